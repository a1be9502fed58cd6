"""A row of the log as the page draws it: plain words with marks beside them, so that no text is ever read as HTML by
a browser. Places and lengths count UTF-16 units, as a browser's own strings do."""

from html.parser import HTMLParser
from typing import Any

from storage.web.log import LogRow

_MARKS = {"b": "bold", "i": "italic", "code": "code", "u": "underline"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.marks: list[dict[str, Any]] = []
        self._open: list[tuple[str, int]] = []
        self._at = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the library names it
        if tag in _MARKS:
            self._open.append((tag, self._at))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                begin = self._open.pop(place)[1]
                if self._at > begin:
                    self.marks.append({"type": _MARKS[tag], "offset": begin, "length": self._at - begin})
                return

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        self._at += len(data.encode("utf-16-le", "surrogatepass")) // 2


def read_marks(tekst: str) -> tuple[str, list[dict[str, Any]]]:
    """Words and marks of a text in HTML of the small kind; marks that hold others come first."""
    reader = _Reader()
    reader.feed(tekst)
    reader.close()
    return "".join(reader.words), sorted(reader.marks, key=lambda mark: (mark["offset"], -mark["length"]))


def for_page(row: LogRow) -> dict[str, Any]:
    """A message for the page: words, marks, buttons and files by name, and where it stands."""
    made: dict[str, Any] = {
        "id": row.id,
        "nummer": row.nummer,
        "mijn": row.mijn,
        "stand": row.stand,
        "gemaakt": row.gemaakt.isoformat(),
    }
    if row.bewerkt is not None:
        made["bewerkt"] = row.bewerkt.isoformat()
    if row.stand != "er":
        return made
    tekst = row.inhoud.get("tekst", "")
    made["tekst"], made["opmaak"] = (tekst, []) if row.mijn else read_marks(tekst)
    if "knoppen" in row.inhoud:
        made["knoppen"] = [[{"tekst": t, "actie": a} for t, a in rij] for rij in row.inhoud["knoppen"]]
    for name in ("bestand", "gestuurd"):
        if name in row.inhoud:
            made[name] = {"naam": row.inhoud[name][0], "grootte": row.inhoud[name][1]}
    if "op" in row.inhoud:
        made["op"] = row.inhoud["op"]
    return made
