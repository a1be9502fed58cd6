"""Who may do what, of whom: one table that every command, button, link and file asks.

| | gemeente | coordinator | regio | provincie | coa | corporatie | begeleiding | beheerder |
A row that is not in the table is not allowed. "eigen" is the person's own organisation; another organisation's
case does not even exist for them. A regio acts for the gemeenten that confirmed it, in the cases that it leads, and
which steps those are stands with the steps (`Stap.namens`).
"""

from enum import StrEnum

from storage.people import Lidmaatschap, Organisatie, Persoon


class Rol(StrEnum):
    """A role in an organisation. A beheerder looks after the installation and sees no cases."""

    GEMEENTE = "gemeente"
    COORDINATOR = "coordinator"
    REGIO = "regio"
    PROVINCIE = "provincie"
    COA = "coa"
    CORPORATIE = "corporatie"
    BEGELEIDING = "begeleiding"
    BEHEERDER = "beheerder"


class Actie(StrEnum):
    """Something the desk can do for a person."""

    VRAAG = "een vraag stellen"
    TERMIJN = "een termijn berekenen"
    ZAAK_MAKEN = "een koppeling vastleggen"
    LIJST_INVOEREN = "een lijst koppelingen invoeren"
    ZAAK_ZIEN = "een koppeling bekijken"
    ZAAK_STAP = "een stap vastleggen of verbeteren"
    ZAAK_WISSEN = "een koppeling wissen"
    OCHTEND = "het ochtendbericht krijgen en instellen"
    OVERZICHT = "de cijfers van de eigen organisatie zien"
    VRAAG_STELLEN = "een andere partij iets vragen"
    VRAAG_BEANTWOORDEN = "een vraag aan de eigen organisatie zien en beantwoorden"
    PARTNERS = "vastleggen met welke organisaties de gemeente werkt"
    BERICHTEN = "kiezen wanneer vragen van gemeenten komen"
    CONTACTEN_INVULLEN = "telefoonnummers van de eigen organisatie invullen"
    COLLEGAS_BEHEREN = "rollen en toegang van collega's regelen"
    OVERDRAGEN = "een koppeling aan een collega overdragen"
    AGENDA = "datums in de eigen agenda zien"
    WEIGERING_MELDEN = "een weigering of no-show melden"
    WEIGERING_RAPPORT = "een overzicht van de eigen weigeringen maken"
    WEIGERING_TOTALEN = "tellingen van weigeringen van gemeenten in de provincie zien"
    WEIGERING_COA = "weigeringen volgen en beoordelen van gemeenten waarvan je regievoerder bent"
    TOEZICHT = "de gemeenten in de provincie beoordelen"
    TOEZICHT_ZIEN = "het toezicht bekijken: de eigen ronde, of wat de provincie verstuurde"
    LADDER = "een gemeente op de interventieladder volgen"
    LADDER_BRIEVEN = "zien wat de provincie de eigen gemeente stuurde"
    STAND_ZIEN = "de stand van een gemeente zien: de eigen, en van andere wat openbaar of gedeeld is"
    STAND_DELEN = "de stand van de eigen gemeente met de provincie delen"
    CIJFERS_INVOEREN = "cijfers van COA en het Rijk over een gemeente invoeren"
    CIJFERS_LAND = "landelijke cijfers en inwoners invoeren"
    HERVERDELEN = "een herverdeling voorstellen en er voor de eigen gemeente aan meedoen"
    UITRUIL = "aan een uitruil meedoen of haar leiden"
    STREEF = "een streefpercentage van de regio berekenen"
    HERVERDELING_TOETSEN = "een gemelde herverdeling bekijken en zeggen of de som klopt"
    HERVERDELING_KENNIS = "een gemelde herverdeling bekijken en er kennis van nemen"
    BIJTAKEN = "extra's van de eigen organisatie aan- en uitzetten"
    BRIEFPAPIER = "het briefpapier van de eigen gemeente of provincie instellen"
    REGIO_GEMEENTEN = "zeggen welke gemeenten bij een regio horen"
    REGIO_ZIEN = "zien wat een regio voor de eigen gemeente mag, en deed"
    REGIO_MACHTIGEN = "zeggen wat een regio voor de eigen gemeente mag, en dat stoppen"
    UITNODIGEN = "iemand van de eigen organisatie uitnodigen"
    UITNODIGEN_ALLE = "iemand van elke organisatie uitnodigen"
    TOEGANG_ALLE = "van elke organisatie de maildomeinen instellen en iemand uitloggen"


_IEDEREEN = frozenset(Rol)
_GEMEENTE = frozenset({Rol.GEMEENTE, Rol.COORDINATOR})

RECHTEN: dict[Actie, frozenset[Rol]] = {
    Actie.VRAAG: _IEDEREEN,
    Actie.TERMIJN: _IEDEREEN,
    Actie.ZAAK_MAKEN: _GEMEENTE,  # eigen
    Actie.LIJST_INVOEREN: _GEMEENTE,  # eigen
    Actie.ZAAK_ZIEN: _GEMEENTE,  # eigen
    Actie.ZAAK_STAP: _GEMEENTE,  # eigen
    Actie.ZAAK_WISSEN: _GEMEENTE,  # eigen
    Actie.OCHTEND: _GEMEENTE | {Rol.REGIO, Rol.PROVINCIE},
    Actie.OVERZICHT: _GEMEENTE,  # eigen
    Actie.VRAAG_STELLEN: _GEMEENTE,  # eigen
    Actie.VRAAG_BEANTWOORDEN: _IEDEREEN - {Rol.BEHEERDER},  # eigen
    Actie.PARTNERS: frozenset({Rol.COORDINATOR}),  # eigen
    Actie.BERICHTEN: frozenset({Rol.COA}),  # de eigen
    Actie.CONTACTEN_INVULLEN: frozenset({Rol.COORDINATOR}),  # eigen
    Actie.COLLEGAS_BEHEREN: frozenset({Rol.COORDINATOR}),  # eigen
    Actie.OVERDRAGEN: _GEMEENTE | {Rol.PROVINCIE},  # eigen
    Actie.AGENDA: _GEMEENTE | {Rol.PROVINCIE},  # eigen
    Actie.WEIGERING_MELDEN: _GEMEENTE,  # eigen
    Actie.WEIGERING_RAPPORT: _GEMEENTE,  # eigen
    Actie.WEIGERING_TOTALEN: frozenset({Rol.PROVINCIE}),  # tellingen, nooit een zaak
    Actie.WEIGERING_COA: frozenset({Rol.COA}),  # van gemeenten die haar noemden; nooit een koppeling
    Actie.TOEZICHT: frozenset({Rol.PROVINCIE}),  # officiële en gedeelde cijfers, nooit een zaak
    Actie.TOEZICHT_ZIEN: _GEMEENTE | {Rol.PROVINCIE},  # eigen
    Actie.LADDER: frozenset({Rol.PROVINCIE}),  # eigen
    Actie.LADDER_BRIEVEN: _GEMEENTE,  # eigen
    Actie.STAND_ZIEN: _GEMEENTE | {Rol.PROVINCIE},  # eigen; van andere alleen openbaar of gedeeld
    Actie.STAND_DELEN: frozenset({Rol.COORDINATOR}),  # eigen
    Actie.CIJFERS_INVOEREN: frozenset({Rol.COORDINATOR, Rol.PROVINCIE}),  # eigen; provincie: haar gemeenten
    Actie.CIJFERS_LAND: frozenset({Rol.BEHEERDER}),
    Actie.HERVERDELEN: _GEMEENTE | {Rol.REGIO},  # het spoor van de eigen gemeente; een regio: wat zij leidt
    Actie.UITRUIL: _GEMEENTE | {Rol.REGIO, Rol.PROVINCIE},  # eigen; het spoor van de eigen gemeente
    Actie.STREEF: _GEMEENTE | {Rol.REGIO, Rol.PROVINCIE},  # eigen
    Actie.HERVERDELING_TOETSEN: frozenset({Rol.COA}),  # wat aan de eigen organisatie is gemeld
    Actie.HERVERDELING_KENNIS: frozenset({Rol.PROVINCIE}),  # wat aan de eigen organisatie is gemeld
    Actie.BIJTAKEN: frozenset({Rol.COORDINATOR}),  # eigen
    Actie.BRIEFPAPIER: frozenset({Rol.COORDINATOR, Rol.PROVINCIE}),  # eigen
    Actie.REGIO_GEMEENTEN: frozenset({Rol.REGIO, Rol.BEHEERDER}),  # eigen; beheerder: van elke regio
    Actie.REGIO_ZIEN: _GEMEENTE,  # eigen
    Actie.REGIO_MACHTIGEN: frozenset({Rol.COORDINATOR}),  # eigen
    Actie.UITNODIGEN: frozenset({Rol.COORDINATOR, Rol.REGIO}),  # eigen
    Actie.UITNODIGEN_ALLE: frozenset({Rol.BEHEERDER}),
    Actie.TOEGANG_ALLE: frozenset({Rol.BEHEERDER}),
}

SOORT_VAN_ROL: dict[Rol, str] = {
    Rol.GEMEENTE: "gemeente",
    Rol.COORDINATOR: "gemeente",
    Rol.REGIO: "regio",
    Rol.PROVINCIE: "provincie",
    Rol.COA: "coa",
    Rol.CORPORATIE: "corporatie",
    Rol.BEGELEIDING: "begeleiding",
    Rol.BEHEERDER: "beheer",
}
"""What kind of organisation a role belongs to."""

INVITES: dict[Rol, frozenset[Rol]] = {
    Rol.COORDINATOR: _GEMEENTE,
    Rol.REGIO: frozenset({Rol.REGIO}),
    Rol.BEHEERDER: _IEDEREEN,
}
"""Which roles an inviter may give."""


def organisations(person: Persoon, actie: Actie) -> tuple[Organisatie, ...]:
    """The organisations in which the person may do this."""
    return tuple(m.organisatie for m in person.lidmaatschappen if Rol(m.rol) in RECHTEN[actie])


def gemeenten(person: Persoon, actie: Actie) -> frozenset[str]:
    """The CBS codes of the gemeenten in which the person may do this; not those that a regio speaks for."""
    return frozenset(o.gemeente for o in organisations(person, actie) if o.gemeente)


def namens(person: Persoon, actie: Actie, regio: int) -> dict[str, str]:
    """What this person may do for gemeenten as one of this regio: by CBS code, in letters."""
    return {code: mag for one in regios(person, actie) if one.organisatie.id == regio for code, mag in one.namens}


def regios(person: Persoon, actie: Actie) -> list[Lidmaatschap]:
    """The regions in which the person may do this for gemeenten that let them."""
    return [m for m in person.lidmaatschappen if m.rol == Rol.REGIO and Rol.REGIO in RECHTEN[actie]]


def may(person: Persoon, actie: Actie, organisatie: int | None = None) -> bool:
    """Whether the person may do this, in this organisation (None: in any of theirs)."""
    return any(organisatie in (None, own.id) for own in organisations(person, actie))


def roles(person: Persoon) -> frozenset[Rol]:
    """All roles of the person together."""
    return frozenset(Rol(m.rol) for m in person.lidmaatschappen)


def invites(person: Persoon) -> frozenset[Rol]:
    """The roles that this person may give."""
    return frozenset(rol for held in roles(person) for rol in INVITES.get(held, ()))
