"""Mail domains by which people of an organisation come in at the page: what is one, and what is typed instead."""

import re

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
PUBLIC = frozenset({
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "outlook.com", "outlook.nl", "live.com", "live.nl",
    "msn.com", "yahoo.com", "icloud.com", "me.com", "proton.me", "protonmail.com", "gmx.com", "gmx.net", "ziggo.nl",
    "kpnmail.nl", "planet.nl", "xs4all.nl", "hetnet.nl", "home.nl", "upcmail.nl", "casema.nl", "quicknet.nl",
})  # fmt: skip
"""Where anybody gets an address, so that it says nothing of where somebody works."""
MOST = 10
"""Domains of one organisation."""


def read(typed: str) -> str | None:
    """The domain in small letters, without the @; None for what is none."""
    domain = typed.strip().lower().removeprefix("@")
    return domain if len(domain) <= 120 and _DOMAIN.fullmatch(domain) else None


def looks_meant(word: str) -> bool:
    """Whether a word is meant as a domain, right or wrong: a name of an organisation has none of these signs in it."""
    return "@" in word or "." in word.strip(".,")
