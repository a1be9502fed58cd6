"""Pings for who comes by the page: what this use brings to the desk."""

from bot.desk import replan
from bot.desk.feature import Feature, Klok
from bot.features.pings import clock

FEATURE = Feature(klok=(Klok(clock.send_due, replan.never),))
