"""A file that somebody sent: its bytes as the channel gives them."""

from collections.abc import Awaitable, Callable


class NotFetched(Exception):
    """The channel did not give the bytes; the text is the kind of error."""


Fetch = Callable[[str], Awaitable[bytes]]
"""The bytes of a file by what the channel said of it. Raises NotFetched."""
