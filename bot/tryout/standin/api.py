"""The stand-in on its own: `python -m bot.tryout.standin.api --port 0 --token 1:proef` prints its address and serves.

The Bot API is at {address}/api, the chat page at {address}/, the controls for tests at {address}/proef.
"""

import argparse
import asyncio
import re
import socket
import sys

import uvicorn
from starlette.applications import Starlette

from bot.tryout.page.clock import LooseClock
from bot.tryout.page.page_routes import app_routes
from bot.tryout.page.to_page import Persona
from bot.tryout.standin.control import control_routes
from bot.tryout.standin.limits import Limits
from bot.tryout.standin.standin import StandIn

HOST = "127.0.0.1"
CAST = (
    Persona(101, "Anna", "Medewerker, gemeente Almere"),
    Persona(102, "Bram", "Medewerker, gemeente Lelystad"),
    Persona(103, "Iemand", "Onbekende"),
)


def application(standin: StandIn, clock: LooseClock) -> Starlette:
    """The page, the Bot API and the controls in one."""
    return Starlette(routes=[*control_routes(standin), *app_routes(standin, CAST, clock)])


def main(arguments: list[str] | None = None) -> None:
    """Serve until the process is told to stop."""
    asked = _arguments(arguments)
    clock = LooseClock()
    standin = StandIn(asked.token, clock.now, limits=_limits(asked.limiet))
    listening = listen(asked.port)
    config = uvicorn.Config(
        application(standin, clock), log_level="warning", access_log=False, lifespan="off", timeout_graceful_shutdown=1
    )
    sys.stdout.write(f"http://{HOST}:{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))


def listen(port: int) -> socket.socket:
    """A socket on this machine only. Raises OSError when the port is taken.

    Its protocol is named, else asyncio leaves Nagle's algorithm on and each answer comes 40 ms late.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((HOST, port))
    listening.listen(2048)  # before the address is printed: who reads it may connect at once
    return listening


def _limits(overall: float) -> Limits | None:
    return Limits(overall=overall) if overall > 0 else None


def _token(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,15}:[\w-]+", text):
        raise argparse.ArgumentTypeError("een token ziet eruit als 1:proef")
    return text


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bot.tryout.standin.api", description="De proef-Telegram op zichzelf."
    )
    parser.add_argument("--port", type=int, default=0, help="0 kiest een vrije poort")
    parser.add_argument("--token", type=_token, default="1:proef", help="het token dat de bot gebruikt")
    parser.add_argument("--limiet", type=float, default=0, help="berichten per seconde; 0 is geen grens")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
