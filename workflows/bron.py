"""Where a rule comes from, as it is shown to people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bron:
    """A place in a document. `jaar` is the year of that document, so that a reader sees how old a rule is."""

    document: str
    paragraaf: str
    jaar: int

    def __str__(self) -> str:
        """As in "Handreiking Huisvesting vergunninghouders 2016, §3.2"; an annex or article keeps its own word."""
        plek = f"§{self.paragraaf}" if self.paragraaf[:1].isdigit() else self.paragraaf
        return ", ".join(deel for deel in (f"{self.document} {self.jaar}", plek) if deel)
