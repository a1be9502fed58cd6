"""The tables drawn: a track as a mermaid diagram, for the documentation."""

import sys

from workflows.herverdeling import herverdeling
from workflows.tabel import Spoor


def mermaid(spoor: Spoor) -> str:
    """The standen and steps of a track as a state diagram, in the order of the table."""
    lines = ["stateDiagram-v2", f"    [*] --> {spoor.begin}"]
    lines += [f"    {stand.naam}: {stand.titel}" for stand in spoor.standen]
    lines += [
        f"    {van} --> {stap.naar}: {stap.titel.replace(':', ',')}" for stap in spoor.stappen for van in stap.van
    ]
    lines += [f"    {stand.naam} --> [*]" for stand in spoor.standen if stand.eind]
    return "\n".join(lines)


def main() -> None:
    """Print the diagrams of a herverdeling: the whole, and one gemeente."""
    for spoor in herverdeling(("GM0034", "GM0995")).sporen[:2]:
        sys.stdout.write(f"{mermaid(spoor)}\n\n")


if __name__ == "__main__":
    main()
