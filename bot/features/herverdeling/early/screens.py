"""The early notice of a herverdeling: the text that is sent, who hears it here, and what COA and a provincie read."""

from collections.abc import Iterator, Mapping, Sequence

from bot.features.herverdeling.buttons_screens import VOORAF, HerverdelingScherm
from bot.features.herverdeling.screens import PREFIX, back
from bot.features.herverdeling.words_screens import change, plus, samen
from bot.screens.markup import Tekst, bold, italic, mono, paragraphs
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.dates.reading import zeg
from workflows.herverdeling.feiten import GemeenteFeiten, HerverdelingFeiten
from workflows.herverdeling.plan import VOORAF as DAG
from workflows.herverdeling.vooraf import BRON, UITRUIL

# ---------------------------------------------------------------- for who leads


def show(beeld: HerverdelingScherm, hier: Sequence[str], zelf: Sequence[str], knoppen: Sequence[Knop] = ()) -> Bericht:
    """What the sources ask and by when, who hears it here, and the text for the others. `knoppen` link who is on the
    bot and was not chosen."""
    last = next((dag for dag in beeld.dagen if dag.naam == DAG), None)
    until = f" Liefst uiterlijk {zeg(last.werkdag)}: daarna begint tijdvak {beeld.weet.tijdvak}." if last else ""
    why = f"Regievoerder, provincie en BZK horen zo snel mogelijk dat er misschien een herverdeling komt.{until} "
    parts: list[Tekst] = [bold(beeld.referentie) + " · vooraf vertellen"]
    parts.append(why + italic(f"(streven: {BRON}; {UITRUIL})"))
    parts.append("De brieven na de bekendmaking blijven nodig.")
    parts += [f"Hoort het hier zodra je het vastlegt: {samen(hier)}."] if hier else []
    parts += [f"Stuur zelf aan: {samen(zelf)}. Kopieer de tekst:", mono("\n".join(_text(beeld)))]
    buttons = (
        Knop("Vandaag verteld", actie(PREFIX, VOORAF, beeld.id, "v")),
        Knop("Eerder verteld", actie(PREFIX, VOORAF, beeld.id, "d")),
        *knoppen,
        back(beeld.id),
    )
    return Bericht(paragraphs(*parts), onder_elkaar(*buttons))


def _text(beeld: HerverdelingScherm) -> Iterator[str]:
    names = samen(list(beeld.namen.values()))
    yield "Geachte heer, mevrouw,"
    yield (
        f"De gemeenten {names} bereiden een herverdeling van de taakstelling voor in {beeld.tijdvakken} "
        f"(Huisvestingswet 2014, artikel 29 lid 2):"
    )
    yield from (f"{beeld.namen[code]}: {_numbers(own)}" for code, own in beeld.weet.gemeenten())
    yield (
        "De som blijft gelijk. De colleges moeten nog besluiten, en er verandert nog niets. Het gaat niet om mensen "
        "die al gekoppeld zijn. Na de bekendmaking krijgt u de besluiten per brief; gaat het niet door, dan hoort u "
        f"dat ook. Ons kenmerk is {beeld.referentie}."
    )
    own = beeld.namen.get(beeld.leider, "")
    yield f"Met vriendelijke groet, {beeld.regio or f'gemeente {own}'}"


def _numbers(own: GemeenteFeiten) -> str:
    moved = plus(own.verschil)
    return moved if own.voor is None else f"{own.voor} wordt {own.voor + own.verschil} ({moved})"


TOO_LATE = "Vooraf vertellen kan hier niet meer. Zo staat het nu:"

# ---------------------------------------------------------------- for COA and a provincie


def announced(referentie: str, feiten: HerverdelingFeiten, namen: Mapping[str, str], *, gestopt: bool) -> Bericht:
    """What may come, between whom, and that nothing is asked yet; or that it does not come."""
    if gestopt:
        return Bericht(
            f"De aangekondigde herverdeling in {feiten.tijdvak} (kenmerk {referentie}) gaat niet door. De "
            "taakstellingen blijven zoals zij waren. Je hoeft niets te doen."
        )
    day = f" Verteld {zeg(feiten.vooraf_op)}," if feiten.vooraf_op else ""
    return Bericht(
        paragraphs(
            bold(f"Herverdeling {feiten.tijdvak}") + " · aangekondigd",
            f"{change(feiten.verschillen, namen)}.{day} kenmerk {referentie}.",
            "De colleges besluiten nog: er verandert nog niets, en je hoeft niets te doen. Je hoort het hier als het "
            "besluit bekend is en gemeld wordt, en ook als het niet doorgaat.",
        )
    )


def withdrawn(referentie: str) -> Bericht:
    """The announcement holds no longer."""
    return Bericht(
        f"De aankondiging van een herverdeling (kenmerk {referentie}) geldt niet meer. Komt er een nieuwe, dan hoor je "
        "het. Je hoeft niets te doen."
    )
