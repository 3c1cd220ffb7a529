"""``rasa shell`` in French, with numbered buttons: ``python -m bot.runtime.rasa_shell shell …``."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from bot.runtime import rasa_command
from bot.runtime.console import terminal_width, wrapped

STOP = "/stop"
PROMPT = "Vous   > "
BOT = "Balise > "
GREETING = f"Écrivez votre message, puis Entrée. Un numéro choisit un bouton ; {STOP} ou Ctrl-C pour quitter."

Button = Mapping[str, str]


def rendered(message: Mapping[str, Any], width: int) -> str:
    """A message of Balise as the terminal shows it."""
    lines = wrapped(str(message.get("text") or ""), BOT, width)
    for rank, button in enumerate(message.get("buttons") or [], start=1):
        lines += wrapped(str(button["title"]), f"{' ' * len(BOT)}{rank}. ", width)
    return "\n".join(lines)


def meant(written: str, buttons: Sequence[Button]) -> str:
    """What a person means who writes this: the number of a button stands for the button."""
    number = written.strip()
    if number.isdecimal() and 1 <= int(number) <= len(buttons):
        return str(buttons[int(number) - 1]["payload"])
    return number


async def converse(server_url: str, sender_id: str, **_: object) -> int:
    """Talk until the person leaves; return how many messages she wrote. Stands in for Rasa's own loop."""
    from prompt_toolkit import PromptSession

    session: PromptSession[str] = PromptSession()
    buttons: list[Button] = []
    count = 0
    print(textwrap.fill(GREETING, terminal_width()))
    while True:
        try:
            written = await session.prompt_async(PROMPT)
        except (EOFError, KeyboardInterrupt):
            return count
        if written.strip() == STOP:
            return count
        if written.strip():
            buttons = await _exchange(server_url, sender_id, meant(written, buttons))
            count += 1


async def _exchange(server_url: str, sender_id: str, text: str) -> list[Button]:
    """Send a message, show the answers, and return the buttons that they offer."""
    import aiohttp
    from rasa.core.channels import console

    try:
        messages = await console.send_message_receive_block(server_url, "", sender_id, text)
    except aiohttp.ClientError as error:
        print(f"(Pas de réponse : {error})")
        return []
    for message in messages:
        print(rendered(message, terminal_width()))
    return [button for message in messages for button in message.get("buttons") or []]


def main() -> None:
    """Hand the command line over to Rasa, with this conversation in the place of its own."""
    rasa_command.prepare()
    from rasa.core.channels import console

    console.record_messages = converse
    rasa_command.main()


if __name__ == "__main__":
    main()
