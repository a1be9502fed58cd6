"""Checking figures that somebody enters, and keeping them: the same for a file, for the chat and for the command line.

A running taakstelling is only lowered. What is there already is not written again. Nothing is half imported: who
imports checks all of it first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.desk.provincies import gemeenten_van, provincie_van
from bot.desk.rights import Actie, may
from bot.desk.visit import Office
from bot.features.cijfers import checking_screens, estimate
from knowledge.gemeenten import BESTANDEN, Gemeente
from storage.cijfers import LAND, Cijfer
from storage.people import Organisatie, Persoon
from workflows.cijfers.lijst import Fout, Gelezen, Onleesbaar
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak

HEEL = 300
"""Gemeenten in a list of inhabitants from which their sum is the country: there are some 340."""
VOORUIT, TERUG = 3, 12
"""Years ahead and back that a figure can be about: further off the tijdvak is a typing error."""
"""How a number is put right that may not rise."""
SOORT_NAAM = {
    "inwoners": "inwoners",
    "landelijk": "landelijk aantal",
    "taakstelling": "taakstelling",
    "restant": "voor- of achterstand",
    "gehuisvest": "gehuisvest",
}


@dataclass(frozen=True, slots=True)
class Wie:
    """Who enters: a person for an organisation, or the operator (neither). `eigen`: it counts only there."""

    organisatie: Organisatie | None = None
    persoon: int | None = None

    @property
    def eigen(self) -> int | None:
        """The organisation that keeps it for itself: a gemeente does, a provincie and the operator do not."""
        return self.organisatie.id if self.organisatie and self.organisatie.soort == "gemeente" else None


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A figure that may be kept, and what stood there (None: nothing)."""

    cijfer: Cijfer
    was: int | None


# ---------------------------------------------------------------- who may


def wie_voor(office: Office, person: Persoon, code: str) -> Wie | None:
    """For which organisation this person enters figures of a gemeente; None when not at all."""
    for m in sorted(person.lidmaatschappen, key=lambda m: m.organisatie.soort != "provincie"):
        if may(person, Actie.CIJFERS_INVOEREN, m.organisatie.id) and code in eigen_gemeenten(office, m.organisatie):
            return Wie(m.organisatie, person.id)
    return None


def wie_voor_land(person: Persoon) -> Wie | None:
    """The same for figures of the country and for inhabitants."""
    own = [m.organisatie for m in person.lidmaatschappen if may(person, Actie.CIJFERS_LAND, m.organisatie.id)]
    return Wie(own[0], person.id) if own else None


def eigen_gemeenten(office: Office, organisatie: Organisatie) -> set[str]:
    """The codes of the gemeenten that this organisation is, or that lie in it."""
    if organisatie.gemeente:
        return {organisatie.gemeente}
    name = provincie_van(office, organisatie)
    return {g.code for g in gemeenten_van(office, name)} if name else set()


def vind(office: Office, tekst: str) -> str:
    """The code of the gemeente that a cell names. Raises Onleesbaar."""
    found = office.gemeenten.precies(tekst)
    if len(found) == 1:
        return found[0].code
    former = office.gemeenten.herindeling(tekst)
    if former is not None:
        raise Onleesbaar(checking_screens.merged(former.naam, " en ".join(g.naam for g in former.nu)))
    near = found or office.gemeenten.zoek(tekst)
    raise Onleesbaar(checking_screens.unknown(tekst[:40], " of ".join(g.naam for g in near[:3])))


# ---------------------------------------------------------------- checking


def keur(
    office: Office,
    gelezen: Iterable[Gelezen],
    wie: Mapping[str, Wie | None],
    bron: str,
    vandaag: date,
    *,
    verbeter: bool,
) -> tuple[list[Voorstel], list[Fout]]:
    """What may be kept of these figures, and what is wrong. `wie` says by gebied who enters (`LAND` also for
    inhabitants); `bron` stands where a row names none; `verbeter`: what stands there was wrong."""
    good: list[Voorstel] = []
    wrong: list[Fout] = []
    items = list({(i.soort, i.gebied, i.periode, i.tot): i for i in gelezen}.values())
    for item in items:
        try:
            found = _keur(office, item, wie, bron, vandaag, verbeter=verbeter)
        except Onleesbaar as problem:
            wrong.append(Fout(item.nummer, str(problem)))
        else:
            good += [found] if found else []
    more, missing = _land(office, items, wie.get(LAND), bron, vandaag)
    return good + more, list(dict.fromkeys([*wrong, *missing]))


def keur_voor(
    office: Office, person: Persoon, items: Sequence[Gelezen], vandaag: date, bron: str = "ingestuurde lijst"
) -> tuple[list[Voorstel], list[Fout]]:
    """The same for what one person sent: for each gemeente the organisation for which this person enters it."""
    wie: dict[str, Wie | None] = {LAND: wie_voor_land(person)}
    for item in items:
        if item.gebied not in wie:
            wie[item.gebied] = wie_voor(office, person, item.gebied)
    return keur(office, items, wie, bron, vandaag, verbeter=False)


def _keur(
    office: Office, item: Gelezen, wie: Mapping[str, Wie | None], bron: str, vandaag: date, *, verbeter: bool
) -> Voorstel | None:
    """None when exactly this stands there already. Raises Onleesbaar."""
    door = wie.get(LAND if item.soort == "inwoners" else item.gebied)
    if door is None:
        raise Onleesbaar(_not_yours(office, item))
    _check_periode(item.periode, vandaag)
    known = office.store.cijfers.of(item.soort, item.gebied, item.periode, door.eigen)
    known = [row for row in known if row.tot == item.tot]
    was = known[-1].waarde if known else _meegekomen(office, item)
    if was == item.waarde and (known or item.soort in ("landelijk", "inwoners")):
        return None
    if door.eigen is not None and known and known[-1].eigen is None:
        raise Onleesbaar(checking_screens.counts_already(was or 0, known[-1].door or "de beheerder"))
    made = Cijfer(
        item.soort,
        item.gebied,
        item.periode,
        item.waarde,
        item.bron[:200] or bron,
        item.datum or vandaag,
        item.tot,
        _wijze(item, was, vandaag, verbeter=verbeter),
        door.eigen,
        door.organisatie.id if door.organisatie else None,
    )
    return Voorstel(made, was)


def _not_yours(office: Office, item: Gelezen) -> str:
    if item.soort in ("inwoners", "landelijk"):
        return checking_screens.NATIONAL_ONLY
    return checking_screens.not_yours(office.gemeenten.op_code(item.gebied).naam)


def _check_periode(periode: str, vandaag: date) -> None:
    if not vandaag.year - TERUG <= int(periode[:4]) <= vandaag.year + VOORUIT:
        raise Onleesbaar(checking_screens.too_far(periode))


def _meegekomen(office: Office, item: Gelezen) -> int | None:
    """The number that came along with the program."""
    if item.soort == "landelijk":
        known = estimate.landelijk(office, Tijdvak(int(item.periode[:4]), item.periode.count("I")))
        return known[-1][0] if known else None
    if item.soort == "inwoners":
        year = int(item.periode)
        return estimate.nederland(office, year) if item.gebied == LAND else estimate.inwoners(office, item.gebied, year)
    return None


def _wijze(item: Gelezen, was: int | None, vandaag: date, *, verbeter: bool) -> str:
    """How the number stands beside the one before it. Raises Onleesbaar for a running taakstelling that would rise."""
    if was is None:
        return "vast"
    tijdvak = lees_tijdvak(item.periode)
    running = item.soort in ("taakstelling", "landelijk") and tijdvak is not None and tijdvak.begin <= vandaag
    if verbeter or not running:
        return "verbeterd"
    if item.waarde > was:
        raise Onleesbaar(checking_screens.only_down(item.periode, was, item.soort))
    return "bijgesteld"


def _land(
    office: Office, items: Sequence[Gelezen], door: Wie | None, bron: str, vandaag: date
) -> tuple[list[Voorstel], list[Fout]]:
    """Inhabitants of gemeenten need those of the country: in the list, known, or their sum when all are there."""
    good: list[Voorstel] = []
    wrong: list[Fout] = []
    people = [item for item in items if item.soort == "inwoners"]
    for jaar in dict.fromkeys(item.periode for item in people if door is not None):
        rows = {item.gebied: item for item in people if item.periode == jaar}
        if LAND in rows or (int(jaar) not in BESTANDEN and office.store.cijfers.of("inwoners", LAND, jaar)):
            continue
        if len(rows) >= HEEL:
            total = sum(item.waarde for item in rows.values())
            if estimate.nederland(office, int(jaar)) == total:
                continue
            owner = door.organisatie.id if door and door.organisatie else None
            made = Cijfer("inwoners", LAND, jaar, total, f"som van {len(rows)} gemeenten, {bron}", vandaag,
                          organisatie=owner)  # fmt: skip
            good.append(Voorstel(made, None))
        elif int(jaar) not in BESTANDEN:
            first = min(item.nummer for item in rows.values())
            wrong.append(Fout(first, checking_screens.no_total(jaar)))
    return good, wrong


def schrijf(office: Office, voorstellen: Iterable[Voorstel], persoon: int | None, now: datetime) -> int:
    """Keep what was checked, inside the caller's transaction; gives how many."""
    return len([office.store.cijfers.add(item.cijfer, persoon, now) for item in voorstellen])


def minder(office: Office, voorstellen: Iterable[Voorstel]) -> list[Cijfer]:
    """The counts that are lower than one of an earlier day in the tijdvak, in the list or known: COA corrects at times,
    but it may also be the number of a single month."""
    together: dict[tuple[str, str], list[Cijfer]] = defaultdict(list)
    for item in (v.cijfer for v in voorstellen if v.cijfer.soort == "gehuisvest"):
        together[item.gebied, item.periode].append(item)
    found = []
    for (gebied, periode), items in together.items():
        known = [*office.store.cijfers.of("gehuisvest", gebied, periode, items[0].eigen), *items]
        found += [item for item in items if any(_daalt(before, item) for before in known)]
    return found


def _daalt(before: Cijfer, item: Cijfer) -> bool:
    return before.tot is not None and item.tot is not None and before.tot < item.tot and before.waarde > item.waarde


def gebied_naam(office: Office, gebied: str) -> str:
    """As a person reads it."""
    return "Nederland" if gebied == LAND else gemeente_bij(office, gebied).naam


def gemeente_bij(office: Office, code: str) -> Gemeente:
    """The gemeente of this code. Raises ValueError for a strange one, as a button may hold."""
    try:
        return office.gemeenten.op_code(code)
    except KeyError:
        raise ValueError(code) from None
