"""A herverdeling as a sheet: the way to it, what stands on its cover, and its words."""

from collections.abc import Iterator, Mapping, Sequence

from bot.features.herverdeling.buttons_screens import HerverdelingScherm
from bot.features.herverdeling.progress.screens import button, guide
from bot.features.herverdeling.table_screens import KORT
from bot.screens.markup import Tekst, stack
from bot.screens.message import groot
from bot.screens.sheets import Uitgaand, Woorden
from workflows.herverdeling.progress import open_stappen

ENDED = "deze herverdeling loopt niet meer"
WOORDEN = Woorden(
    "gemeente",
    "gemeenten",
    "Erbij of eraf en Stap, want die volgen uit het voorstel en de antwoorden",
    lambda _, over: button(int(over)),
)


def asked_back(twijfel: str, regel: str) -> str:
    """What is doubtful is not recorded by a sheet of many: typed as a line it is asked."""
    return f"{twijfel} Zo ja, typ dan deze regel: {regel}"


def where(standen: Mapping[str, str], code: str) -> str:
    """The step of a gemeente as it stands in the sheet."""
    return KORT[standen[code]].lstrip("✓✗ ")


def now(beeld: HerverdelingScherm) -> Tekst:
    """In which step each gemeente now is, what is missing and comes next, and where no gemeente is asked anything, who
    acts and by which day."""
    steps: dict[str, list[str]] = {}
    for code, naam in beeld.namen.items():
        steps.setdefault(KORT[beeld.standen[code]].lstrip("✓✗ "), []).append(naam)
    where_each = [f"{groot(step)}: {', '.join(names)}" for step, names in steps.items()]
    return stack(*where_each, *guide(beeld), *_turn(beeld))


def _turn(beeld: HerverdelingScherm) -> Iterator[str]:
    if not beeld.open_stand.eind and not open_stappen(beeld.standen, beeld.feiten):
        first = next(iter(beeld.leiden), None)
        yield f"Nu aan zet: {'; '.join(beeld.aan_zet())}." + (f" {groot(beeld.dag_alleen(first))}." if first else "")


def out(beeld: HerverdelingScherm, gemeenten: Sequence[str]) -> Uitgaand:
    """What goes out."""
    lines = [
        "Vul in wat een gemeente antwoordde: een rij per gemeente, zoveel vakken als je weet.",
        "Bron: Staatscourant of brief. Akkoord: ja of nee. Een besluit zonder nummer: geen.",
        "Zit een gemeente niet op Ketenbot? Vul ook in hoe (mail, telefoon, overleg) en wanneer zij het zei.",
        "Functie: medewerker, coördinator, leidinggevende, bestuurder of secretaris. Nooit een naam.",
        "De stappen blijven staan: eerst cijfer en akkoord, dan de colleges, dan de bekendmaking.",
    ]
    return Uitgaand(
        f"herverdeling-{beeld.weet.tijdvak}",
        "Herverdeling",
        f"Herverdeling {beeld.tijdvakken}, {len(gemeenten)} gemeenten",
        "Er staan afspraken in die nog niet openbaar zijn: intern.",
        lines,
    )
