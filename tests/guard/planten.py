"""Made-up personal data in the notations people use. Nothing here belongs to anybody."""

from itertools import islice


def bsns(begin: int = 100_000_000, stap: int = 7_654_321) -> list[str]:
    """Nine-digit numbers that pass the 11-proef, computed here and not by the library the bot uses."""
    gevonden = (
        f"{getal:09d}"
        for start in range(begin, 999_999_999, stap)
        for getal in range(start, start + 11)
        if (sum((9 - i) * int(c) for i, c in enumerate(f"{getal:09d}"[:8])) - getal % 10) % 11 == 0
    )
    return list(islice(gevonden, 40))


def groepeer(cijfers: str, *lengtes: int, teken: str) -> str:
    """The digits in groups of those lengths."""
    stukken, rest = [], cijfers
    for lengte in lengtes:
        stukken.append(rest[:lengte])
        rest = rest[lengte:]
    return teken.join(stukken)


def bsn_vormen(bsn: str) -> list[str]:
    """One BSN in every usual notation."""
    groepen = [(3, 3, 3), (4, 2, 3), (2, 2, 2, 3), (3, 2, 4), (1,) * 9]
    vormen = [
        groepeer(bsn, *lengtes, teken=teken)
        for lengtes in groepen
        for teken in (" ", ".", "-", "/", " - ", "\u00a0", "_")
    ]
    breed = "".join(chr(0xFF10 + int(c)) for c in bsn)
    arabisch = "".join(chr(0x0660 + int(c)) for c in bsn)
    sierlijk = "".join(chr(0x1D7CE + int(c)) for c in bsn)
    return [
        bsn,
        *vormen,
        breed,
        arabisch,
        sierlijk,
        "\u200b".join(bsn),
        "\u00ad".join(bsn),
        "".join(c + "\ufe0f\u20e3" for c in bsn),
        groepeer(bsn, 3, 3, 3, teken="\u2013"),
        groepeer(bsn, 3, 3, 3, teken="\u2011"),
        groepeer(bsn, 4, 2, 3, teken="\u2009"),
    ]


# The sentences a number is planted in.
ZINNEN = [
    "{}",
    "BSN {}",
    "bsn: {}",
    "het gaat om {} uit Almere",
    "kan {} al tekenen op 12-03-2026?",
    "gekoppeld 1-3-2026, {}, 4 personen",
    "({})",
    "{}.",
    "ALM-26-014\n{}\nzo 10 mei 2026",
    "contract_{}.pdf",
]

V_NUMMERS = [
    "1234567890",
    "287.123.4567",
    "287 123 4567",
    "287-123-4567",
    "v-nummer 2871234567",
    "V-nr. 287.123.4567",
    "vnummer:2871234567",
    "v nummer is 287 1234 567",
    "Vreemdelingennummer 287123456",
    "vnr 2871234567",
    "v-nummer_2871234567.pdf",
    "２８７.１２３.４５６７",
    "IND-nummer 2871234567",
    "v-nummer van mevrouw: 28712345",
]
KETENNUMMERS = [
    "TVS-nummer 123456",
    "tvs nummer: 98765",
    "TVS nr 12345678",
    "TVS: 1234567",
    "TVS-id A123456",
    "COA-nummer 1234567",
    "coa nr. 123 456",
    "COA nummer is 4567890",
    "CRV-nummer 12345",
    "zorgnummer 1234567",
    "cliëntnummer 44556",
    "dossiernummer 1234567",
    "bewonersnummer: 99881",
    "nummer in TVS 123456",
]
DOCUMENTEN = [
    "paspoort NX1234567",
    "paspoortnummer: NX1234567",
    "rijbewijs 5012345678",
    "rijbewijsnummer 50123456",
    "ID-kaart IA12B3456",
    "identiteitskaart nummer 1234567",
    "verblijfspas ABC123456",
    "verblijfsdocument 123456789",
    "W-document 12345678",
    "documentnummer SPECI2014",
    "id-bewijs nr AB12345",
    "paspoort_NX1234567.jpg",
]
BANK = [
    "NL91ABNA0417164300",
    "NL91 ABNA 0417 1643 00",
    "nl91abna0417164300",
    "NL91-ABNA-0417-1643-00",
    "NL91.ABNA.0417.1643.00",
    "IBAN NL91ABNA0417164300 op naam",
    "iban: NL92ABNA0417164300",  # a wrong check number is still a slip of somebody's
    "BE68 5390 0754 7034",
    "DE89370400440532013000",
    "GB29 NWBK 6016 1331 9268 19",
    "FR1420041010050500013M02606",
    "rekeningnummer 12.34.56.789",
    "rekening: 417164300",
    "bankrekening 0417164300",
    "NL91\u00a0ABNA\u00a00417\u00a01643\u00a000",
]
MAIL = [
    "iemand@gmail.com",
    "Iemand.Achternaam@Hotmail.NL",
    "i.achternaam@almere.nl",
    "iemand+wonen@voorbeeld.org",
    "mail iemand@voorbeeld.nl.",
    "iemand [at] voorbeeld.nl",
    "iemand(at)voorbeeld(dot)nl",
    "iemand at gmail dot com",
    "iemand apenstaartje gmail punt com",
    "iemand＠gmail.com",
    "mailto:iemand@mail.voorbeeld.co.uk",
    "info@onbekend.nl",
    "info@almere.nl.voorbeeld.com",
    "iemand@coa.nl",
    "iemand_achternaam@gmail.com",
]
TELEFOON = [
    "0612345678",
    "06-12345678",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "+31612345678",
    "+31 6 12345678",
    "+31 (0)6 12 34 56 78",
    "0031 6 1234 5678",
    "036-1234567",
    "(036) 123 45 67",
    "0321 12 34 56",
    "088-1234567",
    "+49 151 23456789",
    "tel. 612345678",
    "bel hem op 06 - 1234 5678",
    "whatsapp +963 912 345 678",
    "０６１２３４５６７８",
    "06_12345678.jpg",
    "0 6 1 2 3 4 5 6 7 8",
]
GEBOORTE = [
    "geboren 12-3-1990",
    "geboren op 12 maart 1990",
    "Geboren: 12/03/90",
    "geb. 12-03-1990",
    "geb 1-1-1985",
    "geboortedatum 12-03-1990",
    "geboortedatum: 1990-03-12",
    "geboortejaar 1990",
    "geboren in 1990",
    "12-3-1990 geboren",
    "is jarig op 12 maart",
    "geboortedatum is 12031990",
    "zijn verjaardag is 3 mei 2001",
    "geb.dat. 12.03.1990",
]
ADRESSEN = [
    "1315 AB 12",
    "1315AB, nr 12",
    "1315ab 12a",
    "1315 AB, huisnummer 12",
    "postcode 1315 AB nummer 12",
    "1315AB-12",
    "8200 XZ 101",
    "huisnummer 12, 1315 AB",
    "Kerkstraat 12",
    "Kerkstr. 12",
    "1315 AB te Almere, nr 12",
    "Voorbeeldlaan 3-b",
    "de Lange Dreef 114",
    "lindeplein 7",
    "Stationsweg nr. 45",
    "Eendrachtssingel 9, Almere",
    "havenkade 22",
    "woont op de Meent 14",
    "adres: Achterom 5",
    "1315\u00a0AB\u00a012",
]
NAMEN = [
    "Ahmed",
    "fatima komt niet",
    "met Tesfay gebeld",
    "Willem neemt waar",
    "mevrouw Voorbeeld",
    "mw. De Voorbeeld",
    "dhr. van Voorbeeld",
    "meneer voorbeeld",
    "hij heet Xyzzy",
    "naam: Xyzzy",
    "achternaam is Xyzzy",
    "familie Xyzzy",
    "A.B. Xyzzy",
    "contract_Mohammed_2026.pdf",
    "ZOË en YÜSUF, samen met Zeynep",
]
MEDISCH = [
    "is zwanger",
    "diagnose bekend",
    "gebruikt medicijnen",
    "depressief",
    "heeft een trauma",
    "PTSS",
    "zit in een rolstoel",
    "ligt in het ziekenhuis",
    "psychische klachten",
    "is ziek",
    "diabetespatiënt",
    "verslaafd",
]
GELOOF = [
    "is moslim",
    "christen",
    "bekeerd",
    "koptisch",
    "jezidi",
    "joods",
    "dichtbij een moskee",
    "sjiitisch",
    "religieus",
    "naar de kerk",
]
AFKOMST = [
    "Koerdisch",
    "Syriër",
    "komt uit Eritrea",
    "Afghaans gezin",
    "etnische groep",
    "Hazara",
    "Somalisch",
    "Irak",
    "Turks",
    "Palestijns",
]
REDENEN = [
    "omdat het te ver is",
    "reden: bang",
    "vanwege de buurt",
    "want hij wil in de stad",
    "wegens werk",
    "doordat hij niet kwam",
    "weigert de woning",
    "de redenen zijn bekend",
    "aangezien zij werkt",
    "vindt het huis te klein",
]

GEAARDHEID = [
    "hij is homo",
    "ze is lesbisch en woont nu samen",
    "lhbti, dus liever niet in dat dorp",
    "transgender",
    "een transvrouw van 30",
    "biseksueel, weet de familie niet",
    "queer stel",
    "vanwege zijn geaardheid",
    "twee lesbiennes",
    "gay koppel",
]

STRAF = [
    "hij heeft een strafblad",
    "is veroordeeld geweest",
    "zit in detentie",
    "komt net uit de gevangenis",
    "loopt bij de reclassering",
    "diefstal in het azc",
    "was verdachte in een zedenzaak",
    "tbs",
    "heeft vastgezeten",
    "1F wordt tegengeworpen",
]
