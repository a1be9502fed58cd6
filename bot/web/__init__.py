"""The web door: the chat as a page of our own. It serves and calls nobody; its mail goes out by `bot.mail.smtp`."""

CHANNEL = "web"
"""What this channel is called in the database. An address of it is a mail address that its owner proved to read; who
that is stays the same when it changes, for all else refers to the id of the address."""
