"""A herverdeling over more than one tijdvak: what is asked, and what cannot be."""

WHEN = "Op welke dag was dat overleg met COA, JenV en BZK?"


def too_many(most: int) -> str:
    """More tijdvakken than one case takes."""
    return (
        f"Meer dan {most} tijdvakken gaat niet in één herverdeling (drie jaar, eigen keuze). De bronnen houden het op "
        "één, en op meer alleen in bijzondere gevallen. Begin later een nieuwe."
    )


def does_not_divide(count: int) -> str:
    """What goes over in all cannot be the same in each tijdvak."""
    return (
        f"Samen over {count} tijdvakken gaat niet op: het besluit noemt een aantal per tijdvak. Kies Per tijdvak, doe "
        "een ander voorstel, of maak per tijdvak een herverdeling."
    )
