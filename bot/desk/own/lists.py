"""A sentence about one's own figures, lists and days opens the screen that shows them: "hoe staan we ervoor?". Which
words lead where stands with each command (`Command.eigen`); a question about the rules keeps its answer."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.desk import standard
from bot.desk.feature import Command
from bot.desk.own import wording
from bot.desk.rights import may, roles
from bot.desk.visit import Visit
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from knowledge.gemeenten import Gemeente
from knowledge.taal.leunend import begint_met_en, half, leunt, wijst
from knowledge.taal.vraagsoort import Vraagsoort, vraagsoort
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van

MOST = 7
"""Words of meaning in such a sentence at most."""
LONGEST = 160
"""Signs of a message that can be such a sentence: nobody needs more to ask for a screen."""
_STILL = frozenset((Vraagsoort.WANNEER, Vraagsoort.OF))
"""Kinds of question that may be about one's own: "is onze achterstand groot?"."""
_TIJDVAK = re.compile(
    r"\b20\d\d\s*[-/ ]\s*(?:ii?|1|2)\b"
    r"|\b(dit|het huidige|lopende|volgend|komend|vorig|afgelopen) (?:half ?jaar|tijdvak)\b"
    r"|\b(?P<helft>eerste|tweede|1e|2e) (?:helft|half ?jaar)"
    r"(?: (?:van )?(?:het jaar )?(?P<jaar>20\d\d|dit jaar|volgend jaar))?",
    re.IGNORECASE,
)


def lees(visit: Visit, text: str) -> Bericht | bool | None:
    """The screen that the sentence asks for; None for another sentence."""
    if len(text) > LONGEST:
        return None
    tijdvak, rest = without_tijdvak(text, tijdvak_van(visit.today))
    place, rest = without_own(visit, rest)
    message = wording.said(rest)
    if len(message.content) > MOST:
        return None
    if not message.own and (half(text) or begint_met_en(text)) and asks_on(visit, text):
        return None
    found = [command for command in visit.office.features.commands if _asked(command, message)]
    if (
        tijdvak is not None and "cijfers" in message.words
    ):  # those of a half-year are the stand, and not the counts of today
        found = [command for command in found if command.kort]
    if not found:
        about_answer = not message.own and wijst(text) and asks_on(visit, text)  # "wie moet het tekenen"
        return None if about_answer else _in_a_stand(visit, rest, message)
    if _other_rule(rest) and wording.TEMPO not in message.words:  # so many a week: no rule says that
        return None
    command = next((item for item in found if item.actie is None or may(visit.me, item.actie)), None)
    if command is None:
        return not_yours(visit, found[0], text)
    told = f"{place} {tijdvak or ''}".strip() if command.kort and (tijdvak or place) else ""
    shown = command.run(visit, told)
    return True if shown is None else shown


def asks_on(visit: Visit, text: str) -> bool:
    """Whether it goes on from the answer that was shown last ("en telt het dan mee?", "hoeveel per plek?"): that answer
    has to do with it before a screen has."""
    if not visit.store.onderwerpen.of(visit.me.id, visit.now).entries:
        return False
    return begint_met_en(text) or half(text) or leunt(text, visit.kennis.lees(text))


def is_rule(text: str) -> bool:
    """Whether it is a question about the rules, whoever is in it."""
    kind = vraagsoort(text)
    return kind is not None and kind not in _STILL


def is_rule_only(text: str) -> bool:
    """Whether no day can answer it: why, who pays, what a word means."""
    return vraagsoort(text) in (Vraagsoort.WAAROM, Vraagsoort.WIE_BETAALT, Vraagsoort.BEGRIP)


def _in_a_stand(visit: Visit, text: str, message: wording.Said) -> Bericht | None:
    """The own cases in the stand that the sentence names by the words of the table: "voor wie zoeken we een woning"."""
    for naam, handling in visit.office.features.procedures.items():
        standen = [stand for spoor in handling.procedure.sporen for stand in spoor.standen]
        asked = [stand.naam for stand in standen if any(wording.line(one).says(message) for one in stand.gevraagd)]
        if asked and not _other_rule(text):
            return standard.listing(visit, naam, standen=".".join(dict.fromkeys(asked)))
    return None


def _other_rule(text: str) -> bool:
    """As `is_rule`, but for "who", which here asks for cases."""
    return is_rule(text) and vraagsoort(text) is not Vraagsoort.WIE


def _asked(command: Command, message: wording.Said) -> bool:
    return any(wording.line(one).says(message) for one in command.eigen)


def named(commands: tuple[Command, ...], text: str) -> str | None:
    """The command whose screen belongs under the answer to a question of ours about the rules: one that a short line
    names."""
    message = wording.said(text)
    if not message.own:
        return None
    for command in commands:
        lines = (wording.line(one) for one in command.eigen)
        if any(one.own and len(one.needed) == 1 and one.named(message) for one in lines):
            return command.name
    return None


def without_tijdvak(text: str, now: Tijdvak) -> tuple[Tijdvak | None, str]:
    """The tijdvak that a text names, also as "dit halfjaar", and the text without it."""
    found = _TIJDVAK.search(text)
    if found is None:
        return lees_tijdvak(text), text
    if found["helft"]:
        year = {"dit jaar": now.jaar, "volgend jaar": now.jaar + 1, "": now.jaar}.get((found["jaar"] or "").casefold())
        half = Tijdvak(year or int(found["jaar"]), 1 if found["helft"].casefold() in ("eerste", "1e") else 2)
        return half, f"{text[: found.start()]} {text[found.end() :]}"
    relative = {"volgend": now.volgende, "komend": now.volgende, "vorig": now.vorige, "afgelopen": now.vorige}
    tijdvak = relative.get((found[1] or "").casefold(), now) if found[1] else lees_tijdvak(found[0])
    return tijdvak, f"{text[: found.start()]} {text[found.end() :]}"


def own_gemeenten(visit: Visit) -> Iterator[tuple[str, Gemeente | None]]:
    """The own organisations by every name people use, with the gemeente where it is one."""
    for membership in visit.me.lidmaatschappen:
        organisatie = membership.organisatie
        found = visit.office.gemeenten.precies(organisatie.gemeente) if organisatie.gemeente else ()
        yield organisatie.naam, found[0] if found else None
        if found:
            yield found[0].naam, found[0]


_AFGEKORT = re.compile(r"(?<![\w-])[^\W\d_aeiou]{4,5}(?![\w-])", re.IGNORECASE)
"""A word of consonants: a name without its vowels."""


def without_own(visit: Visit, text: str) -> tuple[str, str]:
    """The own gemeente that a text names, also without its vowels ("hlmr"), and the text with "wij" in its place."""
    for name, gemeente in own_gemeenten(visit):
        plain = re.sub(r"^(?:gemeente|provincie) ", "", name, flags=re.IGNORECASE)
        rest, count = re.subn(rf"(?<!\w){re.escape(plain)}(?!\w)", wording.WIJ, text, flags=re.IGNORECASE)
        if count:
            return (gemeente.naam if gemeente else ""), rest
        for short in _AFGEKORT.finditer(text):
            letters = iter(plain.casefold())
            if plain[:1].casefold() == short[0][0].casefold() and all(sign in letters for sign in short[0].casefold()):
                rest = f"{text[: short.start()]}{wording.WIJ}{text[short.end() :]}"
                return (gemeente.naam if gemeente else ""), rest
    return "", text


def not_yours(visit: Visit, command: Command, text: str) -> Bericht | None:
    """What somebody reads who may not see it: who does, the answer of the handreikingen that comes nearest, and what
    this person can do here."""
    refused = command.run(visit, "")
    if refused is None or refused.knoppen:
        return refused
    ranked = visit.kennis.rangschik(text)
    answers = [Knop(entry.question, actie("f", entry.id)) for entry, _ in ranked[:1]]
    here = [Knop(can.label, actie("fw", can.name)) for can in _can(visit)]
    return replace(refused, knoppen=onder_elkaar(*answers, *here))


def _can(visit: Visit) -> list[Command]:
    """What this person has in the channel's own menu and can begin with a button, the usual first."""
    mine = roles(visit.me)
    place = {
        command.name: min(command.menu[rol] for rol in mine if rol in command.menu)
        for command in visit.office.features.commands
        if command.label and not mine.isdisjoint(command.menu) and (not command.actie or may(visit.me, command.actie))
    }
    by_name = visit.office.features.by_name
    return [by_name[name] for name in sorted(place, key=lambda name: place[name])][:2]
