"""To whom pings may be sent: an endpoint is an address that a browser gives us, and so anybody can give any."""

from urllib.parse import urlsplit

KNOWN = frozenset({"*.push.apple.com", "fcm.googleapis.com", "*.push.services.mozilla.com", "*.notify.windows.com"})
"""The push services of Safari, of Chrome and all that is made from it, of Firefox, and of Edge."""
LONGEST = 1000


def allowed(endpoint: str, hosts: frozenset[str]) -> bool:
    """Whether this is an address of one of these hosts over https, and nothing else: no other port, no name and
    password, no number of a machine. A host with `*.` before it stands for all below it; one with http:// before it is
    that origin itself, for tests."""
    if len(endpoint) > LONGEST or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        return False
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return False
    if f"{parts.scheme}://{parts.netloc}" in hosts:
        return True
    if parts.scheme != "https" or port not in (None, 443) or parts.username is not None or "\\" in endpoint:
        return False
    name = parts.hostname or ""
    return any(name == host or (host.startswith("*.") and name.endswith(host[1:])) for host in hosts)
