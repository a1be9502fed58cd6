"""A real server on a free port, for what only a real connection shows."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import uvicorn

from bot.tryout.standin.api import HOST, listen


@contextlib.asynccontextmanager
async def served(app: Any) -> AsyncIterator[str]:
    """The address of `app`, served as long as the block lasts."""
    listening = listen(0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", timeout_graceful_shutdown=1))
    task = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield f"http://{HOST}:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
        listening.close()
