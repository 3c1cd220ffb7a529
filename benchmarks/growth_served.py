"""What a served Balise costs with other courses, or another model, than those of the project."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import aiohttp

from benchmarks.loads import measure_load
from benchmarks.served import BALISE, Served, Stack, serving
from bot.runtime.processes import Program
from bot.settings import Settings

CONVERSATIONS = 6
ASKING_WHO = "votre numéro de téléphone ?"

Figures = dict[str, float]


class WrongCourse(RuntimeError):
    """Balise spoke of another course than the one chosen: what was measured means nothing."""


def measure_served(settings: Settings, code: str, phone: str) -> Figures:
    """Start both servers, speak with them of the course of this code and phone number, and return the figures.

    Raises:
        LaunchError: they do not start.
        WrongCourse: they speak of another course.
    """
    with serving(speaking_of(code), settings) as served:
        talk = asyncio.run(_talk(served, phone))
        memory = served.memory()
    return {
        "démarrage des deux serveurs (s)": served.start.seconds,
        "démarrage, processeur (s)": served.start.processor,
        **talk,
        "mémoire des actions (Mo)": memory["actions"],
        "mémoire de Rasa (Mo)": memory["rasa"],
    }


def speaking_of(code: str) -> Stack:
    """Balise, speaking of the course of this code."""

    def programs(settings: Settings) -> tuple[Program, Program]:
        actions, rasa = (
            replace(program, environment={**program.environment, "BALISE_FORMATION": code})
            for program in BALISE.programs(settings)
        )
        return actions, rasa

    return replace(BALISE, programs=programs)


async def _talk(served: Served, phone: str) -> Figures:
    async with aiohttp.ClientSession() as session:
        await _check_course(session, served.address, phone)
        # What is made at the first message, and never again, is no cost of a turn.
        await measure_load(session, served, visitors=1, conversations=1)
        load = await measure_load(session, served, visitors=1, conversations=CONVERSATIONS)
    return {"un tour par REST, médiane (ms)": load.p50, "un tour par REST, processeur (ms)": load.effort}


async def _check_course(session: aiohttp.ClientSession, address: str, phone: str) -> None:
    asked = {"sender": "mesure-choix", "message": ASKING_WHO}
    async with session.post(f"{address}/webhooks/rest/webhook", json=asked) as answer:
        said = " ".join(each.get("text", "") for each in await answer.json())
    if phone not in said:
        raise WrongCourse(f"{phone} est attendu dans : {said}")
