"""The one list of numbered steps that each module here adds its own to."""

from sqlite_utils import Migrations

migrations = Migrations("ketenbot")
