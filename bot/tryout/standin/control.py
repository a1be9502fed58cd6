"""For tests and benchmarks from another process: people, many messages at once, faults, counts."""

from base64 import b64decode
from typing import Any

from starlette.routing import BaseRoute, Route

from bot.tryout.endpoints import Answer, gives, takes
from bot.tryout.standin.params import Params
from bot.tryout.standin.standin import Fault, StandIn


class FaultPlan:
    """Faults to come, by method: each counts down as it comes true. "*" is any method."""

    def __init__(self) -> None:
        self._planned: list[tuple[str, Fault, int]] = []

    def __call__(self, method: str, _: Params) -> Fault | None:
        """The first planned fault for this method, counted down."""
        for place, (name, fault, times) in enumerate(self._planned):
            if name in ("*", method.lower()):
                self._planned[place : place + 1] = [(name, fault, times - 1)] if times != 1 else []
                return fault
        return None

    def add(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next `times` calls of this method go wrong; 0 means until `clear`."""
        self._planned.append((method.lower(), fault, times))

    def clear(self) -> None:
        """Let everything go well."""
        self._planned.clear()


def control_routes(standin: StandIn) -> list[BaseRoute]:
    """What only a stand-in on its own offers, under /proef. Takes over the stand-in's `before`."""
    plan = FaultPlan()
    standin.before = plan
    return [
        Route("/proef/personen", takes(lambda asked: _people(standin, asked)), methods=["POST"]),
        Route("/proef/zeg-veel", takes(lambda asked: _say_many(standin, asked)), methods=["POST"]),
        Route("/proef/druk-veel", takes(lambda asked: _press_many(standin, asked)), methods=["POST"]),
        Route("/proef/stuur-bestand", takes(lambda asked: _send_file(standin, asked)), methods=["POST"]),
        Route("/proef/fouten", takes(lambda asked: _fault(plan, asked)), methods=["POST"]),
        Route("/proef/berichten/{gesprek:int}", gives(lambda r: standin.messages(r.path_params["gesprek"]))),
        Route("/proef/tellers", gives(lambda _: _counts(standin))),
        Route("/proef/tellers/wis", takes(lambda _: standin.state.calls.clear()), methods=["POST"]),
    ]


def _people(standin: StandIn, asked: Answer) -> Answer:
    """{"personen": [{"id": 1, "voornaam": "Anna", "gestart": true}]}."""
    for one in asked["personen"]:
        standin.add_person(int(one["id"]), str(one.get("voornaam", "Anna")), started=bool(one.get("gestart")))
    return {"personen": len(standin.state.people)}


def _say_many(standin: StandIn, asked: Answer) -> Answer:
    """{"berichten": [[persoon, tekst], ...]}: in one go, so that the asking costs a benchmark little."""
    return {"berichten": [standin.say(int(person), str(text))["message_id"] for person, text in asked["berichten"]]}


def _press_many(standin: StandIn, asked: Answer) -> Answer:
    """{"drukken": [[persoon, bericht, actie], ...]}."""
    presses = [standin.press(int(person), int(message), str(action)) for person, message, action in asked["drukken"]]
    return {"drukken": presses}


def _send_file(standin: StandIn, asked: Answer) -> Answer:
    """{"persoon": 1, "naam": "a.csv", "inhoud": "..."}, the bytes in base64."""
    content = b64decode(asked["inhoud"], validate=True)
    kind = "application/octet-stream"
    return {"bericht": standin.send_document(int(asked["persoon"]), str(asked["naam"]), kind, content)["message_id"]}


def _fault(plan: FaultPlan, asked: Answer) -> None:
    """{"methode": "sendMessage", "status": 500, "vertraging": 0.05, "verbreek": "after", "keer": 3}.

    {"wis": true} ends all faults.
    """
    if asked.get("wis"):
        plan.clear()
        return
    reset = asked.get("verbreek")
    if reset not in (None, "before", "after"):
        raise ValueError("verbreek")
    status = int(asked["status"]) if asked.get("status") is not None else None
    body: dict[str, Any] = dict(asked.get("antwoord", {}))
    fault = Fault(status, body, float(asked.get("vertraging", 0)), reset)
    plan.add(str(asked["methode"]), fault, int(asked.get("keer", 1)))


def _counts(standin: StandIn) -> Answer:
    return {"aanroepen": dict(standin.state.calls), "wachtend": len(standin.state.queue)}
