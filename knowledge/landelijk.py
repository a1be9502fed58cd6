"""The national taakstelling for each half-year, as far as it was found."""

import csv
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Landelijk:
    """The number of people to house in the whole country in a half-year ("2025-I"), and where it was found."""

    halfjaar: str
    aantal: int
    bron: str


def laad_landelijk() -> dict[str, Landelijk]:
    """The known half-years, oldest first; a half-year that is not there was not found."""
    lines = (files("knowledge") / "data" / "taakstelling-landelijk.csv").read_text("utf-8").splitlines()
    rows = [Landelijk(row["halfjaar"], int(row["aantal"]), row["bron"]) for row in csv.DictReader(lines)]
    return {row.halfjaar: row for row in rows}
