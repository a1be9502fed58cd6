"""One act, one message to each person: for every answer of the regievoerder and every step of a colleague, by whoever
deals with koppeling and refusal, and with a corporatie that keeps the home free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.desk import steps
from bot.desk.visit import AMSTERDAM, Visit, tell
from bot.features.partijen import answering, asking
from bot.features.woningweigering import begin
from bot.screens.message import Bericht, Knop, onder_elkaar
from storage.outbox import OutboxRow
from tests.koppeling.wereld import Wereld
from tests.kruising.paren import antwoorden
from tests.people import chat_of
from workflows.engine.partijvraag import Antwoord, VraagSoort
from workflows.engine.tabel import Stap
from workflows.woningweigering.partijvragen import (
    GEKOPPELD,
    KANDIDAAT_ZEGT,
    NIEUWE_KANDIDAAT,
    OORDEEL,
    TWEEDE_KANS,
    VAN_COA,
    WONING_WACHT,
)
from workflows.woningweigering.regels import HUIS, PERSOON
from workflows.woningweigering.tabel import PERSOON_STAPPEN, WONINGWEIGERING

NOOR, SAM, ROBIN, KIM = 101, 102, 103, 104
_TO: dict[str, tuple[str, ...]] = {
    OORDEEL.naam: (),
    TWEEDE_KANS.naam: ("onterecht",),
    GEKOPPELD.naam: ("terecht",),
    NIEUWE_KANDIDAAT.naam: ("terecht",),
    KANDIDAAT_ZEGT.naam: ("terecht", "koppelt"),
}
"""By which steps a refusal comes to where this is asked."""
_BEFORE: dict[str, tuple[str, ...]] = {
    "blijft": ("terecht",), "ontkoppeld": ("terecht",), "neemt_toch": ("terecht",), "koppelt": ("terecht",),
    "kandidaat": ("terecht",), "meld": ("terecht",), "meld_leiding": ("terecht", "meld"),
    "accepteert": ("onterecht",), "weigert_weer": ("onterecht",), "toch_terecht": ("onterecht",),
    "vervalt": ("geef_terug",), "toch_onterecht": ("terecht",), "onterecht_weg": ("geef_terug",),
    "toch_onterecht_wacht": ("terecht", "koppelt"), "toch_onterecht_weg": ("terecht", "geef_terug"),
    "verlaat": ("onterecht", "weigert_weer"), "vraag_titel": ("onterecht", "weigert_weer"),
    "ontruimt": ("onterecht", "weigert_weer", "vraag_titel"),
    "terecht_te_laat": ("onterecht", "weigert_weer", "verlaat"),
    "aanvaardt": ("terecht", "koppelt"), "kandidaat_weigert": ("terecht", "koppelt"),
    "kandidaat_af": ("terecht", "koppelt"),
}  # fmt: skip
"""What comes before a step that is not open at the report."""
_USED = ("onterecht_gebruikt", "toch_onterecht_gebruikt")
"""Only open after a second chance in an earlier report; the step without it says the same to the same people."""


class Keten:
    """A refusal of Noor at her own koppeling; Kim keeps the home free, Robin is the regievoerder."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld
        wereld.add(NOOR, "gemeente")
        wereld.add(SAM, "gemeente")
        wereld.add(ROBIN, "coa", "COA regio Midden")
        wereld.add(KIM, "corporatie", "De Woning")
        self.almere, self.coa, self.woning = map(self._organisatie, ("Almere", "COA regio Midden", "De Woning"))
        with wereld.store.atomic():
            wereld.store.vragen.link(self.almere, OORDEEL.functie, self.coa, on=True)
            wereld.store.vragen.link(self.almere, WONING_WACHT.functie, self.woning, on=True)
        self.today = wereld.now.astimezone(AMSTERDAM).date()
        about = wereld.make(NOOR, "Z-1", self.today.replace(day=1))
        found = {"tekenafspraak": self.today, "woning": "DD-1"}
        self.act(NOOR, lambda v: steps.take(v, about, "koppeling", "woning_gevonden", "zoeken", found))
        doel = {"zaak": about, "organisatie": self.almere, "referentie": "Z-1"}
        facts = {"voorval": "geweigerd", "voorval_op": self.today, "woning": "DD-1"}
        self.act(NOOR, lambda v: begin.FORMS["weigering"].finish(v, doel, facts))
        (self.zaak,) = wereld.store.weigeringen.of_koppeling(about)
        self.answer(KIM, WONING_WACHT, WONING_WACHT.antwoorden[0])

    def _organisatie(self, naam: str) -> int:
        found = self.wereld.store.people.organisatie_by_name(naam)
        assert found is not None
        return found.id

    def act(self, who: int, do: Callable[[Visit], Any]) -> list[OutboxRow]:
        """Somebody does this; gives the new messages to others."""
        visit = self.wereld.visit(who)
        with self.wereld.store.atomic():
            do(visit)
        return [row for row in visit.post.rows if (row.klasse, row.soort) == ("ping", "stuur")]

    def answer(self, who: int, soort: VraagSoort, antwoord: Antwoord) -> list[OutboxRow]:
        """A party says this."""
        partner = self.woning if who == KIM else self.coa

        def say(visit: Visit) -> None:
            row = asking.unasked(visit, self.wereld.case(self.zaak), soort.naam, partner)
            said = {veld.naam: self.today for veld in antwoord.velden}
            answering.FORMS["antwoord"].finish(visit, {"vraag": row.id, "antwoord": antwoord.naam}, said)

        return self.act(who, say)

    def step(self, who: int, trigger: str) -> list[OutboxRow]:
        """Somebody of the gemeente takes this step of the refusal."""
        case = self.wereld.case(self.zaak)
        spoor = PERSOON if any(stap.trigger == trigger for stap in PERSOON_STAPPEN) else HUIS
        stap = WONINGWEIGERING.spoor(spoor).stap(trigger)
        assert stap is not None
        stand, facts = case.zaak.standen[spoor], next(antwoorden(stap.velden))
        facts = {naam: self.today if naam.endswith("_op") and value is not None else value
                 for naam, value in facts.items()}  # fmt: skip
        sent = self.act(who, lambda v: steps.take(v, self.zaak, spoor, trigger, stand, facts, sure=True))
        assert self.wereld.case(self.zaak).zaak.standen[spoor] == stap.naar, trigger
        return sent

    def back(self, who: int) -> list[OutboxRow]:
        """Taken back by somebody of the gemeente."""
        regels = self.wereld.case(self.zaak).regels
        last = next(regel for regel in reversed(regels) if regel.spoor is not None and not _follows(regel.trigger))
        return self.act(who, lambda v: steps.undo(v, self.zaak, last.id, sure=True))

    def told(self, who: int, rows: list[OutboxRow]) -> list[str]:
        """What this person now reads of these: one that was filled up says what it says in the outbox."""
        waiting = {row.id: row.inhoud["tekst"] for row in self.wereld.store.outbox.waiting()}
        return [waiting[row.id] for row in rows if row.chat == chat_of(self.wereld.store, who)]


def _follows(trigger: str) -> bool:
    return trigger in WONINGWEIGERING.vanzelf


def _once(rows: list[OutboxRow]) -> None:
    assert max(Counter(row.chat for row in rows).values(), default=0) <= 1, [row.inhoud["tekst"] for row in rows]


@pytest.fixture
def keten(tmp_path: Path) -> Iterator[Keten]:
    """On the day of the refusal."""
    wereld = Wereld(tmp_path / "test.db", "2026-04-01 10:00")
    yield Keten(wereld)
    wereld.store.close()


ANSWERS = [(soort, antwoord) for soort in VAN_COA for antwoord in soort.antwoorden if antwoord.stappen]


@pytest.mark.parametrize(("soort", "antwoord"), ANSWERS, ids=lambda part: part.naam)
def test_an_answer_of_the_regievoerder(keten: Keten, soort: VraagSoort, antwoord: Antwoord) -> None:
    """Noor hears once what was answered and what came of her koppeling; and once that it is taken back."""
    for trigger in _TO[soort.naam]:
        keten.step(NOOR, trigger)
    sent = keten.answer(ROBIN, soort, antwoord)
    _once(sent)
    (told,) = keten.told(NOOR, sent)
    assert told.startswith("COA regio Midden antwoordt op ")
    assert "Robin" not in told
    row = next(row for row in keten.wereld.store.vragen.of_case(keten.zaak) if row.soort == soort.naam and row.antwoord)
    line = keten.wereld.store.vragen.lines(row.id)[-1]
    back = keten.act(ROBIN, lambda v: answering.take_back(v, row.id, line.id))
    _once(back)
    (told,) = keten.told(NOOR, back)
    assert "neemt het antwoord op" in told


STEPS = [stap for spoor in WONINGWEIGERING.sporen for stap in spoor.stappen if not stap.vanzelf]


@pytest.mark.parametrize("stap", [stap for stap in STEPS if stap.trigger not in _USED], ids=lambda stap: stap.trigger)
def test_a_step_of_a_colleague(keten: Keten, stap: Stap) -> None:
    """Every step of the table, and taking it back."""
    for trigger in _BEFORE.get(stap.trigger, ()):
        keten.step(NOOR, trigger)
    _once(keten.step(SAM, stap.trigger))
    _once(keten.back(SAM))


def test_what_one_act_says_to_one_person_is_one_message(keten: Keten) -> None:
    """The newest on top, each button once; somebody else gets his own."""

    def say(visit: Visit) -> None:
        first, second = (Bericht(naam, onder_elkaar(Knop("Open", "k:1"), Knop(naam, naam))) for naam in "ab")
        tell(visit, chat_of(visit.store, NOOR), first)
        tell(visit, chat_of(visit.store, SAM), first)
        tell(visit, chat_of(visit.store, NOOR), second)

    rows = keten.act(ROBIN, say)
    assert keten.told(NOOR, rows) == ["b\n\na"]
    assert keten.told(SAM, rows) == ["a"]
    kept = next(r for r in keten.wereld.store.outbox.waiting() if r.id == rows[0].id)
    assert kept.inhoud["knoppen"] == [[["Open", "k:1"]], [["b", "b"]], [["a", "a"]]]
