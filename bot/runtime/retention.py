"""Conversations are forgotten after some days, by the running servers themselves: nobody has to think of it.

Every server looks when it starts, then once a day; :meth:`Conversations.purge` keeps several from disturbing each
other. Source of the rule: RGPD art. 5(1)(e), and docs/confidentialite.md, which tells visitors.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sanic import Blueprint, Sanic

from bot.runtime.conversations import Conversations, conversations_of

DAY = 24 * 60 * 60.0
"""Seconds."""
SOON = 10 * 60.0
"""Seconds until the next try, after the database did not answer."""

logger = logging.getLogger(__name__)


class Retention:
    """Forgets the conversations in which nothing happened for ``days``."""

    def __init__(self, days: int, every: float = DAY, again: float = SOON) -> None:
        """``every`` and ``again`` are seconds: from a purge to the next, and after one that failed."""
        self._days = days
        self._every = every
        self._again = again

    def attach(self, blueprint: Blueprint) -> None:
        """Let the server that the blueprint belongs to purge in the background, as long as it serves."""

        async def begin(app: Sanic, _: Any) -> None:
            # Rasa puts its agent in place while the server starts, and may replace it later.
            app.ctx.retention = asyncio.create_task(self.keep(lambda: conversations_of(app.ctx.agent.tracker_store)))

        async def end(app: Sanic, _: Any) -> None:
            app.ctx.retention.cancel()
            with suppress(asyncio.CancelledError):
                await app.ctx.retention

        blueprint.listener("after_server_start")(begin)
        blueprint.listener("before_server_stop")(end)

    async def keep(self, conversations: Callable[[], Conversations]) -> None:
        """Purge now and then, until cancelled; a purge that fails is tried again soon."""
        while True:
            try:
                purged = await conversations().purge(time.time() - self._days * DAY)
            except Exception as error:
                # Without the message of the error: a database may quote what it holds.
                logger.error("Conservation : purge impossible (%s), nouvel essai bientôt.", type(error).__name__)
                await asyncio.sleep(self._again)
            else:
                if purged:
                    logger.info("Conservation : %d conversation(s) de plus de %d jours oubliée(s).", purged, self._days)
                await asyncio.sleep(self._every)
