"""The doors that the settings ask for, made from them."""

from collections.abc import Callable

from bot.desk.doors import pings as doorpings
from bot.desk.doors.pushing import PUSH
from bot.desk.visit import Office
from bot.features.ochtend.message import reroute
from bot.features.pings import clock as pings
from bot.mail.channel import All, Channel
from bot.mail.courier import Courier
from bot.mail.intake import Woken
from bot.mail.letters import Mailer
from bot.mail.push import hosts, keys
from bot.mail.push.carrier import PushCarrier, Sender
from bot.mail.push.services import Services
from bot.mail.replica import Replica
from bot.mail.smtp.carrier import MailCarrier
from bot.mail.smtp.sender import Server, SmtpMailer
from bot.mail.telegram import CHANNEL as TELEGRAM
from bot.mail.telegram.bot import make_bot
from bot.mail.telegram.door import Hook, TelegramDoor
from bot.run.litestream import litestream
from bot.settings import DOOR_WEB, BadSettings, Settings
from bot.web import CHANNEL as WEB
from bot.web import door as web

PUSH_LIMIT = 30.0
"""Pings a second over all push services."""


def beheerders(settings: Settings) -> frozenset[tuple[str, str]]:
    """Who is beheerder by the settings alone, by door."""
    by_number = {(TELEGRAM, str(number)) for number in settings.ketenbot_beheerders}
    return frozenset(by_number | {(WEB, mail) for mail in settings.ketenbot_beheerders_mail})


def replica(settings: Settings, office: Office, carry: All) -> Replica | None:
    """The copy elsewhere, where the settings say by which socket its replicator listens."""
    if settings.ketenbot_replica is None:
        return None
    return Replica(office, carry, litestream(settings.ketenbot_replica, settings.database))


def telegram(
    settings: Settings,
    office: Office,
    token: str,
    api_url: str,
    carry: All,
    woken: Woken,
    copy: Replica | None,
) -> TelegramDoor:
    """Telegram, by this token."""
    url, secret = settings.ketenbot_webhook_url, settings.ketenbot_webhook_secret
    return TelegramDoor(
        office,
        make_bot(token, api_url),
        limit=settings.ketenbot_limiet,
        hook=Hook(url, secret.get_secret_value()) if url is not None and secret is not None else None,
        unreachable=lambda row: reroute(office, row, office.now()),
        carry=carry,
        woken=woken,
        replica=copy,
    )


def page(settings: Settings) -> str | None:
    """The address of the page, where the web door is open."""
    opens = DOOR_WEB in settings.deuren and not settings.web_mist
    return f"{settings.ketenbot_adres}/chat/" if opens else None


def web_door(
    settings: Settings, office: Office, carry: All, woken: Woken, copy: Replica | None, mailer: Mailer | None
) -> web.WebDoor | None:
    """The page, where the settings ask for it and are complete. `mailer`: another than the operator's server."""
    if page(settings) is None or settings.ketenbot_adres is None:
        return None
    place = web.Settings(settings.ketenbot_adres, settings.ketenbot_proxy, push_hosts(settings))
    door = web.WebDoor(office, place, mailer or _mailer(settings), carry=carry, woken=woken, replica=copy)
    carry.add(door.post)
    return door


def mail(
    settings: Settings, office: Office, carry: All, mailer: Mailer | None, worked: Callable[[bool], None]
) -> Courier:
    """The mail that says that there is something on the page. It has its own pace: codes never wait behind it. `worked`
    hears whether the server took one."""
    courier = Courier(
        office.store,
        Channel(pings.MAIL, "de mailserver", settings.ketenbot_mail_limiet / 60),
        MailCarrier(mailer or _mailer(settings), lambda adres: pings.may_have(office, adres), worked),
        now=office.now,
        unreachable=lambda row: pings.refused(office, row, office.now()),
        carry=carry,
    )
    carry.add(courier)
    return courier


def push_key(settings: Settings) -> str | None:
    """What browsers must know of our key for push services; None where the operator set none. Raises BadSettings."""
    if settings.ketenbot_vapid_sleutel is None or page(settings) is None:
        return None
    try:
        return keys.public(settings.ketenbot_vapid_sleutel.get_secret_value())
    except keys.BadKey:
        raise BadSettings(
            "instelling KETENBOT_VAPID_SLEUTEL is geen sleutel zoals ketenbot pushsleutel hem maakt"
        ) from None


def push_hosts(settings: Settings) -> frozenset[str]:
    """The push services that may be asked."""
    return settings.ketenbot_pushdiensten or hosts.KNOWN


def push(settings: Settings, office: Office, carry: All) -> tuple[Courier, PushCarrier] | None:
    """Pings to browsers, where the operator set a key; and what is to be closed after it."""
    secret, contact = settings.ketenbot_vapid_sleutel, settings.ketenbot_vapid_contact
    if office.push is None or secret is None or contact is None:
        return None
    sender = Sender(secret.get_secret_value(), contact, push_hosts(settings))
    carrier = PushCarrier(sender, lambda adres: doorpings.subscription(office, adres), Services(office, carry))
    return push_courier(office, carrier, carry), carrier


def push_courier(office: Office, carrier: PushCarrier, carry: All) -> Courier:
    """What brings pings to this carrier."""
    courier = Courier(
        office.store,
        Channel(PUSH, "de pushdienst", PUSH_LIMIT, one=False),
        carrier,
        now=office.now,
        unreachable=lambda row: doorpings.ended(office, row),
        carry=carry,
    )
    carry.add(courier)
    return courier


def _mailer(settings: Settings) -> SmtpMailer:
    secret = settings.ketenbot_smtp_wachtwoord
    assert settings.ketenbot_smtp_host is not None and settings.ketenbot_afzender is not None  # noqa: S101, PT018  the settings are complete
    server = Server(
        settings.ketenbot_smtp_host,
        settings.ketenbot_smtp_poort,
        settings.ketenbot_smtp_tls,
        settings.ketenbot_smtp_gebruiker,
        secret.get_secret_value() if secret else None,
        settings.ketenbot_afzender,
    )
    return SmtpMailer(server)
