"""Whatever names somebody is gone, whatever it looks like."""

from __future__ import annotations

import re

import phonenumbers
from hypothesis import example, given
from hypothesis import strategies as some

from bot.privacy.masking import EMAIL, NIR, PHONE, Masking

MASKING = Masking(["contact@centre.exemple"], ["02.32.76.94.80"])
AROUND = some.sampled_from([("", ""), ("mon numéro ", " merci"), ("tel:", ","), ("(", ")"), ("c'est le\n", ".")])
SEPARATORS = some.sampled_from(["", " ", ".", "-", "/", " . ", "\u00a0", "\u202f", "_"])
NEARBY = ["FR", "BE", "CH", "RE", "MA", "DZ", "TN", "SN", "PT", "US"]
FORMATS = [phonenumbers.PhoneNumberFormat.INTERNATIONAL, phonenumbers.PhoneNumberFormat.E164]


@some.composite
def french_phones(draw: some.DrawFn) -> str:
    pairs = [f"{draw(some.integers(0, 99)):02}" for _ in range(4)]
    head = draw(some.sampled_from(["0", "+33", "+33 ", "0033", "0033 ", "+33 (0)"])) + str(draw(some.integers(1, 9)))
    return draw(SEPARATORS).join([head, *pairs])


@some.composite
def foreign_phones(draw: some.DrawFn) -> str:
    sample = phonenumbers.example_number_for_type(draw(some.sampled_from(NEARBY)), phonenumbers.PhoneNumberType.MOBILE)
    assert sample is not None
    return phonenumbers.format_number(sample, draw(some.sampled_from(FORMATS)))


@some.composite
def social_security_numbers(draw: some.DrawFn) -> str:
    department = draw(some.one_of(some.integers(1, 95).map(lambda n: f"{n:02}"), some.sampled_from(["2A", "2B"])))
    parts = [
        str(draw(some.sampled_from([1, 2]))),
        f"{draw(some.integers(0, 99)):02}",
        f"{draw(some.integers(1, 12)):02}",
        department,
        f"{draw(some.integers(1, 999)):03}",
        f"{draw(some.integers(1, 999)):03}",
    ]
    number = int("".join(parts).replace("2A", "19").replace("2B", "18"))
    return draw(some.sampled_from(["", " ", ".", "-"])).join([*parts, f"{97 - number % 97:02}"])


@given(some.emails(), AROUND)
def test_nothing_of_an_email_address_is_left(address: str, around: tuple[str, str]) -> None:
    before, after = around
    assert MASKING.text(f"{before} {address} {after}") == f"{before} {EMAIL} {after}"


@given(some.one_of(french_phones(), foreign_phones()), AROUND)
def test_nothing_of_a_phone_number_is_left(number: str, around: tuple[str, str]) -> None:
    before, after = around
    assert MASKING.text(before + number + after) == before + PHONE + after


@given(social_security_numbers(), AROUND)
def test_nothing_of_a_social_security_number_is_left(nir: str, around: tuple[str, str]) -> None:
    before, after = around
    assert MASKING.text(before + nir + after) == before + NIR + after


@given(some.lists(some.one_of(french_phones(), some.emails(), social_security_numbers(), some.text()), max_size=5))
def test_to_mask_again_changes_nothing(pieces: list[str]) -> None:
    once = MASKING.text(" ".join(pieces))
    assert MASKING.text(once) == once


@given(some.text(alphabet="née le12/03.@ [masqu]arobtpin0123456789-+"))
@example("0612345678@02.32.76.94.80")
def test_to_mask_again_changes_nothing_in_scraps_of_all_kinds(text: str) -> None:
    once = MASKING.text(text)
    assert MASKING.text(once) == once


@given(
    some.dates().map(lambda day: day.strftime("%d/%m/%Y")),
    some.times().map(lambda hour: hour.strftime("%Hh%M")),
    some.integers(0, 9_999),
    some.from_regex(r"[A-Z]{3}\d{3}|RNCP\d{4,5}|[A-N]\d{4}|(?:0[1-9]|[1-8]\d|9[0-5])\d{3}", fullmatch=True),
)
def test_dates_hours_prices_and_codes_stay(day: str, hour: str, price: int, code: str) -> None:
    text = f"le {day} à {hour}, {code}, {price} € ; {price} heures, {hour} le {day}, {price} {code}"
    assert MASKING.text(text) == text


@given(some.text(alphabet=some.characters(exclude_categories=["Nd"], exclude_characters="@")))
def test_a_text_without_figures_and_signs_stays_unless_it_dictates_an_address(text: str) -> None:
    if not re.search(r"\b(?:at|arobas?e?)\b", text, re.IGNORECASE):
        assert MASKING.text(text) == text
