"""To whom pings may be sent: an endpoint is an address that a browser gives us, and so anybody can give any."""

from urllib.parse import urlsplit

NAMES = {
    "*.push.apple.com": "Apple",
    "fcm.googleapis.com": "Google",
    "*.push.services.mozilla.com": "Mozilla",
    "*.notify.windows.com": "Microsoft",
}
"""The push services of Safari, of Chrome and all that is made from it, of Firefox, and of Edge."""
KNOWN = frozenset(NAMES)
LONGEST = 1000


def allowed(endpoint: str, hosts: frozenset[str]) -> bool:
    """Whether this is an address of one of these hosts over https, and nothing else: no other port, no name and
    password, no number of a machine. A host with `*.` before it stands for all below it; one with http:// before it is
    that origin itself, for tests."""
    return _of(endpoint, hosts) is not None


def service(endpoint: str, hosts: frozenset[str]) -> str:
    """What the service is called behind an address that is allowed: a few names, and nothing of whose browser it is."""
    host = _of(endpoint, hosts) or ""
    return NAMES.get(host, host)


def _of(endpoint: str, hosts: frozenset[str]) -> str | None:
    """The one of these hosts that it is an address of."""
    if len(endpoint) > LONGEST or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        return None
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return None
    origin = f"{parts.scheme}://{parts.netloc}"
    if origin in hosts:
        return origin
    if parts.scheme != "https" or port not in (None, 443) or parts.username is not None or "\\" in endpoint:
        return None
    name = parts.hostname or ""
    fits = (host for host in hosts if name == host or (host.startswith("*.") and name.endswith(host[1:])))
    return next(fits, None)
