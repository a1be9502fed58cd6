"""Agenda feeds over HTTP: read-only, beside everything else, and only for who has the secret link."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.desk.visit import Office
from bot.features.agenda.desk import PATH, feed
from storage.store import Store

_HEADERS = {"Cache-Control": "private, max-age=900", "X-Robots-Tag": "noindex", "X-Content-Type-Options": "nosniff"}


def agenda_route(office: Office, open_reader: Callable[[], Store]) -> Route:
    """The route of all feeds. Each request reads on a connection of its own, in a worker."""

    def give(request: Request) -> Response:
        with closing(open_reader()) as store:
            content = feed(replace(office, store=store), request.path_params["geheim"])
        if content is None:
            return Response("Deze agenda-link werkt niet (meer).\n", 404, media_type="text/plain")
        return Response(content, media_type="text/calendar", headers=_HEADERS)

    return Route(PATH + "{geheim}.ics", give)
