"""A Dask cluster gives the same bytes as processes of this machine, whatever happens to its workers."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from typing import Any

import cloudpickle
import pytest
from corpus.test_run import TASK, items
from distributed import Client, LocalCluster, WorkerPlugin

from audit.corpus import parts as cutting
from audit.corpus.engines.cluster import Cluster
from audit.corpus.engines.local import Local
from audit.corpus.parts import Item
from audit.errors import UsageError
from audit.model.article import Source
from audit.processes import KILLED


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as made:
        yield made


def run(cluster: Any, found: Iterator[Item]) -> dict[int, Any]:
    return {d.number: d for d in Cluster(TASK, cluster.scheduler_address).run(cutting.parts(found, 4))}


def test_the_same_bytes_as_on_one_machine(cluster: Any) -> None:
    assert run(cluster, items(poison=(), total=21)) == {
        d.number: d for d in Local(TASK, 2).run(cutting.parts(items(poison=(), total=21), 4))
    }


def test_a_worker_that_is_killed_loses_nothing(cluster: Any) -> None:
    def watched() -> Iterator[Item]:
        for n, item in enumerate(items(poison=(), total=40)):
            if n == 18:
                with Client(cluster.scheduler_address) as client:
                    os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)
            yield item

    assert run(cluster, watched()) == {
        d.number: d for d in Local(TASK, 2).run(cutting.parts(items(poison=(), total=40), 4))
    }


class Deadly(WorkerPlugin):
    """Workers end at one article, after a restart, too."""

    name = "deadly"

    def setup(self, worker: Any) -> None:
        from audit.corpus import work

        real = work.audit

        def audit(auditor: Any, item: Item) -> Any:
            if isinstance(item, Source) and item.path == "c#5":
                os._exit(1)
            return real(auditor, item)

        work.audit = audit


def test_an_article_that_ends_each_worker_is_a_failed_row(cluster: Any) -> None:
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    with Client(cluster.scheduler_address) as client:
        client.register_plugin(Deadly())
    found = run(cluster, items(poison=(), total=9))
    assert [(found[n].audited, found[n].failed) for n in range(3)] == [(4, 0), (3, 1), (1, 0)]
    assert found == {d.number: d for d in Local(TASK, 1).run(cutting.parts(items(poison=(5,), total=9), 4))}
    assert KILLED.encode() in found[1].tables["articles"]


def test_an_address_where_nobody_answers_is_an_error() -> None:
    with pytest.raises(UsageError, match="no scheduler answers there"):
        Cluster(TASK, "tcp://127.0.0.1:9")
