"""A file as it was before people had addresses: made by all steps but that one and what leans on it, with rows in every
table that it touches."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from storage.migrations import migrations

STEP = "m016_adressen"
LEANS_ON_IT = ("m026_wachtende_post", "m044_versie_van_fout", "m047_stille_deuren")
NOOR, BO, STRANGER, GUESSER, GROUP = 101, 102, 900, 901, -55
BOT = 1
THEN = "2026-03-02T08:00:00.000Z"
LATER = "2026-03-02T09:00:00.000Z"
LAST_ROW = 40
"""The highest id that a message ever had; its row is forgotten."""

_ROWS = f"""
insert into meta values ('soort', 'proef'), ('laatst_opgehaald', '{LATER}');
insert into organisaties values (1, 'Almere', 'gemeente', 'GM0034'), (2, 'De Haard', 'corporatie', null);
insert into personen values (3, 'telegram', {NOOR}, {NOOR}, 'Noor', null), (7, 'telegram', {BO}, {BO}, 'Bo', '{THEN}');
insert into lidmaatschappen values (3, 1, 'gemeente', '{THEN}', null), (7, 2, 'corporatie', '{THEN}', null);
insert into uitnodigingen values (1, 'x', 2, 'corporatie', 3, '{THEN}', '{LATER}', 7, '{THEN}');
insert into pogingen values {", ".join(f"({GUESSER}, '{LATER}')" for _ in range(5))}, ({NOOR}, '{LATER}');
insert into zaken (id, procedure, organisatie, referentie, behandelaar, feiten, gemaakt)
    values (1, 'koppeling', 1, 'Z-1', 3, '{{}}', '{THEN}');
insert into sporen values (1, 'koppeling', 'zoeken');
insert into geschiedenis (zaak, spoor, trigger, feiten, actor, moment, versie)
    values (1, 'koppeling', 'maak', '{{}}', 3, '{THEN}', 1);
insert into gesprekken (persoon, formulier, doel, veld, antwoorden, gewijzigd)
    values (3, 'nieuw', '{{}}', 'referentie', '{{}}', '{THEN}');
insert into ochtenden (persoon, tijd) values (3, '08:00');
insert into gezegd values ('koppeling:1:a', 3, 1, '{THEN}', '{THEN}');
insert into outbox (id, chat, klasse, soort, inhoud, stand, gemaakt, vervalt, bericht) values
    (11, {NOOR}, 'ping', 'stuur', '{{"tekst":"wacht nog"}}', 'klaar', '{THEN}', null, null),
    (12, {BO}, 'ping', 'stuur', '{{"tekst":"al onderweg"}}', 'geclaimd', '{THEN}', null, null),
    (13, {STRANGER}, 'antwoord', 'stuur', '{{"tekst":"wie ben je"}}', 'klaar', '{LATER}', null, null),
    (14, {GROUP}, 'antwoord', 'stuur', '{{"tekst":"alleen met z''n tweeën"}}', 'klaar', '{LATER}', null, null),
    (15, {NOOR}, 'antwoord', 'stuur', '{{}}', 'verstuurd', '{THEN}', null, 77),
    (16, {BO}, 'ping', 'stuur', '{{}}', 'verstuurd', '{LATER}', null, 77),
    ({LAST_ROW}, {BO}, 'ping', 'stuur', '{{}}', 'verstuurd', '{THEN}', null, 78);
delete from outbox where id = {LAST_ROW};
insert into vragen (id, soort, zaak, organisatie, partner, partij, feiten, stand, gesteld, opvolgen)
    values (1, 'woonruimte', 1, 1, 2, '', '{{}}', 'open', '2026-03-02', '2026-03-09');
insert into vraag_regels (vraag, trigger, feiten, actor, moment) values (1, 'stel', '{{}}', 3, '{THEN}');
insert into vraag_kopieen values (1, 16, 1);
insert into invoer (persoon, organisatie, bezig, totaal, bericht, rij, gemaakt) values (3, 1, 1, 9, 77, 15, '{THEN}');
insert into rapporten (persoon, soort, doel, moment) values (3, 'cijfers', '{{}}', '{THEN}');
insert into cijferlijsten (persoon, rijen, moment) values (3, '[]', '{THEN}');
insert into updates values ({BOT}, 500, '{LATER}'), (2, 500, '{THEN}');
insert into apart (id, bot, update_id, fout, plaats, moment) values
    (4, {BOT}, 499, 'KeyError', 'bot/mail/intake.py:1', '{THEN}'), (5, {BOT}, null, 'TypeError', '?', '{THEN}');
"""


def write(path: Path) -> None:
    """Write such a file."""
    with closing(sqlite3.connect(path)) as connection:
        db = Database(connection)
        migrations.ensure_migrations_table(db)
        for step in migrations.pending(db):
            if step.name not in (STEP, *LEANS_ON_IT):
                step.fn(db)
                connection.execute(
                    "insert into _sqlite_migrations (migration_set, name, applied_at) values ('ketenbot', ?, ?)",
                    [step.name, THEN],
                )
        connection.executescript(_ROWS)
        connection.commit()
