"""One cluster a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.runtime import proxy
from bot.runtime.errors import LaunchError
from tests.cluster.grappe import Cluster, a_cluster
from tests.databases import a_postgresql, a_redis, absent


@pytest.fixture(scope="session")
def cluster(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A running cluster over databases of its own."""
    try:
        proxy.nginx()
    except LaunchError as error:
        absent(str(error))
    data, memory = tmp_path_factory.mktemp("grappe"), tmp_path_factory.mktemp("redis")
    with a_postgresql() as database, a_redis(memory) as cache, a_cluster(model, data, database, cache) as running:
        yield running
