"""A track of a procedure as a Mermaid state diagram, for the documentation: drawn from the table itself."""

from workflows.engine.tabel import Spoor


def mermaid(spoor: Spoor) -> str:
    """The text between the fences: every stand with its title, every step with its own."""
    names = {stand.naam: f"s{number}" for number, stand in enumerate(spoor.standen)}
    lines = ["stateDiagram-v2"]
    for stand in spoor.standen:
        label = stand.titel if not stand.naam[0].isdigit() else f"{stand.naam} {stand.titel}"
        lines.append(f'    state "{label}" as {names[stand.naam]}')
    lines.append(f"    [*] --> {names[spoor.begin]}")
    for stap in spoor.stappen:
        # a colon would end the label
        label = stap.titel.replace(":", ",")
        lines += [f"    {names[van]} --> {names[stap.naar]} : {label}" for van in stap.van]
    lines += [f"    {names[stand.naam]} --> [*]" for stand in spoor.standen if stand.eind]
    return "\n".join(lines) + "\n"
