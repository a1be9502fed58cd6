"""`make brieven`: writes the papers of all examples, lets another program turn them into PDF, and looks whether every
number and date is on paper. The pages are drawn as well, to be looked at.

Needs LibreOffice and poppler; without these one line says what is missing.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.features.herverdeling.papers.letters import stukken
from bot.files.docx import maak_docx
from bot.files.paper import CONCEPT
from tests.herverdeling.voorbeelden import briefpapier, moet_erin, om_te_bekijken

NODIG = {"soffice": "LibreOffice", "pdftotext": "poppler", "pdftoppm": "poppler"}
PAGINAS, PAGINAS_TWAALF = 2, 4
"""A letter between a few gemeenten fits on so many pages, and one between twelve."""


def main(target: Path) -> int:
    """Make everything in `target`; 0 when every paper is whole."""
    missing = sorted({naam for program, naam in NODIG.items() if shutil.which(program) is None})
    if missing:
        sys.stderr.write(f"make brieven: installeer eerst {' en '.join(missing)}\n")
        return 2
    shutil.rmtree(target, ignore_errors=True)
    expected = _write(target)
    _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(target), *map(str, expected))
    faults = [f"{path.name}: {what}" for path, words in expected.items() for what in _look(path, words)]
    sys.stdout.write(("\n".join(faults) or f"{len(expected)} stukken kloppen; bekijk de pagina's in {target}") + "\n")
    return 1 if faults else 0


def _write(target: Path) -> dict[Path, set[str]]:
    """The papers as .docx, and by file what must be in it."""
    target.mkdir(parents=True)
    expected = {}
    for naam, dossier in om_te_bekijken().items():
        own = briefpapier("Gemeente 's-Hertogenbosch & <Zonen>") if naam == "vijf" else None
        for stuk in stukken(dossier):
            path = target / f"{naam}-{stuk.bestand}"
            path.write_bytes(maak_docx(stuk, own, kop=CONCEPT if stuk.concept else ""))
            expected[path] = moet_erin(dossier, stuk.bestand) | ({"& <Zonen>"} if own else set())
    return expected


def _look(path: Path, words: set[str]) -> list[str]:
    """What is wrong with the PDF of a paper; its pages are drawn beside it."""
    pdf = path.with_suffix(".pdf")
    if not pdf.exists():
        return ["geen pdf"]
    text = " ".join(_run("pdftotext", "-layout", str(pdf), "-").split())
    _run("pdftoppm", "-r", "70", "-png", str(pdf), str(pdf.with_suffix("")))
    pages = len(list(pdf.parent.glob(f"{pdf.stem}-*.png")))
    most = PAGINAS_TWAALF if path.name.startswith("twaalf") else PAGINAS
    return [f"{word!r} ontbreekt" for word in sorted(words) if word not in text] + (
        [f"{pages} bladzijden"] if pages > most else []
    )


def _run(*command: str) -> str:
    """Its output. LibreOffice gets a profile of its own, so that it meets no running one."""
    with tempfile.TemporaryDirectory() as home:
        profile = [f"-env:UserInstallation=file://{home}"] if command[0] == "soffice" else []
        return subprocess.run([*command, *profile], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(Path("build") / "brieven"))
