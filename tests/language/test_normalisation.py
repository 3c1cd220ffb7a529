"""Abbreviations are written out; good French is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.curriculum.loader import load_course
from bot.language import normalisation
from bot.language.normalisation import full_forms, normalise
from bot.settings import ROOT

WRITTEN_OUT = [
    ("slt c koi la formation", "salut c'est quoi la formation"),
    ("g pas le bac", "j'ai pas le bac"),
    ("jpeu venir ac un cap", "je peux venir avec un cap"),
    ("fo le bac ?", "faut le bac ?"),
    ("kel niveau", "quel niveau"),
    ("jsp", "je ne sais pas"),
    ("jsuis au chomage", "je suis au chomage"),
    ("pk ?", "pourquoi ?"),
    ("c cb", "c'est combien"),
    ("sa coute cb", "ça coûte combien"),
    ("ça coûte cb ?", "ça coûte combien ?"),
    ("cb de tps", "combien de temps"),
    ("c ou le centre", "c'est où le centre"),
    ("c koi ???", "c'est quoi ???"),
    ("ya koi comme modules", "il y a quoi comme modules"),
    ("y a t il un stage", "y a-t-il un stage"),
    ("est ce que je peux", "est-ce que je peux"),
    ("qu est ce que", "qu'est-ce que"),
    ("eske c possible", "est-ce que c'est possible"),
    ("dsl g pa compris", "désolé j'ai pas compris"),
    ("rdv pr un devis svp", "rendez-vous pour un devis s'il vous plaît"),
    ("slmt le soir ou le we", "seulement le soir ou le week-end"),
    ("Bjr", "bonjour"),
    ("nn merci", "non merci"),
    ("a koi heure ça fini", "à quelle heure ça fini"),
    ("kel heure", "quelle heure"),
    ("dites le pris et le nombre deures", "dites le prix et le nombre d'heures"),
    ("une veae ou une ve s", "une vae ou une ves"),
    ("fo tous les avoirs", "faut tous les avoir"),
    ("jvoudré comencer mtn", "je voudrais commencer maintenant"),
    ("c bac + combien", "c'est bac + combien"),
    ("c dur ?", "c'est dur ?"),
    ("avc ce diplom c quoi com diplom", "avec ce diplôme c'est quoi comme diplôme"),
]

SHOUTED = [
    ("BONJOUR JE VEUX DES INFORMATIONS", "bonjour je veux des informations"),
    ("C KOI LE PRIX DE LA FORMATION", "c'est quoi le prix de la formation"),
    ("G PAS LE BAC JE PEUX ENTRER", "j'ai pas le bac je peux entrer"),
    ("nooooon", "non"),
    ("ouiiiii", "oui"),
    ("bjrrrrr", "bonjour"),
    ("svpppp", "s'il vous plaît"),
]

SPACES = [
    ("  deux   ans \n et demi ", "deux ans et demi"),
    ("j’ai le bac", "j'ai le bac"),
    ("18\u00a0mois\u202f?", "18 mois ?"),
    ("", ""),
    (" \n ", ""),
]

ACRONYMS = ["CPN42", "UE", "la VAE et la VES", "RNCP CPN42", "le CP29", "L'UE TET007", "EAD", "CPF"]

FRENCH = """\
Bonjour, je voudrais des renseignements sur la formation.
Est-ce que je peux m'inscrire sans le bac ?
J'ai travaillé dix ans dans la restauration.
Combien de temps dure la formation ?
Les cours ont lieu le soir, en semaine.
Je suis au chômage depuis deux ans.
Mon employeur peut-il financer la formation ?
Ma sœur a trouvé ces informations sur Internet.
C'est à Mont-Saint-Aignan, près du tram ?
Je n'ai pas encore décidé.
Ses parents travaillent à l'usine.
Il a sa voiture, elle a la sienne.
Ça coûte combien, au juste ?
Vous avez bien dit 18 h 30 ?
L'UE 5 vaut combien de crédits ?
Peut-on cumuler la VAE et la VES ?
Qu'est-ce que le CP29 ?
J'habite au Havre : puis-je suivre à distance ?
Le rapport se soutient devant un jury.
Quels sont les métiers visés ?
Y a-t-il un examen à la fin ?
J'étais conseillère à l'emploi.
Ce n'est pas ce que je demandais.
Où se trouve le bâtiment 44A ?
Merci beaucoup pour votre aide.
Je suis née en 1980.
On m'a dit que c'était gratuit.
À quelle heure finit le cours ?
J'ai un CAP petite enfance.
Il faut combien d'heures en tout ?
Les Opca sont devenus des Opco.
Je préfère être appelée le matin.
Quelle est la différence entre l'UE 2 et l'UE 7 ?
J'aimerais changer de métier.
Est-ce reconnu par l'État ?
Nous sommes deux à vouloir venir.
La fac, ce n'était pas pour moi.
Je pense que sa formation a aidé ma sœur.
Il travaille dans la vente, comme sa mère.
Le titre est de niveau III, c'est bien cela ?
Ma fille a repris sa marche et son sport.
Cela me paraît long, mais je le ferai.
J'ai fait un AVC il y a deux ans.
J'ai pris mon après-midi, à quelle heure venir ?
Mes avoirs ne suffiront pas.""".splitlines()


CURRICULUM = sorted(set(load_course(ROOT / "curriculum" / "CPN42-00A.yml").texts()))
LEXICON = YAML(typ="safe", pure=True).load(
    Path(normalisation.__file__).with_name("abreviations.yml").read_text(encoding="utf-8")
)
FORMS = [(str(form), str(read)) for group in ("mots", "suites") for form, read in LEXICON[group].items()]


def as_compared(text: str) -> str:
    """Case and spaces do not count."""
    return " ".join(text.lower().split())


@pytest.mark.parametrize(("written", "expected"), WRITTEN_OUT)
def test_abbreviations_and_phrases_are_written_out(written: str, expected: str) -> None:
    assert normalise(written).text == expected


@pytest.mark.parametrize(("written", "expected"), SHOUTED)
def test_shouting_is_lowered_and_held_letters_are_released(written: str, expected: str) -> None:
    assert normalise(written).text == expected


@pytest.mark.parametrize(("written", "expected"), SPACES)
def test_spaces_and_apostrophes_become_plain(written: str, expected: str) -> None:
    assert normalise(written).text == expected


@pytest.mark.parametrize("written", ACRONYMS)
def test_acronyms_keep_their_capitals(written: str) -> None:
    assert normalise(written).text == written


@pytest.mark.parametrize("sentence", FRENCH)
def test_a_correct_sentence_comes_out_unchanged(sentence: str) -> None:
    result = normalise(sentence)
    assert as_compared(result.text) == as_compared(sentence)
    assert result.changes == ()


@pytest.mark.parametrize("text", CURRICULUM)
def test_no_text_of_the_curriculum_is_changed(text: str) -> None:
    assert as_compared(normalise(text).text) == as_compared(text)


def test_no_word_of_the_curriculum_alone_is_changed() -> None:
    words = {word for text in CURRICULUM for word in text.split()}
    assert {word for word in words if as_compared(normalise(word).text) != as_compared(word)} == set()


def test_every_listed_form_is_written_out_as_listed() -> None:
    assert {form: normalise(form).text for form, read in FORMS if normalise(form).text != read} == {}


def test_what_is_written_out_is_not_changed_again() -> None:
    assert {read: normalise(read).text for _, read in FORMS if normalise(read).text != read} == {}


def test_the_full_forms_are_those_of_the_lexicon() -> None:
    assert sorted(full_forms()) == sorted(read for _, read in FORMS)


@pytest.mark.parametrize("form", ["combien", "s'il vous plaît", "je ne sais pas", "j'ai pas", "c'est où"])
def test_words_and_phrases_have_their_full_forms(form: str) -> None:
    assert form in full_forms()


def test_each_change_is_told_as_written_and_as_read() -> None:
    assert normalise("Slt, c koi le prix svp").changes == (
        ("c koi", "c'est quoi"),
        ("Slt", "salut"),
        ("svp", "s'il vous plaît"),
    )


@given(st.text(max_size=200))
def test_any_text_comes_out_with_single_spaces_and_none_at_the_ends(text: str) -> None:
    result = normalise(text).text
    assert result == " ".join(result.split())
