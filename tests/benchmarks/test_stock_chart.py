"""The drawing of Balise beside stock Rasa."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from benchmarks import stock_chart
from benchmarks.loads import MESSAGES
from tests.benchmarks.figured import figures
from tests.benchmarks.test_stock_targets import rows


def test_a_turn_is_drawn_over_whole_rounds_of_messages() -> None:
    length = len(MESSAGES)
    turns, means = stock_chart.mean_turns([*[1.0] * length, *[3.0] * length, 100.0])
    assert turns == [length, 2 * length]
    assert means == [1.0, 3.0]


def test_the_drawing_is_an_image_wide_enough_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "rapports" / "dessin.png"
    stock_chart.draw(figures(), figures(3.0), [rows(), rows(3.0)], path)
    with Image.open(path) as image:
        assert image.width > 2000
        assert len(image.convert("RGB").getcolors(maxcolors=1 << 20) or []) > 10
