"""The half-year round of a provincie: what this use brings to the desk."""

from bot.desk.feature import Command, Feature, Klok
from bot.desk.rights import Actie, Rol
from bot.features.toezicht import (
    batch,
    by_hand,
    clock,
    desk,
    filling,
    in_words,
    monthly,
    policy,
    report,
    round_input,
    round_sheet,
)
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.TOEZICHT,
    commands=(
        Command(
            "toezicht",
            "de halfjaarronde van de provincie, of wat je van de provincie kreeg",
            desk.begin,
            ("toezicht", "halfjaarronde", "ons toezicht"),
            Actie.TOEZICHT_ZIEN,
            menu={Rol.PROVINCIE: 1},
            label="Bekijk het toezicht",
            eigen=("wij toezicht.|halfjaarronde|oordeel.|beoordeling.|beoordeeld. ~provincie|laatste",),
            kort=True,
        ),
        Command(
            "beleidskader",
            "hoe jullie provincie een halfjaar beoordeelt",
            policy.begin,
            ("beleidskader", "ons beleidskader"),
            Actie.TOEZICHT,
            meer="Beleidskader",
        ),
    ),
    presses={"tz": desk.press, "tk": policy.press},
    eigen=(in_words.read,),
    forms={**round_input.FORMS, **filling.FORMS, **batch.FORMS, **by_hand.FORMS, **monthly.FORMS},
    klok=(Klok(clock.tell, clock.next_moment), Klok(batch.send_due, batch.next_moment)),
    bladen=(round_sheet.BLAD,),
    rapporten={report.RAPPORT: report.maak},
)
