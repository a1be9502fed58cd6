"""The same stand-in and nursery as the end-to-end tests."""

from tests.e2e.conftest import home, standin

__all__ = ["home", "standin"]
