"""Twenty lists as people have them, each with what must come of it."""

import json
from typing import Any

import pytest

from tests.lijsten.wereld import Geval, feiten, gelezen, gevallen, nagekeken
from workflows.lijsten.lezing import Lezing

ALLE = gevallen()


def _antwoord(geval: Geval, lezing: Lezing) -> dict[str, str]:
    """Press the button that the expectation names."""
    wanted = {vraag["kolom"]: vraag["antwoord"] for vraag in geval.verwacht["vragen"]}
    said = {}
    for vraag in lezing.vragen:
        assert vraag.kolom in wanted, f"gevraagd zonder noodzaak: {vraag.tekst}"
        words = wanted[vraag.kolom]
        said[vraag.code] = next(k.code for k in vraag.keuzes if any(w in k.tekst.lower() for w in words))
    return said


def _op_volgorde(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


@pytest.mark.parametrize("geval", ALLE, ids=lambda geval: geval.verwacht["bestand"])
def test_list_as_people_have_it(geval: Geval) -> None:
    """Columns, values, rows that are wrong, questions, checks, and what must be said."""
    want = geval.verwacht
    found = nagekeken(geval.bladen())
    if want["soort"] == "geweigerd":
        _geweigerd(geval)
        return
    lezing = gelezen(found, {}, geval.provincie)
    said = _antwoord(geval, lezing)
    assert len(said) == len(want["vragen"])
    lezing = gelezen(found, said, geval.provincie)
    assert lezing.soort == want["soort"]
    assert not lezing.vragen
    assert _op_volgorde(feiten(lezing)) == _op_volgorde(want["waarden"])
    for asked, column in zip(want["kolommen"], lezing.kolommen, strict=True):
        assert column.kop == asked["kop"]
        assert column.naam == (asked["gelezen_als"] or "") or (column.naam == "controle" and not asked["gelezen_als"])
    assert {(f["rij"], f["kolom"]) for f in want["rijen_fout"]} == {(f.rij, f.kolom) for f in lezing.fouten}
    for check in want["controles"]:
        assert any(c.kolom == check["kolom"] and c.klopt == check["klopt"] for c in lezing.controles), check
        if "staat" in check:
            assert any((c.staat, c.som) == (check["staat"], check["som"]) for c in lezing.controles), check
    everything = " ".join(
        [*lezing.meldingen, *(f.tekst for f in lezing.fouten), *(c.zegt for c in lezing.controles), *found.weg]
        + [str(rij.waarden.get("referentie")) for rij in lezing.koppelingen if rij.fouten]
    )
    for warning in want["waarschuwingen"]:
        assert all(word in everything for word in warning["noem"]), warning
    assert bool(found.weg) == want["verwijderd"]
    kept = json.dumps(found.als_json(), ensure_ascii=False)
    assert not [word for word in want["geheim"] if word in kept]


def _geweigerd(geval: Geval) -> None:
    want, found = geval.verwacht, nagekeken(geval.bladen())
    kept = json.dumps(found.als_json(), ensure_ascii=False)
    assert not [word for word in want["geheim"] if word in kept]
    if found.personen:
        assert not found.tabellen
        said = " ".join(found.personen)
    else:
        lezing = gelezen(found, {}, geval.provincie)
        assert lezing.soort == "geweigerd"
        assert not feiten(lezing)
        said = " ".join(kolom.kop for kolom in lezing.kolommen)
    for warning in want["waarschuwingen"]:
        assert all(word in said for word in warning["noem"]), warning
