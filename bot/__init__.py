"""Ketenbot."""

__version__ = "0.1.0"
"""What `ketenbot --version` says; a test holds pyproject.toml and publiccode.yml to it."""
