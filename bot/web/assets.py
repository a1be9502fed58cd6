"""The files of the page, read once. Their version is a hash of them all: it stands in the page and in what keeps them
for opening without a line, so that a new version replaces every piece of an old one."""

import hashlib
import json
import mimetypes
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parent / "page"
SHARED = Path(__file__).parents[1] / "page"
"""What the page shares with that of the try-out."""
WORKER = "sw.js"
LOST = "kwijt"
"""Where somebody goes who lost a phone: the same page, which looks at its own address."""
mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True, slots=True)
class Asset:
    """What is served under a name."""

    content: bytes
    media_type: str


def _read() -> tuple[str, dict[str, Asset]]:
    """The version, and what may be asked for by name: no path of a question is ever looked up on the disk."""
    paths = {path.name: path for path in sorted(PAGE.iterdir())}
    paths |= {f"deel/{path.name}": path for path in sorted(SHARED.iterdir())}
    found = {name: path.read_bytes() for name, path in paths.items()}
    version = hashlib.sha256(b"".join(found.values())).hexdigest()[:12]
    kept = json.dumps(["./", *(name for name in found if name not in (WORKER, "index.html"))])
    for name in ("index.html", WORKER):
        text = found[name].decode().replace("__VERSIE__", version).replace("__BESTANDEN__", kept)
        found[name] = text.encode()
    kinds = {name: mimetypes.guess_type(name)[0] or "application/octet-stream" for name in found}
    assets = {name: Asset(content, kinds[name]) for name, content in found.items()}
    return version, {**assets, "": assets["index.html"], LOST: assets["index.html"]}


VERSION, ASSETS = _read()
