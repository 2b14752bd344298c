# SPDX-License-Identifier: Apache-2.0
"""What a worker does, and what comes to it: the tournament's file with the scenarios beside it."""

from __future__ import annotations

import dataclasses
import glob
import hashlib
import os
import pathlib
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from typing import Any

from .._errors import Fault, FileMissing, InputError, usage_error
from .._takes import PathLike, a_path, a_whole
from .._program import command
from .._tournament import Results, Spec, merge, spec_text
from ._shards import Shards

_UNPACKED: dict[str, str] = {}


@dataclasses.dataclass(frozen=True)
class Parcel:
    """A tournament that can travel: its file's text, and what stands beside it, by path."""

    spec: str
    files: tuple[tuple[str, bytes], ...]
    digest: str

    @classmethod
    def of(cls, spec: Spec) -> Parcel:
        """Packs the file and every scenario below its folder. Scenarios elsewhere (absolute paths, or above the folder) are
        looked for where the workers are."""
        if isinstance(spec, Mapping):
            text, folder = spec_text(spec), None
        else:
            path = pathlib.Path(a_path(spec, "spec"))
            if not path.exists():
                raise FileMissing([Fault(str(path), None, None, "there is no such file", "name a tournament's file")])
            if path.is_dir():
                raise InputError([Fault(str(path), None, None, "this is a folder", "name a tournament's file")])
            text, folder = path.read_text(encoding="utf-8"), path.resolve().parent
        files: dict[str, bytes] = {}
        for name in _named(text) if folder is not None else ():
            for found in sorted(glob.glob(str(folder / name))) if folder is not None else ():
                for file in _below(pathlib.Path(found)):
                    inside = os.path.relpath(file, folder)
                    if not inside.startswith(".."):
                        files[inside] = file.read_bytes()
        digest = hashlib.sha256(text.encode())
        for inside, data in sorted(files.items()):
            digest.update(inside.encode() + b"\0" + data)
        return cls(text, tuple(sorted(files.items())), digest.hexdigest())

    def unpacked(self) -> str:
        """The tournament's file on this machine; once for each process."""
        path = _UNPACKED.get(self.digest)
        if path is None or not os.path.isfile(path):
            folder = tempfile.mkdtemp(prefix="detente-tournament-")
            for inside, data in self.files:
                file = pathlib.Path(folder, inside)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            path = os.path.join(folder, "tournament.toml")
            pathlib.Path(path).write_text(self.spec, encoding="utf-8")
            _UNPACKED[self.digest] = path
        return path


def _named(text: str) -> list[str]:
    """The paths and patterns of a tournament's file."""
    try:
        import tomllib
    except ImportError:
        import re
        return re.findall(r'"([^"\n]+)"', text)
    scenarios = tomllib.loads(text).get("tournament", {}).get("scenarios", ())
    scenarios = [scenarios] if isinstance(scenarios, (str, dict)) else scenarios
    return [one if isinstance(one, str) else str(one["path"]) for one in scenarios
            if isinstance(one, str) or "path" in one]


def _below(path: pathlib.Path) -> list[pathlib.Path]:
    return sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]


def play(parcel: Parcel, part: int, parts: int, threads: int) -> bytes:
    """Plays one part; its results file."""
    with tempfile.TemporaryDirectory(prefix="detente-part-") as folder:
        out = os.path.join(folder, "part.db")
        command(["tournament", parcel.unpacked(), "--out", out, "--shard", f"{part}/{parts}", "--threads", str(threads)])
        with sqlite3.connect(out) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return pathlib.Path(out).read_bytes()


class Joiner:
    """Joins parts into the results file as they come."""

    def __init__(self, out: PathLike) -> None:
        self.out = os.fspath(out)
        self._folder = tempfile.TemporaryDirectory(prefix="detente-parts-")
        self._waiting: list[str] = []
        self.report: dict[str, Any] = {}

    def add(self, part: int, data: bytes) -> None:
        """Takes a part's results file."""
        path = os.path.join(self._folder.name, f"{part}.db")
        pathlib.Path(path).write_bytes(data)
        self._waiting.append(path)

    def join(self) -> None:
        """Joins what has come since."""
        if self._waiting:
            results = merge(self.out, self._waiting)
            self.report = results.report
            for path in self._waiting:
                os.unlink(path)
            self._waiting = []

    def finish(self) -> Results:
        """The joined file; raises where a match is missing."""
        self.join()
        self._folder.cleanup()
        results = Results(self.out, self.report)
        if self.report.get("missing"):
            raise RuntimeError(f"matches are missing from {self.out}: {self.report['missing'][:3]}")
        return results


def run(parcel: Parcel, out: PathLike, shards: Shards, *, free: Callable[[int], int],
        submit: Callable[[int], Any], wait: Callable[[list[Any]], list[Any]], take: Callable[[Any], bytes],
        cancel: Callable[[Any], None], clock: Callable[[], float],
        progress: Callable[[str, int, int], None] | None = None) -> Results:
    """The loop that Ray and Dask share. ``free``: how many attempts may go on beside so many; ``submit``: starts a part;
    ``wait``: those of the handles that have ended, after a moment; ``take``: what one gave, or its exception."""
    joiner = Joiner(out)
    handles: dict[Any, int] = {}
    try:
        while not shards.done:
            while free(len(handles)) > 0:
                attempt = shards.take(clock())
                if attempt is None:
                    break
                handles[submit(shards.part(attempt))] = attempt
            if not handles:
                raise RuntimeError("no worker takes a part; are there any?")
            for handle in wait(list(handles)):
                attempt = handles.pop(handle)
                try:
                    data = take(handle)
                except Exception as error:  # a worker that was killed, a part that failed
                    shards.failed(attempt, clock(), error)
                    continue
                if shards.finished(attempt, clock()):
                    joiner.add(shards.part(attempt), data)
            joiner.join()
            if progress is not None:
                progress("playing parts", shards.count - shards.left, shards.count)
    finally:
        for handle in handles:
            cancel(handle)
    return joiner.finish()


def checked(out: PathLike, shards: int | None, threads: int, retries: int) -> str:
    """Looks at what a call is given before a cluster is started for it; the path of the results."""
    count_of(shards, 1)
    a_whole(threads, "threads", 1, 4096)
    a_whole(retries, "retries", 0)
    return a_path(out, "out")


def count_of(shards: int | None, slots: int) -> int:
    """How many parts: so many as are asked for, else eight a slot, so that a lost one costs little."""
    if shards is None:
        return max(8, 8 * slots)
    if isinstance(shards, bool) or not isinstance(shards, int) or not 1 <= shards <= 1_000_000:
        raise usage_error(f"`shards` cannot be {shards!r}", "it is a whole number from 1 to 1000000")
    return shards
