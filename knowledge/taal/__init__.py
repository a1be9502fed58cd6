"""Dutch as people type it on a phone: from a text to the concepts the search compares."""

from knowledge.taal.lezing import VERLEDEN, Lezing, Taal
from knowledge.taal.normaal import DATE as DATUM
from knowledge.taal.normaal import normaliseer, sleutel, woorden
from knowledge.taal.woordenboek import BUITEN, LIDWOORDEN, NEE, Woordenboek, vragen_elders

__all__ = [
    "BUITEN",
    "DATUM",
    "LIDWOORDEN",
    "NEE",
    "VERLEDEN",
    "Lezing",
    "Taal",
    "Woordenboek",
    "normaliseer",
    "sleutel",
    "vragen_elders",
    "woorden",
]
