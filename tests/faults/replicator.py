"""A stand-in for Litestream where that is not on the machine: keeps a copy of a database, answers on a control socket
as Litestream 0.5 does, and gives the copy back. It copies the whole file each time: for tests only."""

import json
import shutil
import sqlite3
import sys
import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import UnixStreamServer

PROGRAM = """#!/bin/sh
exec {python} {script} "$@"
"""


def installed(folder: Path) -> Path:
    """A program with Litestream's name in this folder."""
    program = folder / "litestream"
    program.write_text(PROGRAM.format(python=sys.executable, script=__file__))
    program.chmod(0o755)
    return program


def copy(database: Path, replica: Path) -> None:
    """The whole of what is committed now."""
    partial = replica.with_name("deel")
    partial.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(partial)) as to,
    ):
        source.backup(to)
    partial.replace(replica)


def replicate(config: Path) -> None:
    """Copy when asked and once a second."""
    asked = dict(line.split(": ", 1) for line in config.read_text().splitlines() if ": " in line)
    database, replica = Path(asked["  - path"]), Path(asked["      path"]) / "stand.db"
    replica.parent.mkdir(parents=True, exist_ok=True)
    lock, done = threading.Lock(), [1]

    class Control(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                copy(database, replica)
                done[0] += 1
            said = json.dumps({"status": "synced", "txid": done[0], "replicated_txid": done[0]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def address_string(self) -> str:
            return ""

        def log_message(self, *_: object) -> None:
            pass

    class Server(UnixStreamServer):
        def get_request(self):
            request, _ = super().get_request()
            return request, ("", 0)

    server = Server(asked["  path"], Control)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    while True:
        with lock:
            copy(database, replica)
        time.sleep(1)


if __name__ == "__main__":
    if sys.argv[1] == "replicate":
        replicate(Path(sys.argv[3]))
    into, address = sys.argv[3], sys.argv[4]
    shutil.copyfile(Path(address.removeprefix("file://")) / "stand.db", into)
