"""Pings for who comes by the page: what this use brings to the desk."""

from bot.desk.feature import Feature, Klok
from bot.features.pings import clock

FEATURE = Feature(klok=(Klok(clock.send_due, clock.next_moment),))
