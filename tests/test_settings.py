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
        ("BALISE_WIDGET", "widget"),
    ],
)
def test_each_place_can_be_moved_alone(variable: str, field: str) -> None:
    settings = Settings.from_environment({variable: "/srv/ailleurs"})
    assert getattr(settings, field) == Path("/srv/ailleurs")
    others = {"courses", "domain", "data", "models", "widget"} - {field}
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


def test_the_sites_that_may_show_balise_are_origins_apart_by_commas_or_spaces() -> None:
    settings = Settings.from_environment({"BALISE_SITES": "https://www.cnam.example, http://essai.example:8080"})
    assert settings.sites == ("https://www.cnam.example", "http://essai.example:8080")


@pytest.mark.parametrize(
    "written", ["*", "cnam.example", "https://cnam.example/page", "https://a.example;script-src *"]
)
def test_a_site_that_is_no_origin_is_refused_by_its_name(written: str) -> None:
    with pytest.raises(SettingsError, match=r"^BALISE_SITES : "):
        Settings.from_environment({"BALISE_SITES": written})


def test_a_short_secret_is_refused_without_being_told() -> None:
    with pytest.raises(SettingsError, match=r"^BALISE_SECRET : ") as refusal:
        Settings.from_environment({"BALISE_SECRET": "motdepasse"})
    assert "motdepasse" not in str(refusal.value)


def test_a_secret_does_not_show_when_settings_are_printed() -> None:
    settings = Settings.from_environment({"BALISE_SECRET": "s" * 32})
    assert settings.secret == "s" * 32
    assert "ssss" not in repr(settings)


@pytest.mark.parametrize(
    ("environment", "public", "rest_is_open"),
    [
        ({}, False, True),
        ({"BALISE_ACCES": "public"}, True, False),
        ({"BALISE_HOTE": "0.0.0.0"}, True, False),
        ({"BALISE_HOTE": "127.0.0.1", "BALISE_ACCES": "interne"}, False, True),
    ],
)
def test_the_channel_without_identity_is_open_only_where_no_stranger_reaches_it(
    environment: dict[str, str], public: bool, rest_is_open: bool
) -> None:
    settings = Settings.from_environment(environment)
    assert settings.public is public
    assert ("StaffChannel:" in settings.credentials.read_text(encoding="utf-8")) is rest_is_open


@pytest.mark.parametrize(
    ("environment", "variable"),
    [
        ({"BALISE_HOTE": "0.0.0.0", "BALISE_ACCES": "interne"}, "BALISE_ACCES"),
        ({"BALISE_ACCES": "privé"}, "BALISE_ACCES"),
        ({"BALISE_HOTE": "exemple.fr"}, "BALISE_HOTE"),
    ],
)
def test_an_access_that_would_let_strangers_in_is_refused(environment: dict[str, str], variable: str) -> None:
    with pytest.raises(SettingsError, match=f"^{variable}"):
        Settings.from_environment(environment)


def test_variables_of_others_are_ignored() -> None:
    assert Settings.from_environment({"PORT": "80", "HOME": "/root"}) == Settings()


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(AttributeError):
        Settings().port = 80  # type: ignore[misc]


@pytest.mark.parametrize(
    ("variable", "field", "written"),
    [
        ("BALISE_DATABASE_URL", "database_url", "postgresql://balise:tres-secret@base.example:5432/balise"),
        ("BALISE_DATABASE_URL", "database_url", "postgresql://base.example/balise?sslmode=require"),
        ("BALISE_REDIS_URL", "redis_url", "redis://:tres-secret@cache.example:6379/2"),
        ("BALISE_REDIS_URL", "redis_url", "rediss://cache.example"),
    ],
)
def test_the_addresses_of_shared_stores_are_taken_and_never_printed(variable: str, field: str, written: str) -> None:
    settings = Settings.from_environment({variable: written})
    assert getattr(settings, field) == written
    assert "example" not in repr(settings)


@pytest.mark.parametrize(
    ("variable", "written"),
    [
        ("BALISE_DATABASE_URL", "mysql://balise:tres-secret@base.example/balise"),
        ("BALISE_DATABASE_URL", "postgresql://balise:tres-secret@base.example"),
        ("BALISE_DATABASE_URL", "postgresql://balise:tres-secret@base.example:port/balise"),
        ("BALISE_DATABASE_URL", "postgresql:///balise"),
        ("BALISE_DATABASE_URL", "tres-secret"),
        ("BALISE_DATABASE_URL", "postgresql://[tres-secret/balise"),
        ("BALISE_REDIS_URL", "http://:tres-secret@cache.example"),
        ("BALISE_REDIS_URL", "redis://:tres-secret@cache.example:99999"),
        ("BALISE_REDIS_URL", "redis://:tres-secret@cache.example/deux"),
        ("BALISE_REDIS_URL", "tres-secret"),
    ],
)
def test_a_wrong_address_of_a_shared_store_is_refused_without_being_told(variable: str, written: str) -> None:
    with pytest.raises(SettingsError, match=rf"^{variable} : ") as refusal:
        Settings.from_environment({variable: written})
    assert "tres-secret" not in str(refusal.value)


def test_an_empty_address_of_a_shared_store_means_none() -> None:
    assert Settings.from_environment({"BALISE_DATABASE_URL": "", "BALISE_REDIS_URL": ""}) == Settings()


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wrong = {"BALISE_PORT": "http", "BALISE_REDIS_URL": "x", "BALISE_SECRET": "court", "BALISE_HOTE": "exemple.fr"}
    with pytest.raises(SettingsError) as refusal:
        Settings.from_environment(wrong)
    assert sorted(line.partition(" :")[0] for line in str(refusal.value).splitlines()) == sorted(wrong)
