"""The kinds of data the guard stops."""

from enum import StrEnum


class Soort(StrEnum):
    """What a text seems to hold. The value is also the key of its words in `meldingen.toml`."""

    BSN = "bsn"
    V_NUMMER = "v_nummer"
    KETENNUMMER = "ketennummer"  # a number under which TVS or COA knows a person
    DOCUMENT = "document"  # passport, residence permit, driving licence
    BANK = "bank"
    MAIL = "mail"
    TELEFOON = "telefoon"
    GEBOORTE = "geboorte"
    ADRES = "adres"
    NAAM = "naam"
    MEDISCH = "medisch"
    GELOOF = "geloof"
    AFKOMST = "afkomst"
    GEAARDHEID = "geaardheid"
    STRAF = "straf"
    REDEN = "reden"
