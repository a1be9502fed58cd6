"""People come in by invitation: making codes, using them once, locking a phone."""

import hashlib
import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.desk import menu
from bot.desk.doors import joining, leaving
from bot.desk.guard import controleer, gevaar
from bot.desk.rights import SOORT_VAN_ROL, Actie, Rol, invites, may, organisations, roles
from bot.desk.visit import Office, Visit
from bot.screens import people as people_screens
from bot.screens.colleagues import which_invitation
from bot.screens.message import Bericht
from knowledge.gemeenten import Gemeenten
from storage.people import Lidmaatschap, Organisatie, Persoon, Uitnodiging
from storage.store import Store

CODE_BYTES = 12
"""96 random bits: no guessing, and the code still fits in a link (16 characters)."""
CODE_LIFE = timedelta(days=7)
MAX_WRONG = 5
SLOW_WINDOW = timedelta(hours=1)
"""After five wrong codes within an hour an address is told to wait; a right code does not help then either."""


FEW_WORDS = 6
"""Words of a member who uses a code; a whole invitation is one that is passed on."""
_LINK = re.compile(r"\bt(?:elegram)?\.me/\w+\?start=([\w-]{4,64})")
_CODE = re.compile(r"(?<![\w-])[A-Za-z0-9_-]{16}(?![\w-])")
"""As long as a code is (CODE_BYTES in base 64)."""
_SAID = re.compile(r"\b(?:code|uitnodiging|uitnodigingscode|toegangscode)\b", re.IGNORECASE)
_TOKEN = re.compile(r"(?<![\w-])(?=[\w-]*\d)[A-Za-z0-9][A-Za-z0-9_-]{5,31}(?![\w-])")


class BadInvitation(Exception):
    """The invitation that was asked for cannot be made; the text is Dutch and says what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """A fresh invitation: the code is shown now and is nowhere kept."""

    code: str
    links: tuple[str, ...]  # one for each door
    organisatie: Organisatie
    rol: Rol
    expires: datetime


def invite(office: Office, organisatie_naam: str, rol_naam: str, door: int | None, now: datetime) -> Made:
    """Make an invitation for a role in an organisation; a gemeente is known by its official name.

    Call inside a transaction. Raises BadInvitation.
    """
    try:
        rol = Rol(rol_naam.strip().lower())
    except ValueError:
        raise BadInvitation(f"deze rol ken ik niet; kies uit: {', '.join(Rol)}") from None
    rol = role_in(organisatie_naam, rol)
    organisatie = find_or_make(office.store, office.gemeenten, organisatie_naam, rol)
    code = _new_code()
    expires = now + CODE_LIFE
    office.store.people.add_invitation(_hash(code), organisatie.id, rol, door, now, expires)
    return Made(code, _links(office, code), organisatie, rol, expires)


def _links(office: Office, code: str) -> tuple[str, ...]:
    """The links of an invitation, one for each door that is open. On the page the code stands behind the #: it reaches
    no server and no log, and opening does nothing."""
    telegram = (f"https://t.me/{office.bot_name}?start={code}",) if office.bot_name else ()
    return (*telegram, *((f"{office.webpagina}#u={code}",) if office.webpagina else ()))


def _new_code() -> str:
    """A code that the guard lets through: one in ten thousand looks like a person's number or a word of danger."""
    while True:
        code = secrets.token_urlsafe(CODE_BYTES)
        if controleer(f"/start {code}", opslaan=True) is None and gevaar(code) is None:
            return code


def role_in(naam: str, rol: Rol) -> Rol:
    """The role in an organisation of this name: who coordinates a regio is of that regio, and of no gemeente."""
    return Rol.REGIO if rol is Rol.COORDINATOR and _is_regio(naam) else rol


def _is_regio(naam: str) -> bool:
    return naam.casefold().split()[:1] == ["regio"]


def find_or_make(store: Store, gemeenten: Gemeenten, naam: str, rol: Rol) -> Organisatie:
    """The organisation of this name, made when it is new. Raises BadInvitation."""
    naam = " ".join(naam.split())
    soort, code = SOORT_VAN_ROL[rol], None
    if soort == "gemeente" and _is_regio(naam):
        raise BadInvitation(f"{naam[:40]} is geen gemeente; nodig een regio uit met de rol coordinator")
    if soort == "gemeente":
        found = gemeenten.zoek(naam)
        if len(found) != 1:
            choice = f"; bedoel je {' of '.join(g.naam for g in found)}?" if found else ". Typ de officiële naam"
            raise BadInvitation(f"de gemeente {naam[:40]} ken ik niet{choice}")
        naam, code = found[0].naam, found[0].code
    if soort == "regio":
        own = naam[len("regio") :].strip() if _is_regio(naam) else naam
        if not any(sign.isalpha() for sign in own):
            raise BadInvitation('zet de naam van de regio erbij, zoals "Regio Foodvalley"')
        naam = f"Regio {own}"
    if not 2 <= len(naam) <= 80:
        raise BadInvitation("geef een naam van 2 tot 80 tekens voor de organisatie")
    known = store.people.organisatie_by_name(naam)
    if known is None:
        return store.people.add_organisatie(naam, soort, code)
    if known.soort != soort:
        raise BadInvitation(f"{naam} is een organisatie van de soort {known.soort}; de rol {rol} past daar niet bij")
    return known


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def code_in(text: str, *, known: bool) -> str | None:
    """The invitation code in a text: behind a link, or by its shape, or what is called a code. Who is `known` types
    references as well, and passes invitations on: then a code stands alone, or nearly so and is called one, and has
    capitals and small letters."""
    if known and len(text.split()) > FEW_WORDS:
        return None
    if link := _LINK.search(text):
        return link[1]
    said = _SAID.search(text) is not None
    shaped = [word for word in _CODE.findall(text) if _mixed(word) or (not known and _signs(word))]
    if shaped and (not known or said or text.strip() == shaped[0]):
        return str(shaped[0])
    token = _TOKEN.search(text) if said and not known else None
    return token[0] if token else None


def _mixed(word: str) -> bool:
    """Capitals and small letters through each other, as in a code and not in a word or a reference."""
    return any(sign.isupper() for sign in word[1:]) and any(sign.islower() for sign in word)


def _signs(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


def join(visit: Visit, code: str) -> Bericht | None:
    """Use an invitation. The same word for a wrong, used or expired code: a guesser learns nothing. Who comes in is
    welcomed before anything that waits for the organisation."""
    people, chat = visit.store.people, visit.incoming.chat
    if people.wrong_codes(chat, visit.now - SLOW_WINDOW) >= MAX_WRONG:
        return people_screens.wait_before_next_code()
    if code.startswith(joining.PREFIX):
        return joining.join(visit, code)
    invitation = open_invitation(visit.store, code, visit.now)
    if invitation is None:
        people.add_wrong_code(chat, visit.now)
        return people_screens.wrong_code(known=visit.person is not None)
    person = enter(visit.store, chat, visit.incoming.name)
    people.use_invitation(invitation.id, person, visit.now)
    leaving.afresh(visit.store, person)
    people.add_membership(person, invitation.organisatie.id, invitation.rol, visit.now)
    person_now = people.by_id(person)
    menu.refresh(visit, roles(person_now) if person_now else ())
    visit.say(people_screens.welcome(invitation.organisatie.naam, Rol(invitation.rol), visit.office.proef))
    for hear in visit.office.features.erbij:
        hear(visit, invitation.organisatie.id)
    return None


def open_invitation(store: Store, code: str, now: datetime) -> Uitnodiging | None:
    """The invitation behind this code, while it can be used."""
    found = store.people.invitation(_hash(code))
    return None if found is None or found.gebruikt or found.verloopt <= now else found


def enter(store: Store, chat: int, name: str) -> int:
    """The id of the person of this chat, who is made when new."""
    known = store.people.by_chat(chat)
    return known.id if known else store.people.add_person(name, chat)


def as_beheerder(visit: Visit) -> Persoon:
    """A beheerder named in the settings needs no invitation. The role is written nowhere: it ends with the setting."""
    people, incoming = visit.store.people, visit.incoming
    organisatie = people.organisatie_by_name("Beheer") or people.add_organisatie("Beheer", "beheer", None)
    person = people.by_id(enter(visit.store, incoming.chat, incoming.name))
    assert person is not None  # noqa: S101  just entered
    if is_beheerder(person):
        return person
    own = Lidmaatschap(organisatie, Rol.BEHEERDER)
    return replace(person, lidmaatschappen=(*person.lidmaatschappen, own))


def invite_from_chat(visit: Visit, words: str) -> Bericht:
    """`/uitnodigen [rol] [organisatie]`: a coordinator invites own colleagues, a beheerder anybody."""
    mine = visit.me
    if may(mine, Actie.UITNODIGEN_ALLE):
        rol, _, organisatie = words.partition(" ")
        if not organisatie:
            return people_screens.how_to_invite_anyone()
        return make_invitation(visit, organisatie, rol)
    if may(mine, Actie.UITNODIGEN):
        return _invite_colleague(visit, mine, words.strip().lower() or Rol.GEMEENTE)
    return people_screens.may_not_invite()


def _invite_colleague(visit: Visit, mine: Persoon, words: str) -> Bericht:
    """Who coordinates several gemeenten names one, or is asked."""
    rol, _, naam = words.partition(" ")
    own = [o for o in organisations(mine, Actie.UITNODIGEN) if not naam or o.naam.casefold() == naam.casefold()]
    if regios := [o for o in own if o.soort == "regio"]:
        own, rol = (regios, Rol.REGIO) if rol in (Rol.REGIO, Rol.COORDINATOR) or len(regios) == len(own) else (own, rol)
    if rol not in invites(mine) or not own:
        return people_screens.colleagues_only()
    return make_invitation(visit, own[0].naam, rol) if len(own) == 1 else which_invitation(rol, own)


def make_invitation(visit: Visit, organisatie: str, rol: str) -> Bericht:
    """A fresh invitation on the screen, or why it cannot be made."""
    try:
        made = invite(visit.office, organisatie, rol, visit.me.id, visit.now)
    except BadInvitation as problem:
        return people_screens.bad_invitation(str(problem))
    return people_screens.invitation(made.organisatie.naam, made.rol, made.code, made.links, made.expires)


def is_beheerder(person: Persoon) -> bool:
    """Whether one of the person's roles is beheerder."""
    return Rol.BEHEERDER in roles(person)
