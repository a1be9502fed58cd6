"""The sheet of a calculation: a row for each gemeente, of which opgave and places are read when it comes back."""

from workflows.lijsten.terugblad import Vak, Vorm, aantal
from workflows.streefpercentage.velden import MOST

VORM = Vorm(
    "streefpercentage",
    "gemeente",
    (
        Vak("gemeente", "Gemeente"),
        Vak("opgave", "Opgave", aantal(0, MOST)),
        Vak("plekken", "Plekken", aantal(0, MOST)),
        Vak("procent", "Percentage", let_op="het percentage volgt uit opgave en plekken"),
        Vak("erbij", "Erbij", let_op="wat erbij moet volgt uit het streefpercentage"),
    ),
)
