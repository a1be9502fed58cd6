"""A sheet that went out, as a person gets it, changes it and sends it back."""

import io
import random
from datetime import datetime
from typing import Any

from openpyxl import Workbook, load_workbook

from storage.store import Store
from tests.chat import Chat, Shown

Rows = list[list[Any]]


def again(store: Store, now: datetime) -> Chat:
    """The bot on a file that it worked with before: the channel goes on counting."""
    chat = Chat(store, now)
    chat._update = 1_000
    return chat


def last_file(chat: Chat) -> bytes:
    """The file that went out last."""
    sent = [data["document"] for name, data in chat.wire.calls if name == "sendDocument"]
    return bytes(sent[-1][1])


def last_name(chat: Chat) -> str:
    """Its name."""
    sent = [data["document"] for name, data in chat.wire.calls if name == "sendDocument"]
    return str(sent[-1][0])


def rows_of(content: bytes) -> Rows:
    """The rows of its last sheet, with the heading first."""
    return [list(row) for row in load_workbook(io.BytesIO(content)).worksheets[-1].iter_rows(values_only=True)]


def as_file(rows: Rows) -> bytes:
    """These rows as a workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


async def send(chat: Chat, who: int, content: bytes, name: str = "blad.xlsx") -> Shown:
    """Send this file; gives what is said last."""
    chat.wire.files["f"] = content
    document = {"file_id": "f", "file_unique_id": "u", "file_name": name, "file_size": len(content)}
    return (await chat.update(who, {"document": document}))[-1]


async def back(chat: Chat, who: int, rows: Rows) -> Shown:
    """Send these rows; gives the card."""
    return await send(chat, who, as_file(rows))


def arrange(rows: Rows, chance: random.Random, by: int) -> None:
    """As a person leaves a spreadsheet behind; `by` is a column to sort by."""
    how = chance.randrange(4)
    if how == 0:
        chance.shuffle(rows)
    elif how == 1:
        rows.sort(key=lambda row: (str(row[by]), row[0]))
    elif how == 2:
        del rows[chance.randrange(len(rows)) :]
    else:
        rows.reverse()
        rows += chance.sample(rows, 2)  # the same row twice


def in_any_order(rows: Rows, chance: random.Random) -> Rows:
    """The same rows with their columns in another order."""
    order = chance.sample(range(len(rows[0])), len(rows[0]))
    return [[row[i] for i in order] for row in rows]


def has_record(card: Shown) -> bool:
    """Whether the card offers to record anything."""
    return any(text.startswith("Leg ") for text, _ in card.buttons)
