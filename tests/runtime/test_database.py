"""The database of the conversations, as it is opened."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from bot.runtime.database import DatabaseUnreachable, create_tables, open_database, url_of
from bot.settings import Settings
from tests.databases import PostgreSQL

PASSWORD = "tres-secret"


def tables() -> sa.MetaData:
    described = sa.MetaData()
    sa.Table("essai", described, sa.Column("id", sa.Integer, primary_key=True))
    return described


def test_without_a_setting_conversations_lie_in_a_file_of_the_data_folder(tmp_path: Path) -> None:
    assert url_of(Settings(data=tmp_path)) == f"sqlite:///{tmp_path}/conversations.db"


def test_the_setting_leads_to_postgresql() -> None:
    assert url_of(Settings(database_url="postgresql://a@b/c")) == "postgresql://a@b/c"


def test_many_servers_may_create_the_tables_at_once(postgresql: PostgreSQL) -> None:
    failures: list[Exception] = []

    def create() -> None:
        try:
            create_tables(open_database(postgresql.url), tables())
        except Exception as error:
            failures.append(error)

    servers = [threading.Thread(target=create) for _ in range(8)]
    for server in servers:
        server.start()
    for server in servers:
        server.join()
    assert failures == []
    assert sa.inspect(open_database(postgresql.url)).get_table_names() == ["essai"]


def test_a_postgresql_that_does_not_answer_is_told_by_its_setting_without_the_password() -> None:
    engine = open_database(f"postgresql://balise:{PASSWORD}@127.0.0.1:1/balise")
    with pytest.raises(DatabaseUnreachable, match="BALISE_DATABASE_URL") as told:
        create_tables(engine, tables(), within=0)
    assert PASSWORD not in str(told.value)


def test_a_file_that_cannot_be_opened_is_told_by_its_setting(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/nulle-part/conversations.db")
    with pytest.raises(DatabaseUnreachable, match="BALISE_DONNEES"):
        create_tables(engine, tables(), within=0)


def test_a_database_that_comes_up_late_is_waited_for(postgresql: PostgreSQL) -> None:
    postgresql.stop()
    threading.Timer(0.5, postgresql.start).start()
    create_tables(open_database(postgresql.url), tables())
    assert sa.inspect(open_database(postgresql.url)).get_table_names() == ["essai"]


def test_an_error_does_not_quote_what_a_visitor_wrote(postgresql: PostgreSQL) -> None:
    engine = open_database(postgresql.url)
    with engine.connect() as connection, pytest.raises(SQLAlchemyError) as raised:
        connection.execute(sa.text("SELECT 1 FROM nulle_part WHERE texte = :texte"), {"texte": "je suis malade"})
    assert "malade" not in str(raised.value)
