"""The stand-in's memory as JSON, so that a try-out survives a restart."""

import base64
import json
import os
from pathlib import Path
from typing import Any

from bot.tryout.standin.state import Chat, Person, State, Upload
from bot.tryout.standin.updates import Queue

VERSION = 1


def snapshot(state: State) -> dict[str, Any]:
    """All that must live on. Presses and "typing" do not: they last seconds."""
    return {
        "version": VERSION,
        "people": [
            [person.id, person.first_name, person.last_name, person.username, person.started, person.blocked]
            for person in state.people.values()
        ],
        "chats": [_chat(chat) for chat in state.chats.values()],
        "files": {
            number: [upload.name, upload.mime, base64.b64encode(upload.content).decode(), upload.unique]
            for number, upload in state.files.items()
        },
        "commands": state.commands,
        "webhook": state.webhook,
        "queue": state.queue.snapshot(),
        "number": state.number,
    }


def restore(state: State, data: dict[str, Any]) -> None:
    """Put a snapshot in place. Raises KeyError, TypeError or ValueError, and then nothing changed."""
    if data["version"] != VERSION:
        raise ValueError(f"a snapshot of version {data['version']}, expected {VERSION}")
    people = [Person(*row) for row in data["people"]]
    chats = [_chat_from(row) for row in data["chats"]]
    files = {
        number: Upload(name, mime, base64.b64decode(content), number, unique)
        for number, (name, mime, content, unique) in data["files"].items()
    }
    queue, number = Queue.restored(data["queue"]), int(data["number"])
    state.people = {person.id: person for person in people}
    state.chats = {chat.id: chat for chat in chats}
    state.files, state.commands, state.webhook = files, dict(data["commands"]), dict(data["webhook"])
    state.queue, state.number = queue, number
    state.changes.clear()
    state.wake()


def save(state: State, path: Path) -> None:
    """Write the snapshot; a crash leaves the old file or the new one."""
    beside = path.with_name(path.name + ".nieuw")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(snapshot(state), file, ensure_ascii=False, separators=(",", ":"))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def load(state: State, path: Path) -> bool:
    """Read what `save` wrote. False when there is no file or it cannot be used; the state is then as it was."""
    try:
        restore(state, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, KeyError, TypeError, ValueError):
        return False
    return True


def _chat(chat: Chat) -> dict[str, Any]:
    return {
        "id": chat.id,
        "title": chat.title,
        "members": sorted(chat.members),
        "messages": list(chat.messages.values()),
        "markups": list(chat.markups.items()),
        "next_id": chat.next_id,
        "keyboard": chat.keyboard,
    }


def _chat_from(row: dict[str, Any]) -> Chat:
    messages = {message["message_id"]: message for message in row["messages"]}
    return Chat(
        row["id"], row["title"], set(row["members"]), messages, dict(row["markups"]), row["next_id"], row["keyboard"]
    )
