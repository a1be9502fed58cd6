"""Ketenbot."""

__version__ = "0.1.0"
"""The one place where the version stands: `ketenbot --version`, publiccode.yml and the notes of a release follow."""
