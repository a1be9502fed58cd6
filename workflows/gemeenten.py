"""A gemeente as typed lines and sentences need it: by whom a name is looked up is not known here."""

from collections.abc import Callable, Sequence
from typing import Protocol


class Gevonden(Protocol):
    """A gemeente as the caller knows it."""

    @property
    def code(self) -> str:
        """The CBS code."""
        ...

    @property
    def naam(self) -> str:
        """The name."""
        ...


Zoek = Callable[[str], Sequence[Gevonden]]
"""The gemeenten a name may mean: one, more to ask back, none."""
