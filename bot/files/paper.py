"""A paper as it goes into a template: its parts as plain text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rij:
    """A gemeente in the table."""

    gemeente: str
    voor: str
    erbij: str
    na: str


@dataclass(frozen=True, slots=True)
class Stuk:
    """One paper, ready to be set in a template. `let_op` is for the one who sends it, and goes out before sending."""

    bestand: str
    titel: str
    let_op: str
    afzender: str
    adres: tuple[str, ...]
    datum: str
    kenmerk: str
    alineas: tuple[str, ...]
    rijen: tuple[Rij, ...]
    slot: tuple[str, ...]
    ondertekening: tuple[str, ...]
