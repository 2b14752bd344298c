# SPDX-License-Identifier: Apache-2.0
"""The parts of a tournament on Ray."""

from __future__ import annotations

import importlib
import time
from typing import Any

from .._case import Progress, progress_call
from .._takes import PathLike
from .._tournament import Results, Spec
from ._shards import Shards
from ._work import Parcel, checked, count_of, play, run


def ray(spec: Spec, out: PathLike, *, shards: int | None = None, address: str | None = None, threads: int = 1,
        retries: int = 5, patience: float = 3.0, progress: Progress = None, **init: Any) -> Results:
    """Plays a tournament's parts on Ray and joins them in ``out`` as they come.

    ``address``: of a cluster (``"auto"``, ``"ray://..."``), else the one that is connected, else one on this machine;
    ``init``: what else ``ray.init`` is given. ``shards``: how many parts, eight a CPU without it. ``threads``: of each part,
    as many CPUs are asked for. Workers that join are used, a part of one that is killed is played again (at most
    ``retries`` times), and one that takes more than ``patience`` times the median is played a second time elsewhere. The
    joined file has the single machine's fingerprint. Needs ``detente[ray]``.
    """
    try:
        module = importlib.import_module("ray")
    except ImportError as error:
        raise ImportError("Ray is not installed; install it with: pip install 'detente[ray]'") from error
    out = checked(out, shards, threads, retries)
    parcel = Parcel.of(spec)
    if not module.is_initialized():
        module.init(address=address, **{"log_to_driver": False, **init})
    shared = module.put(parcel)
    # Ray's own retries are off: the scheduler of parts knows what is still wanted.
    remote = module.remote(num_cpus=threads, max_retries=0)(play)

    def slots() -> int:
        return max(1, int(module.cluster_resources().get("CPU", 1)) // threads)

    parts = Shards(count_of(shards, slots()), retries=retries, patience=patience)

    def wait(handles: list[Any]) -> list[Any]:
        ready, _ = module.wait(handles, num_returns=len(handles), timeout=0.2)
        return list(ready)

    def take(handle: Any) -> bytes:
        data: bytes = module.get(handle)
        return data

    return run(parcel, out, parts, free=lambda running: slots() - running,
               submit=lambda part: remote.remote(shared, part, parts.count, threads), wait=wait, take=take,
               cancel=lambda handle: module.cancel(handle, force=True), clock=time.monotonic,
               progress=progress_call(progress))
