"""Who a visitor is: a name that the server made up, in a token that only the server can make."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import jwt

VALID_FOR = timedelta(hours=24)
AUDIENCE = "balise-site"
_ALGORITHM = "HS256"
_PREFIX = "site-"
_SENDER = re.compile(_PREFIX + r"[\w-]{24}")
_SECRET_FILE = "secret-site"


class NotKnown(Exception):
    """A token that this server did not make, or that is not valid any more."""


@dataclass(frozen=True)
class Identity:
    """A visitor: the name of the conversation, and the token that proves it."""

    sender: str
    token: str
    expires: datetime


class Identities:
    """Makes identities and recognises them again."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def mint(self) -> Identity:
        """Somebody new."""
        now = datetime.now(timezone.utc)
        expires = (now + VALID_FOR).replace(microsecond=0)
        sender = _PREFIX + secrets.token_urlsafe(18)
        claims = {"sub": sender, "aud": AUDIENCE, "iat": now, "exp": expires}
        return Identity(sender, jwt.encode(claims, self._secret, _ALGORITHM), expires)

    def sender(self, token: str) -> str:
        """The conversation that a token stands for.

        Raises:
            NotKnown: the token is forged, expired, or was made for something else.
        """
        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=[_ALGORITHM],
                audience=AUDIENCE,
                options={"require": ["exp", "aud", "sub"]},
            )
        except jwt.InvalidTokenError as error:
            raise NotKnown from error
        sender = claims["sub"]
        if not isinstance(sender, str) or not _SENDER.fullmatch(sender):
            raise NotKnown
        return sender


def kept_secret(folder: Path) -> str:
    """The secret of this installation, made at its first start; only its owner can read the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _SECRET_FILE
    if not path.exists():
        _keep(secrets.token_urlsafe(48), path)
    return path.read_text(encoding="ascii").strip()


def _keep(secret: str, path: Path) -> None:
    """Write the whole secret or nothing, and leave one that another server wrote in the meantime."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret)
    with suppress(FileExistsError):
        os.link(draft, path)
    Path(draft).unlink()
