"""What is done in a koppeling reaches the refusal that runs about it: signed, moved to another day, another home,
vervallen, or taken back."""

from datetime import date

from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.engine.kruising import WIS, Kruising, Verandering, Volgt, Zin
from workflows.engine.zaak import CORRIGEER, Zaak, doe
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.kruising import GETEKEND as AL_GETEKEND
from workflows.koppeling.kruising import HEEFT, TERUG, stand_van, titel_van, wil, woning_van, zelfde
from workflows.koppeling.kruising import NEEMT as TEKENT
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.velden import GETEKEND, KOPPELINGSDATUM, TEKENAFSPRAAK, WONING
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.kruising import BAND, andere_woning
from workflows.woningweigering.regels import HUIS, NEEMT, PERSOON, UIT, WACHTEND, WEG, ZOEKT
from workflows.woningweigering.tabel import WONINGWEIGERING, loopt
from workflows.woningweigering.velden import TEKENEN_OP


def _waar(weigering: Zaak) -> str:
    return WONINGWEIGERING.spoor(PERSOON).stand(weigering.standen[PERSOON]).titel


def _woning(weigering: Zaak) -> str:
    home = woning_van(weigering.feiten)
    return f"woning {home}" if home else "een woning"


def _wacht(weigering: Zaak) -> bool:
    """The household may still take the home that was refused."""
    return weigering.standen[PERSOON] in WACHTEND and weigering.standen[HUIS] not in WEG


def neemt(koppeling: Zaak) -> bool:
    """Whether the household has or had the home that its koppeling names, or looks at it."""
    return stand_van(koppeling) != "vervallen"


def _loopt_nog(weigering: Zaak) -> str:
    return f"Er loopt een weigering van {_woning(weigering)} ({{ander}}: {_waar(weigering)})."


# ---------------------------------------------------------------- signed


def _tekent(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    """Which home was signed for, where the numbers do not say that it is the one that was refused."""
    if weigering.standen[PERSOON] not in WACHTEND or zelfde(koppeling, weigering):
        return ""
    if andere_woning(koppeling, weigering) or weigering.standen[HUIS] in WEG:
        return f"{_loopt_nog(weigering)} Tekent dit huishouden voor een andere woning?"
    return (
        f"{_loopt_nog(weigering)} Tekent dit huishouden toch voor die woning? De weigering sluit dan. "
        "Is het een andere woning, zet dan eerst het woningnummer bij de koppeling."
    )


def _tekent_wat_weg_is(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    """By the numbers it is the home that somebody else has, or that went back."""
    if not (wil(koppeling) and zelfde(koppeling, weigering)) or weigering.standen[HUIS] not in WEG:
        return ""
    return (
        f"Woning {woning_van(koppeling.feiten)} is er niet meer voor dit huishouden (weigering {{ander}}). "
        "Controleer het woningnummer, of verbeter het daar."
    )


def _tekent_toch(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    """COA judged, and the home waits for somebody else."""
    if weigering.standen[HUIS] not in ZOEKT or not (neemt(koppeling) and zelfde(koppeling, weigering)):
        return ""
    home = woning_van(koppeling.feiten)
    return f"Woning {home} wacht op een nieuwe kandidaat (weigering {{ander}}). Neemt dit huishouden haar toch?"


def _tekent_na_het_oordeel(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    """The refusal was justified, and nobody said yet how it goes on: without numbers it may be the same home."""
    if not _misschien_toch(koppeling, weigering):
        return ""
    return (
        f"{_loopt_nog(weigering)} Tekent dit huishouden toch voor die woning? De weigering sluit dan. "
        "Is het een andere woning, zet dan eerst het woningnummer bij de koppeling en bij de weigering."
    )


def _te_vroeg(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    """A contract of before the refusal cannot end it."""
    facts, day = WeigeringFeiten(weigering.feiten), KoppelingFeiten(koppeling.feiten).getekend
    since = facts.voorval_op if weigering.standen[PERSOON] == "toets" else facts.oordeel_op
    takes = _wacht(weigering) and not andere_woning(koppeling, weigering)
    takes = takes or _neemt_toch(koppeling, weigering) or _misschien_toch(koppeling, weigering)
    if day is None or since is None or day >= since or not takes:
        return ""
    what = "de weigering" if weigering.standen[PERSOON] == "toets" else "het oordeel van COA"
    return f"De tekendatum ligt vóór {what} ({{ander}}, {zeg(since)}). Controleer beide datums."


def _misschien_toch(koppeling: Zaak, weigering: Zaak) -> bool:
    """COA judged, nobody said yet how the household goes on, and no numbers say whether this is another home."""
    judged = weigering.standen[PERSOON] in ("terecht", "te_laat") and weigering.standen[HUIS] in ZOEKT
    return judged and not (woning_van(koppeling.feiten) and woning_van(weigering.feiten))


def _neemt_toch(koppeling: Zaak, weigering: Zaak) -> bool:
    """COA judged and somebody else is looked for, while the koppeling has this very home."""
    has = stand_van(koppeling) in (*HEEFT, *AL_GETEKEND)
    return has and weigering.standen[HUIS] in ZOEKT and zelfde(koppeling, weigering)


def _weer_hier(koppeling: Zaak, weigering: Zaak, vandaag: date, kalender: Kalender) -> str:
    """Taken back, the koppeling would have this home again; to look for one takes none."""
    return _tekent_toch(koppeling, weigering, vandaag, kalender) if _neemt_toch(koppeling, weigering) else ""


def _sluit_toch(koppeling: Zaak, weigering: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    """The household takes the home that it refused, though COA judged already: nobody else is to be found for it."""
    return _toch(koppeling, weigering, vandaag) if _neemt_toch(koppeling, weigering) else None


def _sluit_misschien_toch(koppeling: Zaak, weigering: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    return _toch(koppeling, weigering, vandaag) if _misschien_toch(koppeling, weigering) else None


def _toch(koppeling: Zaak, weigering: Zaak, vandaag: date) -> Verandering:
    """With the day of signing, where it is not one of before the judgement."""
    facts, judged = KoppelingFeiten(koppeling.feiten), WeigeringFeiten(weigering.feiten).oordeel_op
    day = facts.getekend or facts.tekenafspraak
    known = day if day is not None and judged is not None and day >= judged else None
    return doe(WONINGWEIGERING, weigering, PERSOON, "neemt_toch", {TEKENEN_OP.naam: known}, vandaag)


def _sluit(koppeling: Zaak, weigering: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    """The household signed for the home that it refused: before the judgement, or in its second chance."""
    signed = KoppelingFeiten(koppeling.feiten).getekend
    if not _wacht(weigering) or andere_woning(koppeling, weigering) or signed is None:
        return None
    if weigering.standen[PERSOON] == "toets":
        return doe(WONINGWEIGERING, weigering, PERSOON, "alsnog", {"getekend_op": signed}, vandaag)
    return doe(WONINGWEIGERING, weigering, PERSOON, "accepteert", {"geaccepteerd_op": signed}, vandaag)


def _sluit_getekend(koppeling: Zaak, weigering: Zaak, vandaag: date, kalender: Kalender) -> Verandering | None:
    signed = stand_van(koppeling) in AL_GETEKEND and zelfde(koppeling, weigering)
    return _sluit(koppeling, weigering, vandaag, kalender) if signed else None


# ---------------------------------------------------------------- another day or another home


def _nieuwe_afspraak(koppeling: Zaak, weigering: Zaak) -> date | None:
    """A day to sign after what happened: that is no correction of the day that failed."""
    day, facts = KoppelingFeiten(koppeling.feiten).tekenafspraak, WeigeringFeiten(weigering.feiten)
    if day is None or day <= facts.voorval_op or not _wacht(weigering) or andere_woning(koppeling, weigering):
        return None
    return day


def _verzet(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    if weigering.standen[PERSOON] != "toets" or _nieuwe_afspraak(koppeling, weigering) is None:
        return ""
    return f"{_loopt_nog(weigering)} Komt het huishouden op de nieuwe dag tekenen? De weigering sluit dan."


def _verzet_in_de_kans(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    if weigering.standen[PERSOON] != "tweede_kans" or _nieuwe_afspraak(koppeling, weigering) is None:
        return ""
    return (
        f"{_loopt_nog(weigering)} Accepteerde het huishouden de woning? Leg dat daar vast, met de tekendag: "
        "Alsnog geaccepteerd."
    )


def _sluit_met_afspraak(koppeling: Zaak, weigering: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    day = _nieuwe_afspraak(koppeling, weigering)
    if day is None or weigering.standen[PERSOON] != "toets":
        return None
    return doe(WONINGWEIGERING, weigering, PERSOON, "afspraak", {"afspraak": day}, vandaag)


def _woning_weg(koppeling: Zaak, weigering: Zaak, __: date, ___: Kalender) -> str:
    if not _wacht(weigering):
        return ""
    if andere_woning(koppeling, weigering):
        return ""
    return (
        f"{_loopt_nog(weigering)} De woning is dan ook daar weg: een tweede kans op deze woning is er niet meer. "
        "Gaat de woning voor niemand meer door?"
    )


def _ook_daar_weg(koppeling: Zaak, weigering: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    if not _wacht(weigering) or andere_woning(koppeling, weigering):
        return None
    return doe(WONINGWEIGERING, weigering, HUIS, "gaat_niet_door", {}, vandaag)


def _nieuwe_woning(_: Zaak, weigering: Zaak, __: date, ___: Kalender) -> str:
    """While the household may still take the home that it refused."""
    if not _wacht(weigering):
        return ""
    return f"{_loopt_nog(weigering)} Is er een andere woning gevonden? Anders: leg het bij de weigering vast."


def _ander_nummer(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    if weigering.standen[PERSOON] not in WACHTEND or not andere_woning(koppeling, weigering):
        return ""
    return (
        f"{_loopt_nog(weigering)} Is {woning_van(koppeling.feiten)} een andere woning? "
        "Verbeter je een fout nummer, verbeter het dan ook daar."
    )


def _toch_deze(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    """By the number that is put right, the household signed for the home that it refused."""
    if not _wacht(weigering) or stand_van(koppeling) not in AL_GETEKEND or not zelfde(koppeling, weigering):
        return ""
    return f"{_loopt_nog(weigering)} Tekende dit huishouden voor die woning? De weigering sluit dan."


def _voor_de_koppeling(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    """A home is refused after the koppeling."""
    happened, coupled = WeigeringFeiten(weigering.feiten).voorval_op, KoppelingFeiten(koppeling.feiten).koppelingsdatum
    if happened >= coupled:
        return ""
    return f"De weigering {{ander}} was op {zeg(happened)}, vóór die koppelingsdatum. Controleer beide datums."


# ---------------------------------------------------------------- ended, or running again


def _vervalt(_: Zaak, weigering: Zaak, __: date, ___: Kalender) -> str:
    if weigering.standen[PERSOON] not in WACHTEND:
        return ""
    return (
        f"{_loopt_nog(weigering)} Weigerde het huishouden opnieuw, of is het ontkoppeld? Leg dat daar vast: "
        "de koppeling gaat dan mee. Vervalt de koppeling om iets anders?"
    )


def _ontkoppeld(_: Zaak, weigering: Zaak, vandaag: date, __: Kalender) -> Verandering | None:
    if weigering.standen[PERSOON] not in ("terecht", "te_laat"):
        return None
    return doe(WONINGWEIGERING, weigering, PERSOON, "ontkoppeld", {}, vandaag)


def _loopt_weer(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    if weigering.standen[PERSOON] not in UIT or stand_van(koppeling) == "vervallen":
        return ""
    return (
        f"Bij weigering {{ander}} staat: {_waar(weigering)}. Was dat fout, neem het dan daar terug. "
        f"Loopt de koppeling toch weer ({titel_van(koppeling)})?"
    )


def _ging_mee(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    """The report says that the household took or signed for this home: it is better taken back there."""
    signed = WeigeringFeiten(weigering.feiten).getekend_op is not None and stand_van(koppeling) not in AL_GETEKEND
    without = stand_van(koppeling) == "zoeken" or (signed and stand_van(koppeling) != "vervallen")
    if weigering.standen[PERSOON] not in NEEMT or andere_woning(koppeling, weigering) or not without:
        return ""
    return (
        f"Bij weigering {{ander}} staat: {_waar(weigering)}. Neem het liever daar terug, dan gaat de koppeling mee. "
        "Toch alleen hier?"
    )


def _blijft_over(_: Zaak, weigering: Zaak, __: date, ___: Kalender) -> str:
    return "Weigering {ander} hoort hierbij. Zij blijft staan, zonder koppeling." if loopt(weigering.standen) else ""


# ---------------------------------------------------------------- the rows


def _rij(
    naam: str,
    daden: tuple[str, ...],
    *,
    velden: tuple[str, ...] = (),
    weigert: Zin | None = None,
    vraagt: Zin | None = None,
    volgt: Volgt | None = None,
    schrijft: tuple[str, ...] = (),
    terug: bool = False,
    eerder: bool = False,
) -> Kruising:
    return Kruising(KOPPELING.naam, daden, WONINGWEIGERING.naam, BAND, terug, velden, weigert, vraagt, volgt, schrijft,
                    nieuw=terug, naam=naam, eerder=eerder)  # fmt: skip


KRUISINGEN = (
    _rij("tekenen terwijl een weigering loopt", ("teken",), vraagt=_tekent, volgt=_sluit,
         schrijft=("alsnog", "accepteert")),
    _rij("een woning nemen die weg is", TEKENT, weigert=_tekent_wat_weg_is),
    _rij("tekenen na het oordeel, zonder woningnummer", ("teken",), vraagt=_tekent_na_het_oordeel,
         volgt=_sluit_misschien_toch, schrijft=("neemt_toch",)),
    _rij("een woning nemen die op een ander wacht", TEKENT, vraagt=_tekent_toch, volgt=_sluit_toch,
         schrijft=("neemt_toch",)),
    _rij("een woning nemen die weg is: ongedaan maken", TERUG, weigert=_tekent_wat_weg_is, terug=True),
    _rij("een woning nemen die op een ander wacht: ongedaan maken", TERUG, vraagt=_weer_hier, terug=True),
    _rij("een contract van vóór de weigering", ("teken",), velden=(GETEKEND.naam,), weigert=_te_vroeg),
    _rij("een nieuwe tekenafspraak sluit de weigering", (CORRIGEER,), velden=(TEKENAFSPRAAK.naam,), vraagt=_verzet,
         volgt=_sluit_met_afspraak, schrijft=("afspraak",)),
    _rij("een tekenafspraak in de tweede kans", (CORRIGEER,), velden=(TEKENAFSPRAAK.naam,), weigert=_verzet_in_de_kans),
    _rij("de woning gaat niet door terwijl een weigering loopt", ("woning_valt_af",), vraagt=_woning_weg,
         volgt=_ook_daar_weg, schrijft=("gaat_niet_door",), eerder=True),
    _rij("een woning gevonden terwijl een weigering loopt", ("woning_gevonden",), vraagt=_nieuwe_woning),
    _rij("een ander woningnummer dan de weigering", (CORRIGEER,), velden=(WONING.naam,), vraagt=_ander_nummer),
    _rij("het nummer van de geweigerde woning, na het tekenen", (CORRIGEER,), velden=(WONING.naam,),
         vraagt=_toch_deze, volgt=_sluit_getekend, schrijft=("alsnog", "accepteert")),
    _rij("het nummer van een woning die weg is", (CORRIGEER,), velden=(WONING.naam,), weigert=_tekent_wat_weg_is),
    _rij("het nummer van een woning die op een ander wacht", (CORRIGEER,), velden=(WONING.naam,), vraagt=_tekent_toch,
         volgt=_sluit_toch, schrijft=("neemt_toch",)),
    _rij("een koppelingsdatum na de weigering", (CORRIGEER,), velden=(KOPPELINGSDATUM.naam,),
         weigert=_voor_de_koppeling),
    _rij("de koppeling vervalt terwijl een weigering loopt", ("vervalt",), vraagt=_vervalt, volgt=_ontkoppeld,
         schrijft=("ontkoppeld",)),
    _rij("de koppeling loopt weer na de weigering", ("heropen", "heropen_getekend"), vraagt=_loopt_weer),
    _rij("de koppeling loopt weer na de weigering: ongedaan maken", ("vervalt",), vraagt=_loopt_weer, terug=True),
    _rij("de woning ging bij de weigering mee: ongedaan maken", ("teken", "woning_gevonden"), vraagt=_ging_mee,
         terug=True),
    _rij("een koppeling met een weigering wissen", (WIS,), vraagt=_blijft_over),
)  # fmt: skip
