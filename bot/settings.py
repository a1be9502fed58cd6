"""The settings: from the environment or a `.env` file, checked at start. A wrong one is one clear line."""

import re
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

TELEGRAM = "https://api.telegram.org"
DOOR_TELEGRAM, DOOR_WEB = "telegram", "web"
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class BadSettings(Exception):
    """A setting is wrong or missing; the text is one Dutch line for the operator."""


class Settings(BaseSettings):
    """Every setting there is. `.env.example` explains each."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str | None = None
    ketenbot_database: Path = Path("ketenbot.db")
    ketenbot_beheerders: Annotated[frozenset[int], NoDecode] = frozenset()
    ketenbot_webhook_url: str | None = None
    ketenbot_webhook_secret: SecretStr | None = None
    ketenbot_adres: str | None = None
    ketenbot_host: str = "127.0.0.1"
    ketenbot_poort: int = Field(8080, ge=0, le=65535)
    ketenbot_deuren: Annotated[frozenset[str] | None, NoDecode] = None
    ketenbot_beheerders_mail: Annotated[frozenset[str], NoDecode] = frozenset()
    ketenbot_proxy: Annotated[frozenset[str], NoDecode] = frozenset()
    ketenbot_smtp_host: str | None = None
    ketenbot_smtp_poort: int = Field(587, ge=1, le=65535)
    ketenbot_smtp_tls: str = "starttls"
    ketenbot_smtp_gebruiker: str | None = None
    ketenbot_smtp_wachtwoord: SecretStr | None = None
    ketenbot_afzender: str | None = None
    ketenbot_vapid_sleutel: SecretStr | None = None
    ketenbot_vapid_contact: str | None = None
    ketenbot_pushdiensten: Annotated[frozenset[str], NoDecode] = frozenset()
    ketenbot_mail_na: int = Field(30, ge=5, le=240)
    ketenbot_mail_limiet: float = Field(30, gt=0, le=100_000, allow_inf_nan=False)
    ketenbot_bewaar_vragen: int = Field(1, ge=1, le=366)
    ketenbot_bewaar_herinneringen: int = Field(60, ge=1, le=366)
    ketenbot_bewaar_fouten: int = Field(30, ge=1, le=366)
    ketenbot_bewaar_oud: int = Field(7, ge=0, le=366)
    ketenbot_bewaar_zaken: int | None = Field(None, ge=30, le=36_600)
    ketenbot_backup_map: Path | None = None
    ketenbot_replica: Path | None = None
    ketenbot_bewaar_backups: int = Field(14, ge=1, le=366)
    ketenbot_limiet: float = Field(30, gt=0, le=100_000, allow_inf_nan=False)

    @field_validator("telegram_bot_token")
    @classmethod
    def _token_form(cls, value: SecretStr | None) -> SecretStr | None:
        token = value.get_secret_value() if value else None
        if token is not None and not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", token):
            raise ValueError("is geen token zoals @BotFather het geeft")
        return value

    @field_validator("ketenbot_webhook_secret")
    @classmethod
    def _secret_form(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("mag alleen letters, cijfers, _ en - hebben, hoogstens 256")
        return value

    @field_validator("telegram_api_url", "ketenbot_webhook_url", "ketenbot_adres")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not _is_address(value):
            raise ValueError("is geen adres dat met http:// of https:// begint")
        return value.rstrip("/") if value else value

    @field_validator("ketenbot_beheerders", mode="before")
    @classmethod
    def _user_ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        words = [word.strip() for word in value.split(",") if word.strip()]
        if not all(word.isascii() and word.isdigit() and len(word) < 19 for word in words):
            raise ValueError("is geen rij Telegram-nummers met komma's ertussen")
        return frozenset(map(int, words))

    @field_validator("ketenbot_deuren", mode="before")
    @classmethod
    def _doors(cls, value: Any) -> Any:
        words = _words(value)
        if not isinstance(value, str):
            return value
        if not words or not words <= {DOOR_TELEGRAM, DOOR_WEB}:
            raise ValueError("kent alleen telegram en web, met een komma ertussen")
        return words

    @field_validator("ketenbot_proxy", mode="before")
    @classmethod
    def _proxies(cls, value: Any) -> Any:
        return _words(value) if isinstance(value, str) else value

    @field_validator("ketenbot_beheerders_mail", mode="before")
    @classmethod
    def _mails(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if not all(map(_is_mail, words := _words(value))):
            raise ValueError("is geen rij mailadressen met komma's ertussen")
        return words

    @field_validator("ketenbot_afzender")
    @classmethod
    def _sender(cls, value: str | None) -> str | None:
        if value is not None and not _is_mail(value):
            raise ValueError("is geen mailadres")
        return value

    @field_validator("ketenbot_vapid_contact")
    @classmethod
    def _contact(cls, value: str | None) -> str | None:
        # Apple refuses pings of who cannot be reached at all, and says so of the key.
        if value is not None and (not _is_mail(value) or value.endswith((".local", ".invalid", ".localhost"))):
            raise ValueError("is geen mailadres op een domein van jullie zelf")
        return value

    @field_validator("ketenbot_vapid_sleutel")
    @classmethod
    def _push_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{43}", value.get_secret_value()):
            raise ValueError("is geen sleutel zoals ketenbot pushsleutel hem maakt")
        return value

    @field_validator("ketenbot_pushdiensten", mode="before")
    @classmethod
    def _push_hosts(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        words = _words(value)
        if not all(re.fullmatch(r"(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z]{2,24}", word) for word in words):
            raise ValueError("is geen rij namen als *.push.apple.com met komma's ertussen")
        return words

    @field_validator("ketenbot_smtp_tls")
    @classmethod
    def _tls(cls, value: str) -> str:
        if value not in ("starttls", "tls", "geen"):
            raise ValueError("kent alleen starttls, tls en geen")
        return value

    @model_validator(mode="after")
    def _doors_can_open(self) -> "Settings":
        if DOOR_TELEGRAM in self.deuren and not self.telegram_bot_token:
            raise ValueError("KETENBOT_DEUREN noemt telegram maar TELEGRAM_BOT_TOKEN ontbreekt: zet ook het token")
        mail = self.ketenbot_smtp_host or self.ketenbot_afzender or self.ketenbot_beheerders_mail
        if mail and DOOR_WEB not in self.deuren:
            raise ValueError("er zijn instellingen voor de webdeur, maar KETENBOT_DEUREN noemt web niet: zet web erbij")
        if bool(self.ketenbot_smtp_gebruiker) != bool(self.ketenbot_smtp_wachtwoord):
            raise ValueError("zet KETENBOT_SMTP_GEBRUIKER en KETENBOT_SMTP_WACHTWOORD allebei, of geen van beide")
        if bool(self.ketenbot_vapid_sleutel) != bool(self.ketenbot_vapid_contact):
            raise ValueError("zet KETENBOT_VAPID_SLEUTEL en KETENBOT_VAPID_CONTACT allebei, of geen van beide")
        local = self.ketenbot_smtp_host in _THIS_MACHINE
        if self.ketenbot_smtp_tls == "geen" and self.ketenbot_smtp_host is not None and not local:
            raise ValueError("KETENBOT_SMTP_TLS mag alleen geen zijn als de mailserver op deze machine staat")
        return self

    @model_validator(mode="after")
    def _belong_together(self) -> "Settings":
        if self.telegram_api_url and not self.telegram_bot_token:
            raise ValueError("TELEGRAM_API_URL is gezet maar TELEGRAM_BOT_TOKEN niet: zet ook het token")
        if self.ketenbot_webhook_url and not self.telegram_bot_token:
            raise ValueError("KETENBOT_WEBHOOK_URL is gezet maar TELEGRAM_BOT_TOKEN niet: zet ook het token")
        if bool(self.ketenbot_webhook_url) != bool(self.ketenbot_webhook_secret):
            raise ValueError("zet KETENBOT_WEBHOOK_URL en KETENBOT_WEBHOOK_SECRET allebei, of geen van beide")
        return self

    @property
    def token(self) -> str | None:
        """The token itself; it stands nowhere in what is printed or logged."""
        return self.telegram_bot_token.get_secret_value() if self.telegram_bot_token else None

    @property
    def api_url(self) -> str:
        """The root of the Bot API."""
        return self.telegram_api_url or TELEGRAM

    @property
    def deuren(self) -> frozenset[str]:
        """The doors that people come by. Without a word about it: Telegram where there is a token."""
        if self.ketenbot_deuren is not None:
            return self.ketenbot_deuren
        return frozenset({DOOR_TELEGRAM}) if self.token else frozenset()

    @property
    def web_mist(self) -> str:
        """What the web door lacks to open, in a Dutch line for the operator; "" when it is complete."""
        lacks = []
        if self.ketenbot_adres is None:
            lacks.append("KETENBOT_ADRES (https)")
        elif urlsplit(self.ketenbot_adres).scheme != "https" and not _is_here(self.ketenbot_adres):
            lacks.append("een KETENBOT_ADRES dat met https:// begint")
        lacks += ["KETENBOT_SMTP_HOST"] if self.ketenbot_smtp_host is None else []
        lacks += ["KETENBOT_AFZENDER"] if self.ketenbot_afzender is None else []
        return f"de webdeur blijft dicht: zet ook {', '.join(lacks)}" if lacks else ""

    @property
    def mode(self) -> str:
        """ "echt" with a door that people come by, "proef" without."""
        return "echt" if self.deuren else "proef"

    @property
    def database(self) -> Path:
        """The database file; the try-out has one of its own unless a file was named."""
        if self.mode == "proef" and "ketenbot_database" not in self.model_fields_set:
            return Path("ketenbot-proef.db")
        return self.ketenbot_database


def _words(value: Any) -> frozenset[str]:
    """What stands between commas, in small letters."""
    return frozenset(word.strip().lower() for word in str(value).split(",") if word.strip())


def _is_mail(value: str) -> bool:
    return re.fullmatch(r"[^\s@<>,;:]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", value) is not None


def _is_here(address: str) -> bool:
    """Whether an address leads to this machine: there a browser trusts it without https."""
    return urlsplit(address).hostname in _THIS_MACHINE


def _is_address(value: str) -> bool:
    """An http(s) address with a host and, where it names one, a port that exists."""
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and value.isprintable()
    except ValueError:
        return False


def load() -> Settings:
    """The settings of this process. Raises BadSettings with one line; no value is shown, for it may be a secret."""
    try:
        # The values come from the environment, which mypy does not see.
        return Settings()  # type: ignore[call-arg]
    except (SettingsError, OSError, UnicodeError) as exc:
        raise BadSettings(f".env kan ik niet lezen ({type(exc).__name__})") from None
    except ValidationError as exc:
        first = exc.errors(include_url=False, include_input=False, include_context=False)[0]
        name = ".".join(str(part) for part in first["loc"]).upper()
        what = first["msg"].removeprefix("Value error, ")
        number, whole = "is geen getal", "is geen heel getal"
        known = {"int_parsing": whole, "int_parsing_size": whole, "float_parsing": number, "finite_number": number}
        bounds = {"greater_than_equal", "less_than_equal", "greater_than"}
        what = known.get(first["type"], "ligt buiten de grenzen" if first["type"] in bounds else what)
        raise BadSettings(f"instelling {name} {what}" if name else what) from None
