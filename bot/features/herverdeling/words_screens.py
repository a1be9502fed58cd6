"""How a herverdeling says its figures, and how its history reads: what was done, of which gemeente, and with which
figures."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.screens.case import Woorden
from bot.screens.case import happened as of_table
from bot.screens.message import klein
from workflows.dates.reading import zeg
from workflows.engine.tabel import Procedure
from workflows.engine.velden import zeg_waarde
from workflows.engine.zaak import CORRIGEER, MAAK, ONGEDAAN, Regel, Zaak
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL
from workflows.herverdeling.tabel import AFZENDER

GEDAAN = {
    "stel_voor": "nieuw voorstel",
    "bevestig": "gepubliceerd cijfer gegeven",
    "akkoord": "ambtelijk akkoord",
    "wijs_af": "doet niet mee",
    "besluit": "college besloot",
    "college_nee": "college besluit dit niet",
    "maak_bekend": "besluit bekendgemaakt",
    "rectificeer": "bekendmaking gerectificeerd",
    "verwerk": "COA: som klopt, verwerkt",
    "niet_hersteld": "niet hersteld, de oude cijfers blijven",
    "nieuw_besluit": "fout in het besluit, er komt een nieuw besluit",
    "trek_in": "gestopt",
}
"""By step: what is said once it was taken, where its button says something else."""


KORTE_NAMEN = {"coa": "COA", "regievoerder": "regievoerder", "provincie": "provincie", "bzk": "BZK", "jenv": "JenV"}
"""By party of the safe set: its name where there is little room."""


def samen(namen: Sequence[str]) -> str:
    """Names in a sentence: A, B en C."""
    return " en ".join([", ".join(namen[:-1]), namen[-1]] if len(namen) > 1 else namen)


def plus(aantal: int) -> str:
    """A change with its sign: −10, +5, 0."""
    return f"+{aantal}" if aantal > 0 else f"−{-aantal}" if aantal < 0 else "0"


_FOUT = {
    "som": "de som klopt niet",
    "tijdvak": "het tijdvak klopt niet",
    "besluit": "een besluit ontbreekt",
    "gekoppeld": "het gaat om mensen die al gekoppeld zijn",
    "anders": "er klopt iets anders niet, vraag het COA",
}


def not_right(weet: HerverdelingFeiten, namen: Mapping[str, str]) -> str:
    """What COA finds wrong, as part of a sentence; empty while it did not say."""
    if weet.herstel_wat != "getal":
        return _FOUT.get(weet.herstel_wat or "", "")
    who = namen.get(weet.herstel_van or "", "een gemeente")
    number = f" (COA heeft {weet.herstel_getal})" if weet.herstel_getal is not None else ""
    return f"het oude getal van {who} klopt niet{number}"


def change(verschillen: Mapping[str, int], namen: Mapping[str, str]) -> str:
    """Who hands over and who takes over, in one line."""
    ordered = sorted(verschillen.items(), key=lambda item: (item[1], namen[item[0]]))
    return ", ".join(f"{namen[code]} {plus(aantal)}" for code, aantal in ordered)


def happened(procedure: Procedure, regel: Regel, namen: Mapping[str, str]) -> str:
    """What a line of history says, with the gemeente it is about."""
    if regel.trigger == CORRIGEER:
        fields = [
            naam for naam in regel.feiten if naam in procedure.velden and not naam.startswith(("totaal", "klopt_"))
        ]
        titles = [_titled(procedure, naam, namen) for naam in fields]
        return f"verbeterd: {', '.join(titles[:3])}"
    if regel.trigger == ONGEDAAN:
        return "ongedaan gemaakt"
    words = GEDAAN.get(regel.trigger) or of_table(procedure, regel)
    if regel.trigger in procedure.noteert:
        return _noted(regel, namen, words)
    return f"{namen[regel.spoor]}: {words}" if regel.spoor in namen else words


def _noted(regel: Regel, namen: Mapping[str, str], words: str) -> str:
    if regel.trigger == "gemeld":
        told = [KORTE_NAMEN[naam] for naam in KORTE_NAMEN if f"{naam}_op" in regel.feiten]
        return f"gemeld aan {', '.join(told)}"
    if regel.trigger == AFZENDER and (naam := namen.get(HerverdelingFeiten(regel.feiten).afzender or "")):
        return f"{naam} stuurt voortaan de brieven"
    if "nee" in [value for naam, value in regel.feiten.items() if naam.startswith("klopt_")]:
        words = "verbetering klopt niet"
    named = list(dict.fromkeys(namen[naam[-6:]] for naam in regel.feiten if naam[-6:] in namen))
    about = named[0] if len(named) == 1 else f"{len(named)} gemeenten" if named else ""
    return f"{about}: {words}" if about and regel.trigger != MAAK else words


def _titled(procedure: Procedure, naam: str, namen: Mapping[str, str]) -> str:
    title = klein(procedure.velden[naam].titel)
    return f"{title} ({namen[naam[-6:]]})" if naam[-6:] in namen else title


def facts(procedure: Procedure, regel: Regel, namen: Mapping[str, str]) -> str:
    """What a line of history brought, in a few words; empty where the words say all."""
    moved = {naam[-6:]: int(aantal) for naam, aantal in regel.feiten.items() if naam.startswith("verschil_")}
    if moved:
        return change(moved, namen)
    brought = {naam: value for naam, value in regel.feiten.items() if value is not None}
    said = [
        f"volgens {namen.get(str(brought[naam]), '')}"
        if naam.startswith("namens_")
        else zeg_waarde(veld, brought[naam])
        for naam, veld in procedure.velden.items()
        if naam in brought and not naam.startswith(_QUIET)
        if not naam.startswith("namens_") or brought[naam] in namen  # a regio stands with who did it
    ]
    return ", ".join(dict.fromkeys(namen.get(item, item) for item in said))


_QUIET = ("ronde", "totaal", "verstuurd_GM", "geldend", "colleges_op", "schriftelijk")


def done(procedure: Procedure, voor: Zaak, na: Zaak, regel: Regel, namen: Mapping[str, str]) -> str:
    """What was just done, with what it means for the answers that were given before."""
    was, now = HerverdelingFeiten(voor.feiten), HerverdelingFeiten(na.feiten)
    if regel.trigger == "stel_voor":
        changed = _compared(was.verschillen, now.verschillen, namen) or "ander aantal tijdvakken"
        return f"nieuw voorstel ({changed}); eerdere akkoorden vervallen"
    words = happened(procedure, regel, namen)
    if regel.trigger == "bevestig" and was.ronde != now.ronde:
        return f"{words}; nieuwe ronde: eerdere akkoorden vervallen"
    return f"{words}. {KOSTEN}" if became_agreed(voor, na) else words


KOSTEN = (
    "Spreek nu ook de kosten af die de vergunninghouder niet volgen, zoals uitvoeringskosten van inburgering "
    "(Samenwerking 2016, variant 2; Uitruil 2024, hoofdstuk 3)"
)
"""Said once, where the last gemeente agrees: the papers leave the amounts open."""


def became_agreed(voor: Zaak, na: Zaak) -> bool:
    """Whether every gemeente agrees now, and did not before."""
    return _agreed(na) and not _agreed(voor)


def _agreed(zaak: Zaak) -> bool:
    standen = {spoor: stand for spoor, stand in zaak.standen.items() if spoor != GEHEEL}
    return zaak.standen[GEHEEL] == "verkenning" and set(standen.values()) == {"akkoord"}


def _compared(before: Mapping[str, int], after: Mapping[str, int], namen: Mapping[str, str]) -> str:
    changed = [code for code in after if before.get(code) != after[code]]
    return ", ".join(f"{namen[code]} {plus(before.get(code, 0))} → {plus(after[code])}" for code in changed)


def ground(regel: Regel) -> str:
    """On what word of the gemeente somebody else recorded this."""
    own = HerverdelingFeiten(regel.feiten).van(regel.spoor)
    return f"op grond van {own.hoe or 'antwoord'} {zeg(own.antwoord_op)}" if own.antwoord_op is not None else ""


WOORDEN = Woorden(happened, facts, done, "Terug naar de herverdeling", ground)


def also(naam: str, andere: Sequence[tuple[str, int]], samen: int) -> str:
    """Other herverdelingen of the gemeente in the tijdvak, each with what it gives, and what they come to together."""
    named = ", ".join(f"{referentie} ({plus(amount)})" for referentie, amount in andere)
    if samen < 0:
        return f"{naam}: met {named} erbij komt het op {plus(samen)}. Onder nul kan niet: draag minder over."
    return (
        f"{naam}: in dit tijdvak ook {named}, samen {samen}. Ligt dat besluit er eerder, dan is oud het getal daarvan "
        "(onze lezing); vraag het COA."
    )


def with_besluit(referentie: str, dag: date | None, nummer: str | None) -> str:
    """A herverdeling with the day and the number of its besluit."""
    number = f" nr {nummer}" if nummer else ""
    return f"{referentie} (besluit {zeg(dag)}{number})" if dag is not None else referentie


def below_zero(naam: str, andere: Sequence[tuple[str, int]], samen: int) -> str:
    """Together they come below zero; those of another gemeente are not named."""
    known = f" ({', '.join(f'{referentie}: {plus(amount)}' for referentie, amount in andere)})" if andere else ""
    return (
        f"{naam} komt met andere herverdelingen in dit tijdvak{known} op {plus(samen)}. "
        "Een taakstelling komt niet onder nul. Doe een ander voorstel."
    )
