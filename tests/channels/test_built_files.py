"""The widget's built files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.built_files import NotBuilt, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    built = tmp_path / "dist"
    built.mkdir()
    (built / "chat-1A2B3C4D.js").write_text("plain")
    (built / "chat-1A2B3C4D.js.gz").write_text("gzipped")
    (built / "chat-1A2B3C4D.js.br").write_text("brotli")
    (built / "page.html").write_text("<p>")
    (tmp_path / "secret").write_text("secret")
    return built


@pytest.mark.parametrize(
    ("accepted", "content", "encoding"),
    [
        ("gzip, deflate, br", b"brotli", "br"),
        ("gzip;q=1.0", b"gzipped", "gzip"),
        ("", b"plain", None),
        ("zstd", b"plain", None),
    ],
)
def test_the_smallest_form_that_the_browser_reads_is_given(
    folder: Path, accepted: str, content: bytes, encoding: str | None
) -> None:
    file = read(folder, "chat-1A2B3C4D.js", accepted)
    assert file.content == content
    assert file.headers.get("Content-Encoding") == encoding
    assert file.type == "text/javascript; charset=utf-8"


def test_a_file_without_a_small_form_is_given_as_it_is(folder: Path) -> None:
    file = read(folder, "page.html", "br")
    assert (file.content, file.headers.get("Content-Encoding")) == (b"<p>", None)


def test_only_a_file_whose_name_changes_with_its_content_is_kept_for_ever(folder: Path) -> None:
    assert "immutable" in read(folder, "chat-1A2B3C4D.js").headers["Cache-Control"]
    assert read(folder, "page.html").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "..", ".", "", "absent.js", "chat-1A2B3C4D.js/", "\x00"])
def test_nothing_outside_the_folder_is_given(folder: Path, name: str) -> None:
    with pytest.raises(NotBuilt):
        read(folder, name)


def test_a_widget_that_was_never_built_gives_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt):
        read(tmp_path / "dist", "page.html")
