"""What can be set from outside, by environment variables."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit

from bot.privacy import KEPT_DAYS

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"
SHORTEST_SECRET = 32
LONGEST_KEPT_DAYS = 365
TELEGRAM_API = "https://api.telegram.org"
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?")
_TELEGRAM_TOKEN = re.compile(r"\d+:[\w-]{30,}", re.ASCII)
_TELEGRAM_SECRET = re.compile(r"[\w-]{32,256}", re.ASCII)
# Telegram brings messages over HTTPS only; a Bot API on this machine, as tests have, may do without.
_TELEGRAM_URL = re.compile(r"(?:https://[a-z0-9.-]+|http://(?:127\.0\.0\.1|localhost))(?::\d+)?(?:/[\w./-]*)?")

_T = TypeVar("_T")


class SettingsError(ValueError):
    """An environment variable has a value that cannot be used; several are told together, one a line."""


@dataclass(frozen=True)
class TelegramSettings:
    """How Balise speaks on Telegram.

    Attributes:
        token: what BotFather gave.
        url: the public address of Balise, which Telegram brings messages to (None: Balise fetches them).
        secret: what Telegram shows to prove that a message comes from it.
        api: where the Bot API is.
    """

    token: str = field(repr=False)
    secret: str = field(repr=False)
    url: str | None = None
    api: str = TELEGRAM_API


@dataclass(frozen=True)
class Settings:
    """Where things are, on which ports servers listen, and who may reach them.

    Attributes:
        courses: the folder of the curriculum files.
        domain: the file of the replies.
        data: the folder of conversations, logs and the secret.
        models: the folder of the trained model.
        widget: the folder of the site's built files.
        course: the code of the course spoken of while nobody named one (None: the first by file name).
        host: the address that Rasa listens on.
        public: whether strangers can reach it; channels without identity are off then.
        port: of Rasa.
        actions_port: of the action server.
        sites: the origins of the websites that may show Balise.
        secret: what the visitors' tokens are signed with (None: one kept in the data folder).
        telegram: how Balise speaks on Telegram (None: not at all).
        database_url: the PostgreSQL database of the conversations (None: SQLite in the data folder).
        redis_url: the Redis that several servers share locks and counts by (None: PostgreSQL locks, or one server).
        kept_days: the days after which a conversation that came to rest is forgotten.
    """

    courses: Path = ROOT / "curriculum"
    domain: Path = ROOT / "domain.yml"
    data: Path = ROOT / "donnees"
    models: Path = ROOT / "models"
    widget: Path = ROOT / "widget" / "dist"
    course: str | None = None
    host: str = LOOPBACK
    public: bool = False
    port: int = 5005
    actions_port: int = 5055
    sites: tuple[str, ...] = ()
    secret: str | None = field(default=None, repr=False)
    telegram: TelegramSettings | None = None
    database_url: str | None = field(default=None, repr=False)
    redis_url: str | None = field(default=None, repr=False)
    kept_days: int = KEPT_DAYS

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings that the environment asks for.

        Raises:
            SettingsError: variables have values that cannot be used, each told on a line.
        """
        slips = _Slips()
        host = slips.noting(lambda: _host(environment.get("BALISE_HOTE", "")), cls.host)
        settings = cls(
            courses=Path(environment.get("BALISE_FORMATIONS", cls.courses)),
            domain=Path(environment.get("BALISE_DOMAINE", cls.domain)),
            data=Path(environment.get("BALISE_DONNEES", cls.data)),
            models=Path(environment.get("BALISE_MODELES", cls.models)),
            course=environment.get("BALISE_FORMATION") or None,
            widget=Path(environment.get("BALISE_WIDGET", cls.widget)),
            host=host,
            public=slips.noting(lambda: _public(environment.get("BALISE_ACCES", ""), host), cls.public),
            port=slips.noting(lambda: _port(environment, "BALISE_PORT", cls.port), cls.port),
            actions_port=slips.noting(
                lambda: _port(environment, "BALISE_PORT_ACTIONS", cls.actions_port), cls.actions_port
            ),
            sites=slips.noting(lambda: _sites(environment.get("BALISE_SITES", "")), cls.sites),
            secret=slips.noting(lambda: _secret(environment.get("BALISE_SECRET", "")), None),
            telegram=slips.noting(lambda: _telegram(environment), None),
            database_url=slips.noting(lambda: _database_url(environment.get("BALISE_DATABASE_URL", "")), None),
            redis_url=slips.noting(lambda: _redis_url(environment.get("BALISE_REDIS_URL", "")), None),
            kept_days=slips.noting(lambda: _kept_days(environment.get("BALISE_CONSERVATION_JOURS", "")), cls.kept_days),
        )
        slips.check()
        return settings

    @property
    def credentials(self) -> Path:
        """The channels that are open."""
        return ROOT / ("credentials.public.yml" if self.public else "credentials.yml")


class _Slips:
    """What is wrong with the environment: staff mend all of it at once."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def noting(self, read: Callable[[], _T], otherwise: _T) -> _T:
        """What a variable says; where it is wrong, that is noted, and another value keeps the place."""
        try:
            return read()
        except SettingsError as error:
            self._told.append(str(error))
            return otherwise

    def check(self) -> None:
        if self._told:
            raise SettingsError("\n".join(self._told))


def _host(written: str) -> str:
    if written not in ("", LOOPBACK, EVERYWHERE):
        raise SettingsError(
            f"BALISE_HOTE : {LOOPBACK} ou {EVERYWHERE} (tout le réseau) est attendu (lu : « {written} »)"
        )
    return written or LOOPBACK


def _public(written: str, host: str) -> bool:
    if written not in ("", "interne", "public"):
        raise SettingsError(f"BALISE_ACCES : « interne » ou « public » est attendu (lu : « {written} »)")
    if written == "interne" and host != LOOPBACK:
        raise SettingsError(
            f"BALISE_ACCES=interne ouvre le canal du personnel, sans identité : BALISE_HOTE doit rester {LOOPBACK}"
        )
    return written == "public" or host != LOOPBACK


def _port(environment: Mapping[str, str], name: str, default: int) -> int:
    written = environment.get(name, str(default))
    if not written.isdecimal() or not 1 <= int(written) <= 65535:
        raise SettingsError(f"{name} : un numéro de port entre 1 et 65535 est attendu (lu : « {written} »)")
    return int(written)


def _kept_days(written: str) -> int:
    if not written:
        return Settings.kept_days
    if not written.isdecimal() or not 1 <= int(written) <= LONGEST_KEPT_DAYS:
        raise SettingsError(
            f"BALISE_CONSERVATION_JOURS : un nombre de 1 à {LONGEST_KEPT_DAYS} est attendu (lu : « {written} »)"
        )
    return int(written)


def _sites(written: str) -> tuple[str, ...]:
    sites = tuple(written.replace(",", " ").split())
    for site in sites:
        if not _ORIGIN.fullmatch(site):
            raise SettingsError(
                f"BALISE_SITES : une origine comme https://www.exemple.fr est attendue, sans chemin (lu : « {site} »)"
            )
    return sites


def _secret(written: str) -> str | None:
    if written and len(written) < SHORTEST_SECRET:
        raise SettingsError(f"BALISE_SECRET : il faut au moins {SHORTEST_SECRET} caractères (lu : {len(written)})")
    return written or None


def _database_url(written: str) -> str | None:
    if written and not (_has_place(parts := _split(written), "postgresql") and parts.path.strip("/")):
        # Not what was read, here and below: it may hold a password.
        raise SettingsError(
            "BALISE_DATABASE_URL : une adresse comme postgresql://nom:mot-de-passe@serveur:5432/balise est attendue"
        )
    return written or None


def _redis_url(written: str) -> str | None:
    parts = _split(written)
    if written and not (_has_place(parts, "redis", "rediss") and re.fullmatch(r"|/\d*", parts.path, re.ASCII)):
        raise SettingsError("BALISE_REDIS_URL : une adresse comme redis://:mot-de-passe@serveur:6379/0 est attendue")
    return written or None


def _split(written: str) -> SplitResult:
    try:
        return urlsplit(written)
    except ValueError:
        return urlsplit("")


def _has_place(parts: SplitResult, *schemes: str) -> bool:
    try:
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _telegram(environment: Mapping[str, str]) -> TelegramSettings | None:
    token = environment.get("BALISE_TELEGRAM_JETON", "")
    if not token:
        return None
    if not _TELEGRAM_TOKEN.fullmatch(token):
        # Not what was read: a token with a slip is nearly the token.
        raise SettingsError("BALISE_TELEGRAM_JETON : un jeton de BotFather est attendu, comme 123456789:AAF…")
    return TelegramSettings(
        token=token,
        secret=_telegram_secret(environment.get("BALISE_TELEGRAM_SECRET", ""), token),
        url=_telegram_address(environment, "BALISE_TELEGRAM_URL") or None,
        api=_telegram_address(environment, "BALISE_TELEGRAM_API") or TELEGRAM_API,
    )


def _telegram_secret(written: str, token: str) -> str:
    """The secret; unless one is given, what only those can work out who have the token."""
    if not written:
        return hmac.new(token.encode(), b"balise-webhook", hashlib.sha256).hexdigest()
    if not _TELEGRAM_SECRET.fullmatch(written):
        raise SettingsError("BALISE_TELEGRAM_SECRET : de 32 à 256 lettres sans accent, chiffres, _ ou - sont attendus")
    return written


def _telegram_address(environment: Mapping[str, str], name: str) -> str:
    written = environment.get(name, "")
    if written and not _TELEGRAM_URL.fullmatch(written):
        raise SettingsError(
            f"{name} : une adresse comme https://balise.exemple.fr est attendue, en https (lu : « {written} »)"
        )
    return written.rstrip("/")
