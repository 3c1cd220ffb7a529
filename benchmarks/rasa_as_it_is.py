"""Rasa without Balise's repairs and with whole conversations read back: what ``benchmarks.turns --comparer`` measures.

``python -m benchmarks.rasa_as_it_is run …``, in the place of ``bot.runtime.rasa_command``.
"""

from __future__ import annotations

from bot.runtime import rasa_command


def main() -> None:
    """Hand the command line over to Rasa."""
    rasa_command.prepare()
    from rasa.core.tracker_store import SQLTrackerStore

    from bot.runtime import rasa_patches
    from bot.runtime.recent_turns import RecentTurns

    rasa_patches.apply = _leave_it  # type: ignore[assignment]
    RecentTurns.retrieve = SQLTrackerStore.retrieve  # type: ignore[method-assign]
    rasa_command.main()


def _leave_it(*_: object) -> bool:
    return False


if __name__ == "__main__":
    main()
