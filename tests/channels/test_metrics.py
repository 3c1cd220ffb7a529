"""What is counted of a turn, and what is not."""

from __future__ import annotations

from itertools import count

import pytest

from bot.channels.metrics import Metrics


@pytest.fixture
def metrics() -> Metrics:
    """Metrics whose clock goes on by a second each time it is read."""
    return Metrics(count().__next__)


def test_a_turn_is_counted_with_its_channel_and_its_time(metrics: Metrics) -> None:
    with metrics.turn("site"):
        pass
    text = metrics.text()
    assert 'balise_messages_total{canal="site"} 1.0' in text
    assert 'balise_reponse_secondes_sum{canal="site"} 1.0' in text
    assert 'balise_pannes_total{canal="site"} 0.0' in text


def test_channels_are_told_apart(metrics: Metrics) -> None:
    for channel in ("site", "telegram", "telegram"):
        with metrics.turn(channel):
            pass
    assert 'balise_messages_total{canal="site"} 1.0' in metrics.text()
    assert 'balise_messages_total{canal="telegram"} 2.0' in metrics.text()


def test_a_breakdown_is_counted_and_goes_on_to_who_can_apologise(metrics: Metrics) -> None:
    with pytest.raises(RuntimeError), metrics.turn("site"):
        raise RuntimeError("Zélie Quercy")
    assert 'balise_pannes_total{canal="site"} 1.0' in metrics.text()
    assert 'balise_reponse_secondes_count{canal="site"} 1.0' in metrics.text()
    assert "Quercy" not in metrics.text()


@pytest.mark.parametrize("name", ["utter_proposer", "utter_proposer_contact"])
def test_a_message_that_was_not_understood_is_counted(metrics: Metrics, name: str) -> None:
    metrics.said("site", {"text": "Vouliez-vous dire…", "reponses": [name]})
    assert 'balise_incompris_total{canal="site"} 1.0' in metrics.text()


@pytest.mark.parametrize("message", [{"text": "Oui"}, {"text": "Oui", "reponses": ["utter_demander_vae"]}])
def test_an_answer_is_no_misunderstanding(metrics: Metrics, message: dict[str, object]) -> None:
    metrics.said("site", message)
    assert 'balise_incompris_total{canal="site"} 1.0' not in metrics.text()
