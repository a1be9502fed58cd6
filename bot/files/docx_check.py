"""Trying a template that somebody sent. It runs in a process of its own (see `bot.mail.child`): what a strange file
does to the libraries (minutes of searching, memory without end, a crash) must not reach the desk."""

ONLEESBAAR = "Dit bestand lees ik niet. Sla je briefpapier op als .docx en stuur dat."


def probleem(sjabloon: bytes) -> str:
    """Why this template cannot be used, in Dutch; "" when it can."""
    from bot.files.docx import FoutSjabloon, controleer  # only here: the desk never needs it

    try:
        controleer(sjabloon)
    except FoutSjabloon as problem:
        return str(problem)
    except MemoryError:
        raise
    except Exception:  # whatever a strange file does to a parser: it is no letterhead
        return ONLEESBAAR
    return ""
