"""What staff can count of Balise's work: numbers by channel, never words and never who.

=================================  ==================================================================================
``balise_messages_total``          messages that Balise set out to answer
``balise_incompris_total``         messages answered by a proposal or by whom to call, for want of understanding
``balise_pannes_total``            messages that got an apology in place of an answer
``balise_reponse_secondes``        histogram: from the admitted message to its answer or apology
=================================  ==================================================================================

The label ``canal`` is the channel. What the process itself uses (memory, processor) stands beside them, under the
names that Prometheus gives it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.exposition import generate_latest

from bot.runtime.decision import DOUBTFUL_REPLIES

CHANNEL_LABEL = "canal"
SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 25.0)
"""The bounds of the histogram: the last is how long a visitor is made to wait at most."""


class Metrics:
    """Counts the turns of every channel of this process."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._messages = self._counter("balise_messages", "Messages auxquels Balise a entrepris de répondre.")
        self._doubts = self._counter("balise_incompris", "Messages que Balise n'a pas compris.")
        self._breakdowns = self._counter("balise_pannes", "Messages restés sans réponse : une partie est en panne.")
        self._seconds = Histogram(
            "balise_reponse_secondes",
            "Temps d'une réponse, en secondes.",
            [CHANNEL_LABEL],
            buckets=SECONDS,
            registry=self._registry,
        )

    @contextmanager
    def turn(self, channel: str) -> Iterator[None]:
        """Count one turn, and as a breakdown if an error leaves it."""
        start = self._clock()
        self._messages.labels(channel).inc()
        # So that a breakdown is seen to rise from 0, and not to appear.
        self._breakdowns.labels(channel).inc(0)
        self._doubts.labels(channel).inc(0)
        try:
            yield
        except Exception:
            self._breakdowns.labels(channel).inc()
            raise
        finally:
            self._seconds.labels(channel).observe(self._clock() - start)

    def said(self, channel: str, message: Mapping[str, Any]) -> None:
        """Take note of a reply, as an action uttered it: of its names in domain.yml, not of its words."""
        if DOUBTFUL_REPLIES.intersection(message.get("reponses") or ()):
            self._doubts.labels(channel).inc()

    def text(self) -> str:
        """Everything counted since the start, as Prometheus reads it."""
        return generate_latest(self._registry).decode()

    def _counter(self, name: str, documentation: str) -> Counter:
        return Counter(name, documentation, [CHANNEL_LABEL], registry=self._registry)


METRICS = Metrics()
"""Those of this process: its channels share them."""
