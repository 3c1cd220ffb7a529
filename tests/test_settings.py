"""What can be set from outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import ROOT, Settings, SettingsError


def test_without_any_variable_everything_lies_in_the_project() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert settings.courses == ROOT / "curriculum"
    assert settings.domain == ROOT / "domain.yml"
    assert settings.course is None
    assert (settings.port, settings.actions_port) == (5005, 5055)


def test_the_default_places_of_courses_and_wording_exist() -> None:
    settings = Settings.from_environment({})
    assert settings.courses.is_dir()
    assert settings.domain.is_file()


@pytest.mark.parametrize(
    ("variable", "field"),
    [
        ("BALISE_FORMATIONS", "courses"),
        ("BALISE_DOMAINE", "domain"),
        ("BALISE_DONNEES", "data"),
        ("BALISE_MODELES", "models"),
    ],
)
def test_each_place_can_be_moved_alone(variable: str, field: str) -> None:
    settings = Settings.from_environment({variable: "/srv/ailleurs"})
    assert getattr(settings, field) == Path("/srv/ailleurs")
    others = {"courses", "domain", "data", "models"} - {field}
    assert all(getattr(settings, other) == getattr(Settings(), other) for other in others)


@pytest.mark.parametrize(("written", "expected"), [("CPN42-00A", "CPN42-00A"), ("", None)])
def test_the_course_can_be_named_and_an_empty_name_means_none(written: str, expected: str | None) -> None:
    assert Settings.from_environment({"BALISE_FORMATION": written}).course == expected


@given(st.integers(1, 65535), st.integers(1, 65535))
def test_both_ports_can_be_set(port: int, actions_port: int) -> None:
    settings = Settings.from_environment({"BALISE_PORT": str(port), "BALISE_PORT_ACTIONS": str(actions_port)})
    assert (settings.port, settings.actions_port) == (port, actions_port)


@pytest.mark.parametrize("variable", ["BALISE_PORT", "BALISE_PORT_ACTIONS"])
@pytest.mark.parametrize("written", ["0", "65536", "-1", "5005.5", "http", "", " ", "²"])
def test_a_port_that_is_no_port_is_refused_in_french_by_its_name(variable: str, written: str) -> None:
    with pytest.raises(SettingsError, match=rf"^{variable} : .*numéro de port"):
        Settings.from_environment({variable: written})


def test_variables_of_others_are_ignored() -> None:
    assert Settings.from_environment({"PORT": "80", "HOME": "/root"}) == Settings()


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(AttributeError):
        Settings().port = 80  # type: ignore[misc]
