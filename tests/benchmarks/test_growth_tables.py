"""How growth is worked out, shown and drawn."""

from __future__ import annotations

from pathlib import Path

from benchmarks.growth_tables import Series, draw, table

COURSES = Series(
    "formations",
    (1, 10, 100),
    (
        {"lecture (ms)": 12.5, "trouvé": 0.0},
        {"lecture (ms)": 125.0, "trouvé": 3.0},
        {"lecture (ms)": 1000.0, "trouvé": 30},
    ),
)


def test_ratios_are_to_the_smallest_size() -> None:
    assert COURSES.ratios()["lecture (ms)"] == [1.0, 10.0, 80.0]


def test_what_begins_at_nothing_has_no_ratio() -> None:
    assert "trouvé" not in COURSES.ratios()


def test_the_table_has_a_column_a_size_and_a_row_a_figure() -> None:
    assert table(COURSES).splitlines() == [
        "| formations | 1 | 10 | 100 |",
        "| --- | ---: | ---: | ---: |",
        "| lecture (ms) | 12,5 | 125 (× 10,0) | 1000 (× 80,0) |",
        "| trouvé | 0,00 | 3,00 | 30,0 |",
    ]


def test_one_size_alone_makes_a_table_without_ratios() -> None:
    alone = Series("phrases", (9215,), ({"taille (Mo)": 36.7},))
    assert table(alone).splitlines()[2:] == ["| taille (Mo) | 36,7 |"]
    assert "9215" in table(alone)


def test_a_picture_is_drawn_of_every_series_where_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "rapports" / "croissance.png"
    draw([COURSES, Series("phrases", (100, 200), ({"a": 1.0}, {"a": 2.0}))], path)
    assert path.read_bytes().startswith(b"\x89PNG")


def test_the_picture_of_two_series_is_wider_than_that_of_one(tmp_path: Path) -> None:
    widths = []
    for count in (1, 2):
        draw([COURSES] * count, tmp_path / "image.png")
        widths.append(int.from_bytes((tmp_path / "image.png").read_bytes()[16:20], "big"))
    assert widths[1] == 2 * widths[0]
