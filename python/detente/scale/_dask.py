# SPDX-License-Identifier: Apache-2.0
"""The parts of a tournament on Dask."""

from __future__ import annotations

import asyncio
import importlib
import time
from typing import Any

from .._case import Progress, progress_call
from .._takes import PathLike
from .._tournament import Results, Spec
from ._shards import Shards
from ._work import Parcel, checked, count_of, play, run


def dask(spec: Spec, out: PathLike, *, client: Any = None, shards: int | None = None, threads: int = 1,
         retries: int = 5, patience: float = 3.0, progress: Progress = None) -> Results:
    """Plays a tournament's parts on Dask and joins them in ``out`` as they come.

    ``client``: a ``distributed.Client``, or the address of a scheduler; without it one on this machine for the time of
    the call. The other keywords are those of :func:`detente.scale.ray`. Needs ``detente[dask]``.
    """
    try:
        module = importlib.import_module("distributed")
    except ImportError as error:
        raise ImportError("Dask is not installed; install it with: pip install 'detente[dask]'") from error
    out = checked(out, shards, threads, retries)
    parcel = Parcel.of(spec)
    own = None
    if client is None or isinstance(client, str):
        client = own = module.Client(client) if client else module.Client(processes=True, dashboard_address=None)
    try:
        # The parcel is handed to every part: what is scattered is lost with the worker that holds it.
        def slots() -> int:
            return max(1, int(sum(client.nthreads().values())) // threads)

        parts = Shards(count_of(shards, slots()), retries=retries, patience=patience)

        def wait(handles: list[Any]) -> list[Any]:
            try:
                module.wait(handles, timeout=0.2, return_when="FIRST_COMPLETED")
            except (TimeoutError, module.TimeoutError, asyncio.CancelledError):
                pass  # nothing has ended yet, or some were cancelled with the worker that had them
            return [handle for handle in handles if handle.done() or handle.cancelled()]

        def take(handle: Any) -> bytes:
            try:
                data: bytes = handle.result()
            except asyncio.CancelledError as error:  # no Exception, and yet only this part's trouble
                raise RuntimeError(f"the part was cancelled: {error}") from error
            return data

        return run(parcel, out, parts, free=lambda running: slots() - running,
                   submit=lambda part: client.submit(play, parcel, part, parts.count, threads, pure=False, retries=0),
                   wait=wait, take=take, cancel=lambda handle: handle.cancel(), clock=time.monotonic,
                   progress=progress_call(progress))
    finally:
        if own is not None:
            own.close()
