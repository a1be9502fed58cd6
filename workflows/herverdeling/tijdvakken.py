"""A herverdeling over more than one tijdvak. The sources keep to one: "Afspraak gebonden in tijd", and more only in
special cases after talks with COA, JenV and BZK."""

from collections.abc import Mapping

from workflows.dates.tijdvak import Tijdvak, lees_tijdvak

MEESTE = 6
"""Three years (own choice: the longest that a source tells of, the uitruil of Utrechtse Heuvelrug, Handreiking uitruil
2024)."""


def per_tijdvak(verschillen: Mapping[str, int], aantal: int) -> dict[str, int] | None:
    """What goes over in each of so many tijdvakken, where the numbers are those of all together; None where it is not
    the same in each."""
    if any(change % aantal for change in verschillen.values()):
        return None
    return {code: change // aantal for code, change in verschillen.items()}


def latere(eerste: str, aantal: int) -> tuple[Tijdvak, ...]:
    """The tijdvakken after the first; none for one that cannot be read."""
    tijdvak, found = lees_tijdvak(eerste), list[Tijdvak]()
    for _ in range(aantal - 1 if tijdvak is not None else 0):
        assert tijdvak is not None  # noqa: S101  it was read
        tijdvak = tijdvak.volgende
        found.append(tijdvak)
    return tuple(found)
