"""A list as it leaves the house: a text, a paper, a report in numbers. Who ticked stands in none of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.checklists.screens import PREFIX, Beeld
from bot.files.paper import Stuk
from bot.screens.markup import bold, italic, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, onder_elkaar
from storage.people import Organisatie
from workflows.checklists.lijsten import Checklist, Deel, Punt, bronnen_van
from workflows.dates.reading import zeg
from workflows.dates.words import zeg_lang

HAND_OVER = Bericht("Dit kun je doorsturen. Er staan geen namen van collega's in:")
MAKING = "Ik maak het. Het komt zo."


def _punt(beeld: Beeld, punt: Punt) -> str:
    who = f" ({punt.wie})" if punt.wie else ""
    done = beeld.gedaan.get(punt.naam)
    if done is not None:
        return f"☑ {punt.titel}{who}: {zeg_lang(done.op)}"
    return f"☐ {punt.titel}: {punt.tekst}{who}" if punt.tekst else f"☐ {punt.titel}{who}"


def _delen(beeld: Beeld) -> Iterator[tuple[str, list[Punt]]]:
    """The parts whole again, as they were before they were cut into pages."""
    found: dict[str, list[Punt]] = {}
    for blad in beeld.bladen:
        for deel in blad.delen:
            found.setdefault(deel.titel, []).extend(deel.punten)
    yield from found.items()


def _over(beeld: Beeld) -> str:
    if beeld.referentie:
        return f"Zaak {beeld.referentie}, gemeente {beeld.gemeente}"
    return f"Gemeente {beeld.gemeente}"


def _bronnen(beeld: Beeld) -> str:
    sources = bronnen_van([punt for blad in beeld.bladen for punt in blad.punten])
    return f"Naar: {'; '.join(map(str, sources))}."


def text(beeld: Beeld, vandaag: date) -> Bericht:
    """The whole list in one message."""
    lines = [f"Checklist {beeld.lijst.titel}", f"{_over(beeld)}. Stand van {zeg_lang(vandaag)}: {beeld.stand} klaar."]
    for titel, punten in _delen(beeld):
        lines += ["", titel, *(_punt(beeld, punt) for punt in punten)]
    return Bericht("\n".join([*lines, "", _bronnen(beeld)]))


def paper(beeld: Beeld, vandaag: date) -> Stuk:
    """The whole list on paper."""
    lines = []
    for titel, punten in _delen(beeld):
        lines += [f"{titel}:", *(_punt(beeld, punt) for punt in punten)]
    return Stuk(
        bestand=f"checklist-{beeld.lijst.naam}{f'-{_veilig(beeld.referentie)}' if beeld.referentie else ''}.docx",
        titel=f"Checklist {beeld.lijst.titel}",
        let_op="Schrijf geen namen of nummers van bewoners op deze lijst.",
        afzender=f"Gemeente {beeld.gemeente}",
        adres=(),
        datum=zeg_lang(vandaag),
        kenmerk=beeld.referentie or "-",
        alineas=tuple(lines),
        rijen=(),
        slot=(_bronnen(beeld),),
        ondertekening=(),
    )


def _veilig(referentie: str) -> str:
    """A reference as part of the name of a file."""
    return "".join(sign if sign.isalnum() or sign == "-" else "-" for sign in referentie)


def made(stuk: Stuk, inhoud: bytes) -> Bericht:
    """The paper as a file."""
    return Bericht(f"{stuk.titel}, om te printen.", bestand=Bestand(stuk.bestand, inhoud))


# ---------------------------------------------------------------- the report


@dataclass(frozen=True, slots=True)
class Verslag:
    """Of which list a report is, and what stands on it at a case."""

    organisatie: Organisatie
    lijst: Checklist
    delen: Sequence[Deel]


def report(verslag: Verslag, sinds: date, zaken: int, aantal: Mapping[str, int]) -> Bericht:
    """How often each item was ticked: acts and progress in numbers, and nobody's case."""
    place, lijst = verslag.organisatie, verslag.lijst
    back = onder_elkaar(Knop("Terug", actie(PREFIX, "o", place.id, lijst.naam)))
    head = bold(f"Verslag {lijst.titel} · {place.naam}")
    if not zaken:
        return Bericht(stack(head, f"Sinds {zeg(sinds)} is er bij geen zaak iets afgevinkt."), back)
    lines = [
        f"{aantal[punt.naam]} keer {punt.titel}"
        for deel in verslag.delen
        for punt in deel.punten
        if punt.naam in aantal
    ]
    many = "1 zaak" if zaken == 1 else f"{zaken} zaken"
    own = italic(
        "Alleen wat op deze lijst zelf is afgevinkt. Aantallen, geen namen: bruikbaar voor sturing en de raad."
    )
    return Bericht(stack(head, f"Afgevinkt sinds {zeg(sinds)}, bij {many}:", *lines, own), back)
