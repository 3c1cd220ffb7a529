"""Slips are put right; good words, names and other languages are left alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.curriculum.loader import load_course
from bot.language.mentions import funder_names
from bot.language.normalisation import full_forms, normalise
from bot.language.slips import with_slips
from bot.language.spelling import Speller, words_of
from bot.settings import ROOT
from tests.language.spelling_samples import FOREIGN, FRENCH, GOOD_BUT_RARE

# In how many phrases each word stands, had a few dozen people asked about a course.
USED = {
    "formation": 90, "inscription": 40, "diplôme": 40, "expérience": 30, "cours": 60, "stage": 25, "bonjour": 50,
    "cherche": 20, "travail": 40, "niveau": 20, "centre": 15, "crédits": 12, "devis": 15, "accompagnement": 20,
    "professionnel": 20, "conseiller": 12, "durée": 10, "employeur": 10, "année": 12, "distanciel": 20, "présentiel": 7,
    "chatgpt": 6, "raport": 7, "kelkun": 6, "licence": 9, "habite": 5, "entrer": 30, "auriez": 9, "étaient": 6,
    "agent": 9, "adresse": 10, "appelle": 6, "ecole": 4, "école": 9,
}  # fmt: skip
NAMES = ["Chargé d'accompagnement social et professionnel", "psychopathologie", "Fongecif", "Opca", "DEASS", "VAE"]
SPELLER = Speller(USED, NAMES)

DROPPED = [
    ("formtion", "formation"),
    ("diplme", "diplôme"),
    ("inscripton", "inscription"),
    ("acompagnement", "accompagnement"),
    ("bonjou", "bonjour"),
    ("psychopatologie", "psychopathologie"),
    ("distancel", "distanciel"),
]
DOUBLED = [
    ("formattion", "formation"),
    ("bonjourr", "bonjour"),
    ("stagge", "stage"),
    ("conseilller", "conseiller"),
    ("annnée", "année"),
]
SWAPPED = [
    ("fromation", "formation"),
    ("niveua", "niveau"),
    ("dipolme", "diplôme"),
    ("inscirption", "inscription"),
    ("emplyoeur", "employeur"),
]
NEIGHBOURING = [
    ("fotmation", "formation"),
    ("stahe", "stage"),
    ("diplomr", "diplôme"),
    ("lisence", "licence"),
    ("emplpyeur", "employeur"),
]
TWO_SLIPS_IN_A_LONG_WORD = [
    ("profesionel", "professionnel"),
    ("acompagnment", "accompagnement"),
    ("incripsion", "inscription"),
    ("psycopatologie", "psychopathologie"),
]
APOSTROPHES = [
    ("linscription", "l'inscription"),
    ("lexperience", "l'expérience"),
    ("lecole", "l'école"),
    ("lannée", "l'année"),
    ("dexpérience", "d'expérience"),
    ("daccompagnement", "d'accompagnement"),
    ("jhabite", "j'habite"),
    ("jetais", "j'étais"),
    ("mappelle", "m'appelle"),
    ("quhabite", "qu'habite"),
    ("cetait", "c'était"),
    ("jcherche", "je cherche"),
    ("jtravaille", "je travaille"),
]
IN_A_SENTENCE = [
    ("bonjou, linscription a la fromation ?", "bonjour, l'inscription a la formation ?"),
    ("Bonjoure, jcherche un stagge.", "bonjour, je cherche un stage."),
    ("combien de crédis (formtion)", "combien de crédits (formation)"),
    ("3 annnées", "3 années"),
    ("l'inscripton", "l'inscription"),
    ("l’inscripton", "l’inscription"),
]

LEFT_ALONE = {
    "unknown towns": ["j'habite vascoeuil", "je viens de houppeville, près de maromme", "gournay en bray", "bolbec"],
    "names": ["je m'appelle kowalski", "grzegorz", "mon fils mathys et ma fille lilou", "Kylian m'a parlé de vous"],
    "short words": ["le", "jr", "dvs", "cds", "cent", "stge", "prjt", "bnjr"],
    "acronyms": ["DEUST", "DEAES ou DEAVS", "CAFERUIS", "VAE", "le DEES", "Le BPJEPS", "CIRFA", "FORMTION"],
    "capitals within the text": ["le Formtion", "rue Inscripton", "« Fromation »", "je lis Diplme et Stahe"],
    "addresses": ["marie.inscripton@formtion.example", "mon mail est bonjou@stahe.fr", "@formtion"],
    "figures and signs": ["", " ", "18h30", "06 12 34 56 78", "???", "🙂", "TET007", "44A", "_", "---"],
    "words that many write": ["chatgpt", "raport", "kelkun", "le distanciel"],
    "names of the course": ["psychopathologie", "deass", "opca", "fongecif", "chargé"],
    "words like no other": ["zxcvbn", "abracadabrantesque", "schmilblick"],
}


def _phrases() -> Iterator[str]:
    for path in sorted((ROOT / "data").glob("nlu*.yml")):
        for block in YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))["nlu"]:
            yield from (line.removeprefix("- ") for line in block["examples"].splitlines() if line)


COURSE = load_course(ROOT / "curriculum" / "CPN42-00A.yml")
CURRICULUM = sorted(set(COURSE.texts()))
WORDS = st.sampled_from(sorted({word for text in CURRICULUM for word in words_of(text)} | set(USED)))
LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèêàçôœABCÉ' -@", max_size=60)


@pytest.fixture(scope="module")
def speller() -> Speller:
    """What FrenchNormalizer makes of the training phrases and of the course."""
    phrases = [normalise(phrase).text for phrase in _phrases()]
    used = Counter(word for phrase in phrases for word in set(words_of(phrase)))
    return Speller(used, [*full_forms(), *funder_names(), *CURRICULUM])


def mistyped(letters: str) -> st.SearchStrategy[str]:
    """Good words with slips in them, amid anything at all."""
    return st.lists(
        st.randoms().flatmap(lambda chance: WORDS.map(lambda word: with_slips(word, chance))), max_size=8
    ).map(lambda words: letters.join(words))


TEXTS = st.one_of(st.text(max_size=120), LETTERS, mistyped(" "), mistyped("'"), mistyped(", "))


@pytest.mark.parametrize(
    ("written", "read"), [*DROPPED, *DOUBLED, *SWAPPED, *NEIGHBOURING, *TWO_SLIPS_IN_A_LONG_WORD, *APOSTROPHES]
)
def test_a_slip_is_put_right(written: str, read: str) -> None:
    assert SPELLER.correct(written) == (read, ((written, read),))


@pytest.mark.parametrize(("written", "read"), IN_A_SENTENCE)
def test_slips_are_put_right_where_they_stand(written: str, read: str) -> None:
    assert SPELLER.correct(written)[0] == read


@pytest.mark.parametrize(
    "written", [text for texts in LEFT_ALONE.values() for text in texts], ids=lambda text: text or "nothing"
)
def test_what_is_no_slip_is_left_alone(written: str, speller: Speller) -> None:
    assert SPELLER.correct(written) == (written, ())
    assert speller.correct(written) == (written, ())


@pytest.mark.parametrize("sentence", FOREIGN)
def test_a_foreign_sentence_is_left_alone(sentence: str, speller: Speller) -> None:
    assert SPELLER.correct(sentence) == (sentence, ())
    assert speller.correct(sentence) == (sentence, ())


@pytest.mark.parametrize("text", CURRICULUM)
def test_no_text_of_the_curriculum_is_changed(text: str, speller: Speller) -> None:
    assert speller.correct(text) == (text, ())
    assert speller.correct(text.lower()) == (text.lower(), ())


def test_no_word_of_the_curriculum_alone_is_changed(speller: Speller) -> None:
    words = {word for text in CURRICULUM for word in words_of(text)}
    assert {word: speller.word(word) for word in words if speller.word(word) != word} == {}


@pytest.mark.parametrize("word", GOOD_BUT_RARE)
def test_a_rare_word_is_not_read_as_a_usual_one(word: str, speller: Speller) -> None:
    assert speller.correct(word) == (word, ())


@pytest.mark.parametrize("sentence", FRENCH)
def test_a_correct_sentence_comes_out_unchanged(sentence: str, speller: Speller) -> None:
    assert speller.correct(sentence) == (sentence, ())
    assert speller.correct(sentence.lower()) == (sentence.lower(), ())


@pytest.mark.parametrize(
    ("written", "read"), [*DOUBLED, *SWAPPED, *NEIGHBOURING, *TWO_SLIPS_IN_A_LONG_WORD, *APOSTROPHES, *IN_A_SENTENCE]
)
def test_what_people_really_say_about_the_course_puts_the_same_slips_right(
    written: str, read: str, speller: Speller
) -> None:
    assert speller.correct(written)[0] == read


def test_full_forms_and_funders_are_good_words(speller: Speller) -> None:
    texts = [*full_forms(), *funder_names()]
    assert {text: speller.correct(text)[0] for text in texts if speller.correct(text)[0] != text} == {}


def test_of_two_words_as_near_the_more_used_is_meant() -> None:
    assert Speller({"parlote": 9, "pilote": 30}, []).word("pilotte") == "pilote"
    assert Speller({"cartable": 9, "cariste": 40}, []).word("carista") == "cariste"


def test_a_word_that_few_use_is_neither_good_nor_meant() -> None:
    assert not Speller({"psychopatho": 11}, []).knows("psychopatho")
    assert Speller({"psychopatho": 11}, []).word("psychopato") == "psychopato"
    assert Speller({"psychopatho": 12}, []).knows("psychopatho")
    assert Speller({"psychopatho": 12}, []).word("psychopato") == "psychopatho"


def test_a_slip_that_many_make_is_never_what_another_meant() -> None:
    assert Speller({"comence": 9}, []).word("comense") == "comense"
    assert Speller({"kelkun": 9}, []).word("kelkin") == "kelkin"


def test_a_word_is_read_as_most_people_write_it() -> None:
    assert Speller({"formateure": 2, "diplome": 30, "diplôme": 9}, []).word("diplomme") == "diplome"
    assert Speller({"diplome": 9, "diplôme": 30}, []).word("diplomme") == "diplôme"


@pytest.mark.parametrize("names", [["region", "région"], ["Région", "la region"]])
def test_a_name_keeps_its_accents_though_some_write_none(names: list[str]) -> None:
    assert Speller({}, names).word("reggion") == "région"


def test_a_speller_without_phrases_still_knows_french_and_names() -> None:
    bare = Speller({}, ["Fongecif"])
    assert bare.knows("Fongecif")
    assert bare.knows("fongecif")
    assert bare.word("linscription") == "l'inscription"
    assert bare.word("bonjou") == "bonjour"


def test_each_change_is_told_as_written_and_as_read() -> None:
    assert SPELLER.correct("Fromation, jcherche linscription")[1] == (
        ("Fromation", "formation"),
        ("jcherche", "je cherche"),
        ("linscription", "l'inscription"),
    )


def test_a_slip_made_twice_is_told_twice() -> None:
    assert SPELLER.correct("stahe ou stahe") == ("stage ou stage", (("stahe", "stage"), ("stahe", "stage")))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'École, 2 fois !", ["l", "école", "fois"]),
        ("c'est-à-dire TET007", ["c", "est", "à", "dire", "tet"]),
        ("cœur_d’or", ["cœur", "d", "or"]),
        ("18 h 30", ["h"]),
        ("", []),
    ],
)
def test_words_come_in_lower_case_without_figures_or_signs(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.lists(WORDS, max_size=12))
def test_known_words_never_change(words: list[str]) -> None:
    text = " ".join(words)
    known = Speller(dict.fromkeys(words, 12), [])
    assert known.correct(text) == (text, ())


@given(TEXTS)
def test_any_text_can_be_corrected(text: str) -> None:
    read, changes = SPELLER.correct(text)
    assert (read == text) == (changes == ())


@given(TEXTS)
def test_correcting_twice_changes_nothing_more(text: str) -> None:
    read, _ = SPELLER.correct(text)
    assert SPELLER.correct(read) == (read, ())


@given(TEXTS)
def test_as_many_changes_are_told_as_words_changed(text: str) -> None:
    read, changes = SPELLER.correct(text)
    told = iter(changes)
    rebuilt, at = "", 0
    for written, meant in told:
        found = re.compile(rf"(?<![^\W\d_]){re.escape(written)}(?![^\W\d_])").search(text, at)
        assert found is not None
        assert written != meant
        rebuilt += text[at : found.start()] + meant
        at = found.end()
    assert rebuilt + text[at:] == read


@given(mistyped(" "))
def test_what_is_read_is_always_known(text: str) -> None:
    _, changes = SPELLER.correct(text)
    unknown = {word for _, read in changes for word in words_of(read) if len(word) > 3 and not SPELLER.knows(word)}
    assert unknown == set()
