"""What a call of the Bot API brings over HTTP: in the address, as a form, as JSON, or as multipart with files."""

import re
from urllib.parse import parse_qsl

from bot.tryout.standin.messages import Files
from bot.tryout.standin.params import Params, parsed
from bot.tryout.standin.refusal import bad

_FIELD = re.compile(rb'(?:^|[;\s])(name|filename)="((?:[^"\\]|\\.)*)"')
_BOUNDARY = re.compile(rb'boundary="?([^";,]{1,200})"?')


def read(query: bytes, kind: bytes, body: bytes) -> tuple[Params, Files]:
    """Parameters and uploads of one call. Raises Refusal when the body is not what `kind` says."""
    params: Params = _form(query) if query else {}
    if not body:
        return params, {}
    if kind.startswith(b"application/x-www-form-urlencoded"):
        return params | _form(body), {}
    if kind.startswith(b"application/json"):
        return params | _json(body), {}
    if kind.startswith(b"multipart/form-data"):
        fields, files = _multipart(kind, body)
        return params | fields, files
    return params, {}


def _form(text: bytes) -> Params:
    try:
        return dict(parse_qsl(text.decode(), keep_blank_values=True))
    except ValueError:
        raise bad("strings must be encoded in UTF-8") from None


def _json(body: bytes) -> Params:
    value = parsed(body, "can't parse request JSON object")
    if not isinstance(value, dict):
        raise bad("object expected as request")
    return value


def _multipart(kind: bytes, body: bytes) -> tuple[Params, Files]:
    found = _BOUNDARY.search(kind)
    if found is None:
        raise bad("boundary field not found")
    fields: Params = {}
    files: Files = {}
    for part in body.split(b"--" + found.group(1))[1:]:
        if part.startswith(b"--"):
            return fields, files
        head, gap, content = part.partition(b"\r\n\r\n")
        if not gap:
            break
        _take(head.decode("utf-8", "replace"), content.removesuffix(b"\r\n"), fields, files)
    raise bad("can't parse multipart form data")


def _take(head: str, content: bytes, fields: Params, files: Files) -> None:
    names = {key.decode(): value.decode() for key, value in _FIELD.findall(head.encode())}
    kind = re.search(r"content-type:\s*([^\r\n]+)", head, re.IGNORECASE)
    if "name" not in names:
        raise bad("can't parse multipart form data")
    if "filename" in names:
        files[names["name"]] = (names["filename"], kind.group(1) if kind else "", content)
    else:
        fields[names["name"]] = content.decode("utf-8", "replace")
