"""A herverdeling on the try-out's page, as people do it there: a letterhead sent, numbers given, the papers fetched and
opened."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.herverdeling.test_brieven import tekst
from tests.herverdeling.voorbeelden import briefpapier
from tests.invoer.test_pagina import Page
from tests.invoer.test_pagina import page as page  # the process that serves the page

SAM, BO = 102, 103
LAST_MONTH = f"{datetime.now(UTC).date() - timedelta(days=30):%d-%m-%Y}"
"""The process that serves the page has the real clock: a day of years ago would be asked back."""
HOOFD = "Gemeente Lelystad & <Zonen>"


def fetched(who: Page, message: dict[str, Any]) -> bytes:
    """The file under a message, as a click fetches it."""
    answer = who.http.get(f"/proef/bestand/{message['document']['file_id']}")
    answer.raise_for_status()
    return answer.content


@pytest.mark.slow
def test_papers_on_the_page(page: Page) -> None:
    """Bo's letterhead is taken, Sam and Bo give their numbers, and Bo's papers are on Lelystad's paper."""
    page.person = BO
    page.do("document", naam="hoofd.docx", inhoud=base64.b64encode(briefpapier(HOOFD)).decode())
    page.hears("Het briefpapier van Lelystad staat klaar")
    proof = page.hears("Proefbrief van Lelystad op jullie briefpapier")
    assert tekst(fetched(page, proof)).startswith(HOOFD)
    page.do("zeg", tekst="Lelystad draagt 10 over aan Almere")
    page.press("202")
    page.press("Nee, alleen")
    page.hears("Wat is de gepubliceerde taakstelling")
    page.do("zeg", tekst=f"60, brief {LAST_MONTH}")
    page.hears("Lelystad: gepubliceerd cijfer")
    page.person = SAM
    page.press("Geef jullie cijfer")
    page.hears("Wat is de gepubliceerde taakstelling")
    page.do("zeg", tekst=f"150, Staatscourant {LAST_MONTH}")
    page.hears("Almere: gepubliceerd cijfer")
    page.person = BO
    page.press("Meer")
    page.press("Besluit en brieven")
    page.hears("Jullie sturen de brieven")
    voorstel = tekst(fetched(page, page.hears("Collegevoorstel Lelystad")))
    assert voorstel.startswith(HOOFD)
    assert "Lelystad 60 −10 50" in voorstel
