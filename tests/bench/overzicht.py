"""`/overzicht` of somebody with many gemeenten and many cases: how long it takes, and what others notice of it."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from storage.store import Store

GEMEENTEN, ZAKEN = 56, 20_000
VANDAAG = date(2026, 4, 20)
"""A day on which many terms are past and the tijdvak has run for months."""
STANDEN = {"zoeken": 15, "gevonden": 8, "getekend": 10, "verhuisd": 5, "geteld": 52, "vervallen": 10}
"""Of each hundred cases. A third runs: more than with people who have used the bot for years."""
OORZAKEN = ("corporatie_zoekt", "geen_passende_woning", "papieren", "inrichting")


def fill(store: Store, gemeenten: int = GEMEENTEN, zaken: int = ZAKEN) -> int:
    """Put gemeenten with koppelingen in an empty database, and a coordinator of all of them; gives who that is."""
    random, now = Random(20_000), datetime(2026, 4, 20, 8, tzinfo=UTC)
    with store.atomic():
        person = store.people.add_person("telegram", 101, 101, "Noor")
        owners = [store.people.add_organisatie(f"Gemeente {n:02}", "gemeente", None).id for n in range(gemeenten)]
        for owner in owners:
            store.people.add_membership(person, owner, "coordinator", now)
        for number in range(zaken):
            stand = random.choices([*STANDEN], [*STANDEN.values()])[0]
            standen = {"koppeling": stand}
            ident = store.cases.add("koppeling", owners[number % gemeenten], f"Z-{number}", person, standen, now)
            store.cases.save(ident, _facts(stand, random), standen)
    return person


def _facts(stand: str, random: Random) -> dict[str, Any]:
    """The facts of a koppeling as they are stored, in this stand."""
    running = stand in ("zoeken", "gevonden", "getekend")
    begun = VANDAAG - timedelta(days=random.randint(1, 110) if running else random.randint(60, 900))
    facts: dict[str, Any] = {"koppelingsdatum": begun.isoformat(), "personen": random.randint(1, 7)}
    if stand not in ("zoeken", "gevonden", "vervallen"):
        signed = begun + timedelta(days=random.randint(10, 80))
        facts["getekend"] = min(signed, VANDAAG).isoformat()
    if stand in ("verhuisd", "geteld"):
        facts["verhuisd"] = min(begun + timedelta(days=random.randint(60, 110)), VANDAAG).isoformat()
    if random.random() < 0.3:
        facts |= {f"dagen_{random.choice(OORZAKEN)}": random.randint(3, 60), "wacht_dagen": random.randint(0, 30)}
    if running and random.random() < 0.2:
        since = VANDAAG - timedelta(days=random.randint(1, 20))
        facts |= {"houdt_tegen": random.choice(OORZAKEN), "tegen_sinds": since.isoformat()}
        facts |= {"wacht_sinds": since.isoformat(), "wacht_tot": (since + timedelta(days=28)).isoformat()}
    return facts
