"""What is wrong with the running of the bot: a beheerder hears it once, and once that it is over."""

from bot.desk.trust.telling import beheerders
from bot.desk.visit import Office, Post, send
from bot.screens import alarms


def note(office: Office, naam: str, *, wrong: bool, waar: str = "") -> Post:
    """It is so now, or no more; `waar` names which of several it is. Gives what must go out. Inside a transaction."""
    key, post = f"alarm_{naam}{waar}", Post()
    if (office.store.get_meta(key) == "mis") is wrong:
        return post
    office.store.set_meta(key, "mis" if wrong else "")
    said = alarms.wrong(naam, waar) if wrong else alarms.well(naam, waar)
    for chat in beheerders(office):
        send(office, post, chat, said, office.now(), ping=True)
    return post
