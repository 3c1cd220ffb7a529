"""Balise as in production, on one machine: two Rasa servers, two action servers, nginx; for trial and test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import redis
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from bot.runtime import ports, programs, proxy
from bot.runtime.console import Progress, say, shown
from bot.runtime.database import open_database
from bot.runtime.errors import LaunchError
from bot.runtime.model import Model
from bot.runtime.processes import Process, Program, Supervisor
from bot.runtime.serving import READY_WITHIN, NotReady
from bot.runtime.signals import StopSignals
from bot.runtime.training import train_if_needed
from bot.settings import Settings

SERVERS = 2
_RESTART_AFTER = 2.0


@dataclass
class _Member:
    """One server of the cluster, which is started again when it dies."""

    program: Program
    port: int
    path: str
    process: Process


def run(settings: Settings, signals: StopSignals) -> None:
    """Serve until somebody asks to stop; a server that dies is started again, as systemd does.

    Raises:
        LaunchError: Balise cannot start.
        StopRequested: somebody asked to stop; all servers were stopped.
    """
    ports.check(settings)
    _check_shared(settings)
    train_if_needed(settings, signals)
    rasa_ports = [ports.any_free() for _ in range(SERVERS)]
    actions_ports = [ports.any_free() for _ in range(SERVERS)]
    entrance = proxy.proxy(settings, rasa_ports, actions_ports)
    try:
        with Supervisor(signals.pause) as supervisor:
            members = _started(settings, rasa_ports, actions_ports, supervisor)
            front = supervisor.start(entrance)
            for member in members:
                _wait_for(member, signals)
            say(_welcome(settings, members))
            while True:
                front.check()
                signals.pause(_RESTART_AFTER)
                _restart_the_dead(members, supervisor)
    finally:
        say("Balise est arrêtée.")


def _check_shared(settings: Settings) -> None:
    if settings.database_url is None:
        raise LaunchError(
            "BALISE_DATABASE_URL manque : plusieurs serveurs partagent tout dans PostgreSQL, par exemple "
            "BALISE_DATABASE_URL=postgresql://balise:mot-de-passe@127.0.0.1:5432/balise"
        )
    if settings.telegram is not None and settings.telegram.url is None:
        raise LaunchError("BALISE_TELEGRAM_URL manque : plusieurs serveurs iraient chercher les mêmes messages.")
    try:
        open_database(settings.database_url).connect().close()
    except SQLAlchemyError as error:
        reason = " ".join(str(getattr(error, "orig", type(error).__name__)).split())
        raise LaunchError(f"BALISE_DATABASE_URL : PostgreSQL ne répond pas ({reason})") from error
    try:
        if settings.redis_url is not None:
            redis.Redis.from_url(settings.redis_url, socket_timeout=3, socket_connect_timeout=3).ping()
    except RedisError as error:
        raise LaunchError(f"BALISE_REDIS_URL : Redis ne répond pas ({type(error).__name__})") from error


def _started(
    settings: Settings, rasa_ports: Sequence[int], actions_ports: Sequence[int], supervisor: Supervisor
) -> list[_Member]:
    members: list[_Member] = []
    for number, port in enumerate(actions_ports, 1):
        program = _numbered(programs.action_server(replace(settings, actions_port=port)), number)
        members.append(_Member(program, port, "/health", supervisor.start(program)))
    model = Model(settings.models).archive
    for number, port in enumerate(rasa_ports, 1):
        program = _numbered(programs.rasa_server(replace(settings, port=port), model), number)
        # Whom nginx saw: without this, all visitors would be counted as one.
        program = replace(program, environment={**program.environment, "SANIC_REAL_IP_HEADER": "x-real-ip"})
        members.append(_Member(program, port, "/", supervisor.start(program)))
    return members


def _numbered(program: Program, number: int) -> Program:
    log = program.log.with_name(f"{program.log.stem}-{number}{program.log.suffix}")
    return replace(program, name=f"{program.name} {number}", log=log)


def _wait_for(member: _Member, signals: StopSignals) -> None:
    progress = Progress(f"{member.program.name} démarre")
    try:
        while not ports.answers(member.port, member.path):
            member.process.check()
            progress.tell()
            if progress.seconds > READY_WITHIN:
                raise NotReady(member.program, f"ne répond pas après {READY_WITHIN} s.")
            signals.pause(0.3)
    finally:
        progress.clear()
    say(f"{member.program.name} répond (port {member.port}, processus {member.process.number}).")


def _restart_the_dead(members: Sequence[_Member], supervisor: Supervisor) -> None:
    for member in members:
        if member.process.exit_code is not None:
            member.process = supervisor.start(member.program)
            say(f"{member.program.name} s'était arrêté ; relancé (processus {member.process.number}).")


def _welcome(settings: Settings, members: Sequence[_Member]) -> str:
    return f"""
Balise est prête, derrière nginx. Ouvrez cette page, et parlez-lui par le bouton du coin :

http://{ports.HOST}:{settings.port}/

Tuez un serveur (kill -9 {members[-1].process.number}) : la conversation continue avec l'autre.
Journaux : {shown(programs.logs(settings))}. Ctrl-C arrête tout."""
