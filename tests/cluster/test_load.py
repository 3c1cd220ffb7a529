"""A classroom talks for a minute: every message is answered, in the conversation that it belongs to."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor

from tests.cluster.grappe import Cluster
from tests.cluster.guest import Guest
from tests.server.site import words

VISITORS = 32
LASTS = 60.0
READING = (2.2, 3.5)
"""Seconds between a reply and the next message."""
LEAST = 5
"""Messages of each visitor, however slow the machine."""
QUESTIONS = (
    "bonjour",
    "c koi la vae svp",
    "Quels sont les horaires des cours ?",
    "c'est combien ?",
    "j'ai pas le bac mais 6 ans dans la vente, je peux venir ?",
    "qui peut payer ?",
    "où est-ce ?",
    "on peut suivre à distance ?",
    "et les débouchés ?",
    "il faut faire un stage ?",
    "ça dure combien de temps et c'est à quelle heure ?",
    "comment joindre le centre ?",
    "quel diplôme on a à la fin ?",
    "et la suivante ?",
    "je comprends rien",
    "la région peut m'aider ?",
    "kel é le programe",
    "asdf qsdf",
    "oui",
    "merci beaucoup",
)
MODULES = ("TET099", "AST004", "TRS001", "CCE001", "TET003", "TET007", "AST005", "TRS002", "CCE003", "AST002")


def test_a_classroom_that_talks_for_a_minute_is_answered_to_the_last_message(cluster: Cluster) -> None:
    before = cluster.counted("balise_messages_total")
    guests = [Guest.from_address(cluster.address, place) for place in range(VISITORS)]
    end = time.monotonic() + LASTS
    with ThreadPoolExecutor(VISITORS) as together:
        said = list(together.map(lambda place: talk(guests[place], place, end), range(VISITORS)))
    for guest in guests:
        assert guest.history() == guest.lines
    heard = cluster.counted("balise_messages_total")
    assert sum(heard.values()) - sum(before.values()) == sum(said), "un message a été entendu deux fois"
    assert all(heard[name] > before[name] for name in heard), "un serveur n'a rien fait"


def talk(guest: Guest, place: int, end: float) -> int:
    """Talk until the end, as this visitor does; give how many messages it took."""
    moods = random.Random(place)
    said = 0
    while time.monotonic() < end or said < LEAST:
        time.sleep(moods.uniform(*READING))
        say_something(guest, moods)
        said += 1
    return said


def say_something(guest: Guest, moods: random.Random) -> None:
    """Choose a button, ask for one of the modules, or ask anything."""
    mood = moods.random()
    if mood < 0.3 and guest.offered:
        guest.clicks_on(moods.choice(guest.offered))
    elif mood < 0.6:
        number = moods.randrange(len(MODULES))
        assert MODULES[number] in words(guest.says(f"c'est quoi le module {number + 1} ?"))
    else:
        guest.says(moods.choice(QUESTIONS))
