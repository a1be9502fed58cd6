"""Coming in: who does, who does not, and that nobody learns who is known."""

from datetime import timedelta

import pytest

from tests.web.page import Person, Site

WRONG = "Deze code klopt niet."


def other(code: str) -> str:
    """Another code than this one."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


async def asked(site: Site, mail: str = "noor@almere.nl") -> Person:
    """Somebody who came in before, in a new browser, with a code on its way."""
    await site.colleague(mail)
    site.now += timedelta(days=1)
    person = site.person()
    assert (await person.ask(mail)).status_code == 200
    return person


async def test_a_code_works_once(site: Site) -> None:
    """The second time it is as wrong as any other."""
    noor = await asked(site)
    code = site.mailbox.code("noor@almere.nl")
    assert (await noor.enter(code)).status_code == 200
    again = await noor.enter(code)
    assert again.status_code == 400
    assert again.json()["fout"].startswith(WRONG)


async def test_a_code_works_in_the_browser_that_asked(site: Site) -> None:
    """Who reads the mail over somebody's shoulder has nothing."""
    await asked(site)
    thief = site.person()
    await thief.ask("iemand@elders.nl")
    answer = await thief.enter(site.mailbox.code("noor@almere.nl"))
    assert (answer.status_code, answer.json()["soort"]) == (400, "WRONG_CODE")


async def test_five_tries_and_no_sixth(site: Site) -> None:
    """After five wrong ones the right one does not work either."""
    noor = await asked(site)
    code = site.mailbox.code("noor@almere.nl")
    for _ in range(5):
        assert (await noor.enter(other(code))).json()["soort"] == "WRONG_CODE"
    answer = await noor.enter(code)
    assert (answer.status_code, answer.json()["soort"]) == (400, "TRIED_OUT")


async def test_four_wrong_tries_do_no_harm(site: Site) -> None:
    """A slip of the finger is no end; spaces in a code are none."""
    noor = await asked(site)
    code = site.mailbox.code("noor@almere.nl")
    for _ in range(4):
        await noor.enter(other(code))
    assert (await noor.enter(f" {code[:3]} {code[3:]} ")).status_code == 200


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 400)])
async def test_a_code_runs_out(site: Site, minutes: int, status: int) -> None:
    """After ten minutes."""
    noor = await asked(site)
    site.now += timedelta(minutes=minutes)
    answer = await noor.enter(site.mailbox.code("noor@almere.nl"))
    assert answer.status_code == status
    assert answer.json().get("soort") == (None if status == 200 else "LATE_CODE")


async def test_a_second_question_leaves_the_first_code_good(site: Site) -> None:
    """Whoever is impatient may type either."""
    noor = await asked(site)
    first = site.mailbox.code("noor@almere.nl")
    site.now += timedelta(seconds=70)
    await noor.ask("noor@almere.nl")
    assert site.mailbox.code("noor@almere.nl") != first
    assert (await noor.enter(first)).status_code == 200


async def test_nobody_learns_who_is_known(site: Site) -> None:
    """Known, unknown and locked hear the same; mail goes to the known one alone. The same is written for each."""
    await site.colleague("noor@almere.nl")
    await site.colleague("bram@almere.nl", naam="Bram")
    with site.store.atomic():
        site.store.people.block("web", "bram@almere.nl", site.now)
    site.now += timedelta(days=1)
    before, answers, written = len(site.mailbox.letters), [], []
    for mail in ("noor@almere.nl", "niemand@almere.nl", "bram@almere.nl"):
        statements: list[str] = []
        site.store.db.conn.set_trace_callback(statements.append)
        answers.append((await site.person().ask(mail)).json())
        site.store.db.conn.set_trace_callback(None)
        written.append([s.split(" (")[0] for s in statements if s.startswith("insert into webcodes")])
    assert answers[0] == answers[1] == answers[2]
    assert written[0] == written[1] == written[2]
    assert set(written[0]) == {"insert into webcodes"}  # SQLite names it again for each trigger on the table
    assert [letter.aan for letter in site.mailbox.letters[before:]] == ["noor@almere.nl"]


async def test_a_guessed_code_for_an_unknown_address_lets_nobody_in(site: Site) -> None:
    """There is none that would."""
    person = site.person()
    await person.ask("niemand@almere.nl")
    assert (await person.enter("000000")).status_code == 400
    assert (await person.get("begin")).status_code == 401


async def test_a_mailbox_is_not_filled(site: Site) -> None:
    """A thousand questions from one place: ten mails at most, and the place is told to wait."""
    await site.colleague()
    site.now += timedelta(days=1)
    before, person = len(site.mailbox.letters), site.person(net="10.9.9.9")
    answers = []
    for number in range(1000):
        site.now += timedelta(seconds=61 if number < 59 else 0)
        answers.append((await person.ask("noor@almere.nl")).status_code)
    assert len(site.mailbox.letters) - before <= 10
    assert answers.count(429) > 900


async def test_a_stranger_cannot_lock_anybody_out(site: Site) -> None:
    """Whatever others ask and guess, the browser that came in before gets its code."""
    noor = await site.colleague()
    site.now += timedelta(days=1)
    for number in range(60):
        site.now += timedelta(seconds=61)
        stranger = site.person(net=f"10.8.{number}.1")
        await stranger.ask("noor@almere.nl")
        for _ in range(5):
            await stranger.enter("000000")
    assert sum(letter.aan == "noor@almere.nl" for letter in site.mailbox.letters) <= 1 + 15
    await noor.post("uit")
    await noor.log_in("noor@almere.nl")


async def test_an_invitation_is_for_addresses_of_the_organisation(site: Site) -> None:
    """Another address hears which ones would do; nothing is mailed, and the invitation stays good."""
    code, person = site.invite("Almere", "gemeente", "almere.nl", "almeerse-huisvesting.nl"), site.person()
    answer = await person.ask("noor@gmail.com", code)
    assert answer.status_code == 400
    assert "@almeerse-huisvesting.nl of @almere.nl" in answer.json()["fout"]
    assert not site.mailbox.letters
    await person.log_in("noor@almere.nl", code)


async def test_an_organisation_without_domains_lets_nobody_new_in(site: Site) -> None:
    """The page says who can change that."""
    code = site.invite()
    with site.store.atomic():
        organisatie = site.store.people.organisatie_by_name("Almere")
        assert organisatie is not None
        site.store.maildomeinen.set(organisatie.id, [])
    answer = await site.person().ask("noor@almere.nl", code)
    assert "Vraag de beheerder" in answer.json()["fout"]


async def test_an_invitation_works_once(site: Site) -> None:
    """For who comes first; the second hears that it does not work any more."""
    code = site.invite()
    await site.person().log_in("noor@almere.nl", code)
    answer = await site.person().ask("bram@almere.nl", code)
    assert answer.json()["fout"].startswith("Deze uitnodiging werkt niet (meer).")


async def test_an_invitation_used_meanwhile_lets_nobody_in(site: Site) -> None:
    """Between the mail and the code somebody else was faster."""
    code, noor, bram = site.invite(), site.person(), site.person()
    await noor.ask("noor@almere.nl", code)
    await bram.ask("bram@almere.nl", code)
    assert (await noor.enter(site.mailbox.code("noor@almere.nl"), code, "Noor")).status_code == 200
    answer = await bram.enter(site.mailbox.code("bram@almere.nl"), code, "Bram")
    assert answer.json()["soort"] == "BAD_INVITATION"
    assert (await bram.get("begin")).status_code == 401


@pytest.mark.parametrize(
    "mail", ["", "noor", "noor@", "@almere.nl", "noor@almere", "a b@almere.nl", "x@y.nl\nBcc: z@y.nl"]
)
async def test_what_is_no_mail_address_is_said_so(site: Site, mail: str) -> None:
    """With an example, and without a mail."""
    answer = await site.person().ask(mail)
    assert answer.status_code == 400
    assert "naam@gemeente.nl" in answer.json()["fout"]
    assert not site.mailbox.letters


@pytest.mark.parametrize("naam", ["", "  ", "111222333", "Noor 2", "<b>Noor</b>", "x" * 41])
async def test_a_name_is_a_name(site: Site, naam: str) -> None:
    """Nothing that must not come in stands where colleagues read it; the code stays good."""
    code, noor = site.invite(), site.person()
    await noor.ask("noor@almere.nl", code)
    digits = site.mailbox.code("noor@almere.nl")
    answer = await noor.enter(digits, code, naam)
    assert answer.json()["soort"] == "NO_NAME"
    assert (await noor.enter(digits, code, "Noor")).status_code == 200


async def test_a_beheerder_by_mail_needs_no_invitation(store: object) -> None:
    """The settings name an address; the number of a Telegram chat that looks like it is nobody."""
    site = Site(store, ketenbot_beheerders_mail="Beheer@Voorbeeld.nl")  # type: ignore[arg-type]
    chief = site.person()
    await chief.log_in("beheer@voorbeeld.nl")
    assert "beheer" in chief.last().lower()
    await chief.say("/uitnodigen coordinator Almere")
    assert f"{site.office.webpagina}#u=" in chief.last()
    assert "t.me" not in chief.last()
    await site.close()


async def test_mail_that_is_refused_changes_nothing_of_the_answer(site: Site) -> None:
    """Whoever asks hears the same; the operator sees in /gezond that mail does not go."""
    from bot.mail.letters import MailLater

    await site.colleague()
    site.now += timedelta(days=1)
    site.mailbox.problem = MailLater("451")
    answer = await site.person().post("code", mail="noor@almere.nl")
    assert answer.json()["woord"].startswith("Als dit adres toegang heeft")
    for _ in range(20):
        if site.door.health()["mail"] is False:
            break
        import asyncio

        await asyncio.sleep(0.01)
    assert site.door.health()["mail"] is False
