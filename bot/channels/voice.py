"""What the channels say by themselves, where no action speaks: the notice, refusals, apologies."""

from __future__ import annotations

import html
import re

from bot.channels.rendering import Places, phone_link, places_of
from bot.dialogue.assistant import Assistant, Turn
from bot.dialogue.talk import Part
from bot.replies.facts import course_facts
from bot.replies.wording import Message
from bot.settings import Settings

NOTICE = "utter_notice"
BREAKDOWN = "utter_panne"
_FACT = re.compile(r"\{(\w+)\}")
_NOBODY = Turn("", ())


class Voice:
    """The replies of domain.yml with the facts of the course that is spoken of, for code without a conversation."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        course = assistant.course(_NOBODY)
        self._contact = course.contact
        self._facts = {name: said.text for name, said in course_facts(course).items()}
        self._facts["telephone_lien"] = phone_link(course.contact.phone)
        self.places: Places = places_of(self._contact)

    @classmethod
    def of(cls, settings: Settings) -> Voice:
        """The voice that the settings ask for.

        Raises:
            CurriculumError: a curriculum file is wrong.
            WordingError: the domain file has no replies.
        """
        return cls(Assistant.from_files(settings.courses, settings.domain, settings.course, settings.kept_days))

    def say(self, reply: str, channel: str) -> Message:
        """A reply of domain.yml."""
        return self._assistant.say(Turn("", (), channel=channel), [Part(reply)])

    def fill(self, page: str) -> str:
        """A page of HTML with the facts that its {accolades} name, as replies name them.

        Raises:
            KeyError: there is no such fact.
        """
        return _FACT.sub(lambda found: html.escape(self._facts[found[1]]), page)

    def centre(self) -> dict[str, str]:
        """How to reach the centre without Balise."""
        contact = self._contact
        return {
            "nom": contact.centre,
            "telephone": contact.phone,
            "telephone_lien": phone_link(contact.phone),
            "courriel": contact.email,
        }
