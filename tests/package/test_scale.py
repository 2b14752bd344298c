# SPDX-License-Identifier: Apache-2.0
"""Tournaments on a real local Ray cluster of two nodes and a Dask LocalCluster, workers killed in the middle; the scheduler
of parts by itself; the simulation."""

import os
import pathlib
import random
import signal
import sys
import threading
import time

import pytest
from test_tournaments import KNOWN

import detente
from detente import scale

tournaments = pytest.mark.skipif(not KNOWN, reason="this command plays no tournaments yet")

BIG = """[tournament]
name = "big"
strategies = ["boulware", "conceder", "micro", "linear"]
scenarios = [{ law = "random", count = 20, issues = 5, values = 5 }]
rounds = 100
repeat = 800
seed = 3
"""


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    folder = tmp_path_factory.mktemp("big")
    (folder / "big.toml").write_text(BIG, encoding="utf-8")
    alone = detente.tournament(folder / "big.toml", folder / "alone.db")
    return folder / "big.toml", alone.fingerprint(), len(alone)


@pytest.fixture
def counted(monkeypatch):
    """The schedulers of parts that the calls make, so that a test sees what was given out and lost."""
    made = []

    class Counted(scale.Shards):
        def __init__(self, *words, **names):
            super().__init__(*words, **names)
            made.append(self)

    for module in ("detente.scale._ray", "detente.scale._dask"):
        monkeypatch.setattr(sys.modules[module], "Shards", Counted)
    return made


def wait_until(holds, seconds, what):
    """Looks again and again: how long a cluster takes to notice something is not what is tested."""
    until = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < until, f"not within {seconds} seconds: {what}"
        time.sleep(0.02)
    return found


def stopped_at_work(parent):
    """Stops a process that Ray started there while it plays a part, so that what it plays is surely never delivered; its
    number, nothing where none is at work."""
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        status, title = (pathlib.Path("/proc", entry, name) for name in ("stat", "cmdline"))
        try:
            if int(status.read_text().rsplit(")", 1)[1].split()[1]) != parent or b"ray::play" not in title.read_bytes():
                continue
            os.kill(int(entry), signal.SIGSTOP)
            if b"ray::play" in title.read_bytes():
                return int(entry)
            os.kill(int(entry), signal.SIGCONT)  # it had just finished
        except (OSError, IndexError):
            continue  # it is gone
    return None


class InAThread(threading.Thread):
    """A thread whose failure is the test's."""

    def __init__(self, work):
        super().__init__(daemon=True)
        self.work, self.failure = work, None
        self.start()

    def run(self):
        try:
            self.work()
        except BaseException as failure:  # noqa: BLE001, told where it is joined
            self.failure = failure

    def finish(self):
        self.join(600)
        assert not self.is_alive()
        if self.failure is not None:
            raise self.failure


@tournaments
@pytest.mark.xdist_group("big")
def test_ray_with_a_node_killed(big, tmp_path, counted):
    ray = pytest.importorskip("ray")
    cluster_utils = pytest.importorskip("ray.cluster_utils")
    spec, expected, matches = big
    cluster = cluster_utils.Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    try:
        second = cluster.add_node(num_cpus=1)
        ray.init(address=cluster.address, log_to_driver=False)
        wait_until(lambda: ray.cluster_resources().get("CPU") == 2, 120, "two nodes")
        raylet = second.all_processes["raylet"][0].process.pid
        told, done_when_killed = [], []

        def kill():
            worker = wait_until(lambda: stopped_at_work(raylet), 300, "the second node plays a part")
            os.kill(raylet, signal.SIGKILL)
            os.kill(worker, signal.SIGKILL)
            done_when_killed.append(counted[0].count - counted[0].left)

        killer = InAThread(kill)
        results = scale.ray(spec, tmp_path / "ray.db", shards=24, progress=lambda *words: told.append(words))
        killer.finish()
        parts = counted[0]
        assert done_when_killed[0] < parts.count == 24, "the node was lost in the middle"
        assert parts.lost + parts.doubled >= 1, "what it played was played again"
        assert parts.given_out > parts.count
        assert told[-1][1] == told[-1][2] == 24
        assert len(results) == matches
        assert results.fingerprint() == expected
        wait_until(lambda: [node["Alive"] for node in ray.nodes() if node["NodeID"] == second.node_id] == [False], 300,
                   "Ray knows that the node is gone")
    finally:
        ray.shutdown()
        cluster.shutdown()


@tournaments
@pytest.mark.xdist_group("big")
def test_dask_with_a_worker_killed(big, tmp_path, counted):
    distributed = pytest.importorskip("distributed")
    spec, expected, matches = big
    # A machine with much else to do is slow to answer, and that alone is no reason to give a worker up.
    patient = {"distributed.comm.timeouts.connect": "300s", "distributed.comm.timeouts.tcp": "300s",
               "distributed.scheduler.worker-ttl": "600s"}
    import dask
    with dask.config.set(patient), distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster, distributed.Client(cluster) as client:
        done_when_killed = []

        def at_work():
            for nanny in cluster.workers.values():
                if counted and nanny.pid and client.processing().get(nanny.worker_address):
                    os.kill(nanny.pid, signal.SIGSTOP)
                    time.sleep(0.5)  # what it had sent has arrived
                    if client.processing().get(nanny.worker_address):
                        return nanny.pid
                    os.kill(nanny.pid, signal.SIGCONT)
            return None

        def kill():
            worker = wait_until(at_work, 300, "a worker plays a part")
            os.kill(worker, signal.SIGKILL)
            done_when_killed.append(counted[0].count - counted[0].left)

        killer = InAThread(kill)
        results = scale.dask(spec, tmp_path / "dask.db", client=client, shards=24)
        killer.finish()
        assert done_when_killed[0] < counted[0].count == 24, "the worker was lost in the middle"
        assert len(results) == matches
        assert results.fingerprint() == expected


@tournaments
def test_a_tournament_travels_with_its_scenarios(tmp_path):
    from conftest import write_domain
    from detente.scale._work import Joiner, Parcel, play
    write_domain(tmp_path / "here" / "domains" / "laptop", (3, 3, 3))
    spec = tmp_path / "here" / "league.toml"
    spec.write_text('[tournament]\nstrategies = ["boulware", "micro"]\nscenarios = ["domains/*"]\nrounds = 20\n')
    alone = detente.tournament(spec, tmp_path / "alone.db").fingerprint()
    parcel = Parcel.of(spec)
    assert [name for name, _ in parcel.files] == ["domains/laptop/A.xml", "domains/laptop/B.xml", "domains/laptop/domain.xml"]
    (tmp_path / "here").rename(tmp_path / "gone")
    joiner = Joiner(tmp_path / "joined.db")
    for part in (2, 1):
        joiner.add(part, play(parcel, part, 2, 1))
        joiner.join()
    assert joiner.finish().fingerprint() == alone


@pytest.mark.parametrize("seed", range(20))
def test_the_scheduler_plays_every_part_whatever_happens(seed):
    draw = random.Random(seed)
    shards = scale.Shards(draw.randint(1, 60), retries=10_000)
    running, counted, now = [], [], 0.0
    while not shards.done:
        now += draw.random()
        if draw.random() < 0.6:
            attempt = shards.take(now)
            if attempt is not None:
                running.append(attempt)
        if running and draw.random() < 0.6:
            attempt = running.pop(draw.randrange(len(running)))
            if draw.random() < 0.3:
                shards.failed(attempt, now)
            elif shards.finished(attempt, now):
                counted.append(shards.part(attempt))
    assert sorted(counted) == list(range(1, shards.count + 1)), "each part counts once"
    for attempt in running:
        assert not shards.finished(attempt, now)
    assert shards.running == 0 and shards.left == 0 and shards.take(now) is None


def test_a_part_that_always_fails_is_lost():
    shards = scale.Shards(1, retries=2)
    with pytest.raises(scale.Lost, match="part 1 of 1 failed 3 times; the last: no disk"):
        for now in range(5):
            shards.failed(shards.take(now), now, "no disk")


def test_a_straggler_is_given_out_twice_and_only_then():
    shards = scale.Shards(5, patience=3.0)
    attempts = [shards.take(0.0) for _ in range(5)]
    for attempt in attempts[:4]:
        shards.finished(attempt, 10.0)
    assert shards.take(20.0) is None
    second = shards.take(31.0)
    assert shards.part(second) == shards.part(attempts[4])
    assert shards.take(99.0) is None, "twice at most"
    assert shards.finished(second, 40.0) and not shards.finished(attempts[4], 41.0)


def test_the_simulation():
    few = scale.simulate(workers=10, shards=200, rows_per_shard=1000)
    assert few.bound_by == "workers" and few.efficiency > 0.8
    many = scale.simulate(workers=1000, shards=8000, rows_per_shard=1000, mean_time_to_failure=600)
    assert many.lost > 100 and many.given_out == 8000 + many.lost + many.doubled - 0 or many.given_out >= 8000
    assert many.seconds >= many.ideal_seconds
    bound = scale.simulate(workers=1000, shards=8000, rows_per_shard=1_000_000)
    assert bound.bound_by == "joining" and bound.seconds >= bound.joining_seconds
    assert scale.simulate(seed=5) == scale.simulate(seed=5)


@pytest.mark.parametrize("run, library", [(scale.ray, "ray"), (scale.dask, "distributed")])
def test_wrong_calls_start_no_cluster(run, library, tmp_path, monkeypatch):
    module = pytest.importorskip(library)

    def started(*words, **names):
        raise AssertionError("a cluster was started for it")

    monkeypatch.setattr(module, "init" if library == "ray" else "Client", started)
    if library == "ray":
        monkeypatch.setattr(module, "is_initialized", lambda: False)
    with pytest.raises(FileNotFoundError) as caught:
        run(tmp_path / "nothing.toml", tmp_path / "out.db")
    assert caught.value.filename == str(tmp_path / "nothing.toml")
    league = {"strategies": ["boulware"], "scenarios": [str(tmp_path)]}
    for wrong in ({"spec": None}, {"spec": 3}, {"spec": tmp_path}, {"out": None}, {"out": ""}, {"shards": 0}, {"shards": "x"},
                  {"threads": 0}, {"retries": -1}, {"spec": {**league, "strategies": "boulware"}}):
        given = {"spec": league, "out": tmp_path / "out.db", **wrong}
        with pytest.raises((detente.Error, TypeError)):
            run(given.pop("spec"), given.pop("out"), **given)


def test_what_cannot_be_simulated():
    for wrong in ({"workers": 0}, {"workers": "x"}, {"shards": 0}, {"seconds_per_shard": -1}, {"mean_time_to_failure": 0}):
        with pytest.raises((detente.Error, TypeError), match=next(iter(wrong))):
            scale.simulate(**wrong)


def test_what_is_missing_is_named(monkeypatch):
    import importlib
    real = importlib.import_module

    def without(name, *rest):
        if name in ("ray", "distributed"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(importlib, "import_module", without)
    for run, extra in ((scale.ray, "ray"), (scale.dask, "dask")):
        with pytest.raises(ImportError, match=rf"detente\[{extra}\]"):
            run("x.toml", "out.db")
    with pytest.raises(detente.UsageError):
        from detente.scale._work import count_of
        count_of(0, 2)
