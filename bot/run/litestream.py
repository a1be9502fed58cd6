"""The control socket of Litestream (0.5), by which it says what stands elsewhere."""

import asyncio
import json
import socket
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from bot.mail.replica import SILENT, Ask


class _Control(HTTPConnection):
    """Over a socket of this machine instead of the net."""

    def __init__(self, place: Path, patience: float) -> None:
        super().__init__("localhost", timeout=patience)
        self._place = str(place)

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._place)


def litestream(place: Path, database: Path, patience: float = SILENT / 2) -> Ask:
    """Asks it to write what is committed and to say when that is done; one question may take `patience` seconds."""
    body = json.dumps({"path": str(database.absolute()), "wait": True, "timeout": int(patience)})

    def ask() -> bool:
        control = _Control(place, patience + 1)
        try:
            control.request("POST", "/sync", body, {"Content-Type": "application/json"})
            answer = control.getresponse()
            said = json.loads(answer.read())
            return bool(answer.status == 200 and said["replicated_txid"] >= said["txid"] > 0)
        except (HTTPException, OSError, ValueError, KeyError, TypeError):
            return False
        finally:
            control.close()

    return lambda: asyncio.to_thread(ask)
