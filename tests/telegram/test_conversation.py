"""Conversations with a running Balise through a Bot API that nobody here wrote."""

from __future__ import annotations

import json

from tests.telegram.conftest import Setting
from tests.telegram.peer import Heard, Peer, Person, eventually

START, FORM_STARTS = "/start", "Est-ce que je peux entrer dans la formation ?"
COMMANDS = ["start", "aide", "recommencer", "exporter", "effacer", "contact"]


def started(person: Person) -> Heard:
    """The notice that she gets."""
    return person.says(START)[0]


def test_start_says_who_speaks_and_where_the_words_go_and_offers_another_way(person: Person) -> None:
    text = started(person).text
    for said in ("assistant automatique", "hors de l'Union européenne", "sur le site du centre", "02.32.76.94.80"):
        assert said in text


def test_a_question_is_answered(person: Person) -> None:
    started(person)
    (reply,) = person.says("quels sont les horaires ?")
    assert "18h30" in reply.text
    assert "assistant automatique" not in reply.text


def test_whoever_skips_start_learns_it_all_the_same_and_once(person: Person) -> None:
    person.writes(text="quels sont les horaires ?")
    notice, reply = person.hears(2)
    assert "assistant automatique" in notice.text
    assert notice.rows == []
    assert "18h30" in reply.text
    assert len(person.says("et à distance ?")) == 1


def test_buttons_stand_one_a_row_and_are_heard(person: Person) -> None:
    notice = started(person)
    assert [len(row) for row in notice.rows] == [1, 1, 1]
    (reply,) = person.taps("Qui peut payer ?", notice)
    assert "Opco" in reply.text


def test_a_chosen_button_is_acknowledged_and_only_it_stays(person: Person, peer: Peer) -> None:
    notice = started(person)
    answered = len(peer.calls("answerCallbackQuery"))
    person.taps("Qui peut payer ?", notice)
    assert len(peer.calls("answerCallbackQuery")) == answered + 1
    edit = peer.calls("editMessageReplyMarkup")[-1]["content"]
    assert (edit["chat_id"], edit["message_id"]) == (str(person.chat), str(notice.number))
    assert [[each["text"] for each in row] for row in json.loads(edit["reply_markup"])["inline_keyboard"]] == [
        ["✓ Qui peut payer ?"]
    ]


def test_a_button_that_carries_entities_is_heard(person: Person) -> None:
    started(person)
    (reply,) = person.says("c'est quoi le diplôme intermédiaire ?")
    (modules,) = person.taps("Quelles sont ces 6 UE ?", reply)
    assert "AST003" in modules.text or "UE" in modules.text


def test_a_button_that_balise_never_offered_is_not_heard(person: Person) -> None:
    notice = started(person)
    for row in notice.rows:
        row[0]["callback_data"] = "/recommencer"
    (reply,) = person.taps("Qui peut payer ?", notice)
    assert "Je ne connais pas ce choix" in reply.text


def test_a_typed_command_that_balise_never_offered_is_not_heard(person: Person) -> None:
    started(person)
    (reply,) = person.says('/demander_module{"ue": "AST001"}')
    assert "Je ne connais pas ce choix" in reply.text


def test_the_eligibility_dialogue_goes_to_its_verdict_by_buttons_and_words(person: Person) -> None:
    bac = person.taps(FORM_STARTS, started(person), until="Avez-vous le bac")[-1]
    person.taps("Non, je n'ai pas le bac", bac, until="Combien de temps")
    sector = person.says("3 ans et demi", until="Ce travail était-il")[-1]
    verdict = person.taps("Oui, dans ce secteur", sector, until="Avis indicatif")[-1]
    assert "Entrée : accessible par votre expérience" in verdict.text
    assert "02.32.76.94.80" in verdict.text


def test_every_command_of_the_menu_is_registered_and_answered(person: Person, peer: Peer) -> None:
    registered = json.loads(eventually(lambda: peer.calls("setMyCommands"))[-1]["content"]["commands"])
    assert [each["command"] for each in registered] == COMMANDS
    started(person)
    for command, said in (("aide", "formation"), ("contact", "02.32.76.94.80"), ("recommencer", "reparti de zéro")):
        (reply,) = person.says(f"/{command}")
        assert said in reply.text.lower()


def test_contact_does_not_end_the_eligibility_dialogue(person: Person) -> None:
    person.taps(FORM_STARTS, started(person), until="Avez-vous le bac")
    contact, *_, again = person.says("/contact", until="Avez-vous le bac")
    assert "02.32.76.94.80" in contact.text
    person.taps("Oui, j'ai le bac ou plus", again, until="Combien de temps")


def test_erased_means_that_nothing_is_kept(person: Person, setting: Setting) -> None:
    started(person)
    person.says("quels sont les horaires ?")
    assert person_is_kept(person, setting)
    (reply,) = person.says("/effacer")
    assert "C'est effacé" in reply.text
    assert not person_is_kept(person, setting)


def test_whoever_asks_gets_all_that_is_kept_of_her_as_a_file(person: Person) -> None:
    started(person)
    asked = "quels sont les horaires ? écrivez-moi à zelie@exemple.fr"
    (reply,) = person.says(asked)
    (copy,) = person.says("/exporter")
    assert "tout ce que je garde" in copy.text
    name, content = copy.file
    kept = json.loads(content)
    assert name == "conversation-balise.json"
    assert "18h30" in reply.text
    question, *answers = kept["conversation"]
    assert question["de"] == "vous"
    assert question["texte"].startswith("quels sont les horaires ?")
    assert "zelie" not in content
    assert any("18h30" in answer["texte"] for answer in answers)
    assert set(kept) == {"conversation", "notes"}


def test_a_copy_holds_nobody_elses_words(person: Person, peer: Peer) -> None:
    somebody = Person(peer)
    somebody.says("/start")
    somebody.says("qui peut payer ?")
    started(person)
    person.says("quels sont les horaires ?")
    (copy,) = person.says("/exporter")
    assert "payer" not in json.loads(copy.file[1])["conversation"][0]["texte"]
    assert len(json.loads(copy.file[1])["conversation"]) == 2


def test_where_nothing_is_kept_there_is_no_file(person: Person) -> None:
    (reply,) = person.says("/exporter")
    assert "Je ne garde rien" in reply.text
    started(person)
    person.says("quels sont les horaires ?")
    person.says("/effacer")
    (reply,) = person.says("/exporter")
    assert "Je ne garde rien" in reply.text


def test_whoever_asks_in_her_own_words_learns_how_to_get_a_copy(person: Person) -> None:
    started(person)
    (reply,) = person.says("je veux une copie de mes données")
    assert "/exporter" in reply.text


def test_what_is_no_text_gets_a_friendly_word(person: Person) -> None:
    file = {"file_id": "a", "file_unique_id": "b"}
    voice = {"voice": {**file, "duration": 2}}
    photo = {"photo": [{**file, "width": 9, "height": 9}], "caption": "c'est quoi ?"}
    sticker = {"sticker": {**file, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}}
    for sent in (voice, photo, sticker):
        person.writes(**sent)
        (reply,) = person.hears()
        assert "que du texte" in reply.text


def test_in_a_group_balise_says_only_where_to_find_her(peer: Peer) -> None:
    group = Person(peer, chat=-1001, kind="supergroup")
    group.writes(text="quels sont les horaires ?")
    (reply,) = group.says("/start@TestNameBot")
    assert "en privé" in reply.text
    assert group.hears_now() == []


def test_signs_that_mean_something_in_html_arrive_as_they_are(person: Person) -> None:
    started(person)
    (reply,) = person.says("où se trouve le centre ?")
    assert '<a href="https://www.openstreetmap.org/' in reply.text


def test_neither_what_people_say_nor_the_token_is_in_a_log(person: Person, setting: Setting) -> None:
    started(person)
    person.says("je m'appelle Quercynette, quels sont les horaires ?")
    logs = "".join(path.read_text(encoding="utf-8") for path in (setting.data / "journaux").iterdir())
    assert "Quercynette" not in logs
    assert "essai-essai-essai" not in logs


def person_is_kept(person: Person, setting: Setting) -> bool:
    """Whether her number is anywhere in the files of conversations."""
    kept = (path.read_bytes() for path in setting.data.glob("conversations.db*"))
    return any(f"telegram-{person.chat}".encode() in content for content in kept)
