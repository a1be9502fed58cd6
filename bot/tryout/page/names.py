"""By which names the try-out answers: any page on the web can ask a browser to come here by a name of its own."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.types import Scope


class Names:
    """This machine's own: a number, localhost, and the name in KETENBOT_ADRES."""

    def __init__(self, address: str | None) -> None:
        self._own = {"localhost", *filter(None, [urlsplit(address).hostname if address else None])}

    def __call__(self, scope: Scope) -> bool:
        """Whether the question is for us, and comes from no page of another site."""
        headers = {name: value.decode("latin-1").lower() for name, value in scope["headers"]}
        host, origin = headers.get(b"host", ""), headers.get(b"origin")
        return self._ours(host) and (origin is None or urlsplit(origin).netloc == host)

    def _ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
            return name in self._own or bool(ip_address(name))
        except ValueError:
            return False
