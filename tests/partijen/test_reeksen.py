"""Whatever is pressed and typed, in whatever order, the questions stay true to their own history and to the case."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.cli.check import problems
from bot.desk import cases
from bot.features.partijen import post as partijen_post
from storage.vragen import VraagRow
from tests.partijen.gezelschap import ALMERE, BAS, COA, DIJK, HAARD, JIP, KIM, LELYSTAD, NOOR, ROBIN, SAM, Gezelschap
from workflows.engine.partijvraag import LOPEND, OPEN, VOORSTEL, VRAAG, naar
from workflows.engine.zaak import laatste

ASKED_OR_NOT = [NOOR, KIM, BAS, JIP, ROBIN]
PARTY = {KIM, BAS, JIP, ROBIN}
THEIRS = {"va", "vl", "g", "td", "kn", "f", "f?", "fk", "fl", "fm", "ft", "fx", "i", "a", "m", "t"}
"""The first words of buttons that a party may be shown: its questions, its own gesprek, and the common ones, which are
those of the vraagbaak and of the menu too."""
ANSWERS = ["W-12", "w-7", "3", "vandaag", "gisteren", "1 juni 2026", "sla over", "telefoon", "klopt", "1 jan 2020"]


class Reeks(RuleBasedStateMachine):
    """Two gemeenten, two corporaties and a regievoerder, with every button that was ever shown."""

    def __init__(self) -> None:
        super().__init__()
        self._directory = tempfile.TemporaryDirectory()
        self.there = Gezelschap(Path(self._directory.name), datetime(2026, 3, 2, 9, tzinfo=UTC))

    @initialize()
    def begin(self) -> None:
        """Both gemeenten work with De Dijk and the regievoerder, Almere with Huis en Haard too; one case runs."""
        for gemeente in (ALMERE, LELYSTAD):
            self.there.link(gemeente, "regievoerder", COA)
        self.there.link(ALMERE, "corporatie", DIJK)
        self.there.link(ALMERE, "corporatie", HAARD)
        for text in ("nieuwe koppeling", "Z-0412", "1 maart", "4", "klopt"):
            self.there.type(NOOR, text)
        self.there.push(NOOR, "Vraag de corporatie")

    @rule(which=st.floats(0, 1, exclude_max=True), newest=st.booleans())
    def press_something(self, which: float, newest: bool) -> None:
        """Any button, new or old."""
        pool = self.there.ever[-40:] if newest else self.there.ever
        chat, message, _, action = pool[int(which * len(pool))]
        if not action.startswith("w:"):  # deleting ends the game
            self.there.press(chat, action, message)

    @rule(person=st.sampled_from([NOOR, SAM, KIM, BAS, JIP, ROBIN]), text=st.sampled_from(ANSWERS))
    def answer(self, person: int, text: str) -> None:
        """An answer to whatever is asked."""
        row = self.there.store.people.by_address("telegram", str(person))
        assert row is not None
        if self.there.store.gesprekken.open(row.id) is not None:
            self.there.type(person, text)

    @rule(soort=st.sampled_from(["woonruimte", "profiel"]), partner=st.sampled_from([DIJK, HAARD, COA, ""]))
    def ask(self, soort: str, partner: str) -> None:
        """Ask somebody on the bot, or get the text."""
        found = self.there.store.people.organisatie_by_name(partner)
        self.there.press(NOOR, f"v:d:1:{soort}:{found.id}" if found else f"v:k:1:{soort}")

    @precondition(lambda self: self._rows())
    @rule(which=st.integers(0, 9), who=st.sampled_from(ASKED_OR_NOT), answer=st.integers(0, 2),
          far=st.integers(0, 7))  # fmt: skip
    def give(self, which: int, who: int, answer: int, far: int) -> None:
        """Begin an answer, and go so far with it; the gemeente writes down what it heard."""
        row = self._rows()[which % len(self._rows())]
        answers = self.there.office.features.vragen[row.soort].soort.antwoorden
        naam = answers[answer % len(answers)].naam
        self.there.press(who, f"{'v' if who == NOOR else 'va'}:a:{row.id}:{naam}")
        person = self.there.store.people.by_address("telegram", str(who))
        assert person is not None
        for text in self._texts(row.soort, mine=who == NOOR)[:far]:
            if self.there.store.gesprekken.open(person.id) is not None:
                self.there.type(who, text)

    @staticmethod
    def _texts(soort: str, *, mine: bool) -> list[str]:
        fields = ["W-12", "3", "sla over", "1 juni 2026"] if soort == "woonruimte" else ["1 juni 2026"]
        return [*fields, *(["vandaag", "mail"] if mine else []), "klopt"]

    @precondition(lambda self: any(row.stand == VOORSTEL for row in self._rows()))
    @rule(verb=st.sampled_from("jx"), regel=st.sampled_from([0, -1]))
    def decide(self, verb: str, regel: int) -> None:
        """Take an offer over or not, by its own button or one of another offer."""
        row = next(row for row in self._rows() if row.stand == VOORSTEL)
        self.there.press(NOOR, f"v:{verb}:{row.id}:{partijen_post.beeld(self.there.office, row).regel + regel}")

    @precondition(lambda self: self._rows())
    @rule(which=st.integers(0, 9), who=st.sampled_from([NOOR, KIM, ROBIN]))
    def take_back(self, which: int, who: int) -> None:
        """Take an answer back."""
        row = self._rows()[which % len(self._rows())]
        regel = partijen_post.beeld(self.there.office, row).regel
        self.there.press(who, f"{'v' if who == NOOR else 'va'}:t:{row.id}:{regel}")

    @rule()
    def undo(self) -> None:
        """Undo the last step of the case, whoever took it."""
        case = self.there.store.cases.get(1)
        assert case is not None
        last = laatste(cases.opened(self.there.office, case).regels)
        if last is not None:
            self.there.press(SAM, f"o:1:{last.id}")

    @rule(person=st.sampled_from(ASKED_OR_NOT), text=st.sampled_from(["/vragen", "/zaak Z-0412"]))
    def look(self, person: int, text: str) -> None:
        """Look at the list or at the case."""
        self.there.type(person, text)

    @rule(days=st.integers(1, 6))
    def wait(self, days: int) -> None:
        """Some days pass."""
        self.there.wait(days=days)

    @precondition(lambda self: self._rows())
    @rule(which=st.integers(0, 9), who=st.sampled_from(ASKED_OR_NOT), verb=st.sampled_from("jxtoarmnibk"))
    def forge(self, which: int, who: int, verb: str) -> None:
        """A button that nobody was shown."""
        row = self._rows()[which % len(self._rows())]
        for action in (f"v:{verb}:{row.id}:1", f"v:{verb}:{row.id}", f"va:{verb}:{row.id}:1", f"va:{verb}:{row.id}"):
            self.there.press(who, action)

    # ------------------------------------------------------------ what always holds

    def _rows(self) -> list[VraagRow]:
        return self.there.store.vragen.of_case(1)

    @invariant()
    def stand_is_what_the_lines_add_up_to(self) -> None:
        """Every line is a step that the table has, and together they give the stand."""
        for row in self._rows():
            stand = OPEN if row.partner is not None else "klaar"
            for line in self.there.store.vragen.lines(row.id)[1:]:
                following = naar(stand, line.trigger)
                assert following is not None, (stand, line.trigger)
                stand = following
            assert stand == row.stand

    @invariant()
    def running_questions_fit_the_case(self) -> None:
        """A question runs only while the case is where it makes sense; an offer is there to be decided on."""
        for row in self._rows():
            assert row.stand not in LOPEND or partijen_post.sensible(self.there.office, row)
            assert row.stand != VOORSTEL or row.antwoord is not None
            assert VRAAG.stand(row.stand)

    @invariant()
    def file_is_whole(self) -> None:
        """The plan of herinneringen is the one computed from scratch, and the case's history replays."""
        assert list(problems(self.there.office)) == []

    @invariant()
    def party_sees_the_question_only(self) -> None:
        """A party is shown no button of the case, and who was not asked is shown nothing of it."""
        for seen in self.there.new:
            if seen.chat in PARTY:
                assert {action.split(":")[0] for _, action in seen.knoppen} <= THEIRS, seen
        asked = {row.partner for row in self._rows()}
        for organisatie, people in ((HAARD, (JIP,)), (COA, (ROBIN,)), (DIJK, (KIM, BAS))):
            found = self.there.store.people.organisatie_by_name(organisatie)
            if found is not None and found.id not in asked:
                assert all("Z-0412" not in s.tekst for s in self.there.messages.values() if s.chat in people)

    @invariant()
    def copies_tell_the_truth(self) -> None:
        """The last message of a question that takes no answer any more offers none: that one is kept right, in each
        chat, unless its owner left the party for good."""
        for row in self._rows():
            if row.stand == OPEN:
                continue
            own = [copy.rij for copy in self.there.store.vragen.copies(row.id) if not copy.lijst]
            last = dict(place for rij in sorted(own) if (place := self.there.store.outbox.place(rij)))
            for message in last.values():
                seen = self.there.messages.get(message) if message else None
                assert seen is None or all(not action.startswith(f"va:a:{row.id}:") for _, action in seen.knoppen)

    def teardown(self) -> None:
        """The file is done with."""
        self.there.close()
        self._directory.cleanup()


TestReeks = Reeks.TestCase
TestReeks.settings = settings(
    max_examples=25, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
