# SPDX-License-Identifier: Apache-2.0
"""Questions in a process of their own, run as `python -m detente._worker`: what takes too long or too much is ended there,
and whoever asked goes on.

A line of JSON asks: {"paths": [...], "question": "...", "options": {...}}. A line answers: {"ok": true, "text": "..."}, of a
briefing also "markdown" and "html", or {"ok": false, "text": the document of errors}.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from typing import IO, Any

#: A process may take so much address space (bytes); where it wants more it ends.
MOST_MEMORY = 16 << 30


class TooLong(Exception):
    """The time was over before there was an answer."""


class Gone(Exception):
    """The process ended without an answer, most likely for want of memory."""


class Worker:
    """A process that answers one question after the other."""

    def __init__(self) -> None:
        self._child = subprocess.Popen([sys.executable, "-m", "detente._worker"], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        assert self._child.stdin is not None and self._child.stdout is not None
        self._to: IO[bytes] = self._child.stdin
        threading.Thread(target=self._read, args=(self._child.stdout,), daemon=True).start()

    def _read(self, answers: IO[bytes]) -> None:
        for line in answers:
            self._answers.put(line)
        self._answers.put(b"")

    def ask(self, asked: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The answer. Raises :class:`TooLong` or :class:`Gone`; the process is ended then."""
        try:
            self._to.write(json.dumps(asked).encode() + b"\n")
            self._to.flush()
            line = self._answers.get(timeout=seconds)
            if not line:
                raise Gone
            answer: dict[str, Any] = json.loads(line)
            return answer
        except queue.Empty:
            self.end()
            raise TooLong from None
        except (OSError, ValueError, Gone):
            self.end()
            raise Gone from None
        except BaseException:
            self.end()
            raise

    def end(self) -> None:
        """Ends the process, whatever it is at."""
        self._child.kill()
        self._child.wait()


class Workers:
    """Processes that are kept for the next question; one more is started where all are at work."""

    def __init__(self, kept: int = 2) -> None:
        self._idle: list[Worker] = []
        self._kept = kept
        self._lock = threading.Lock()

    def ask(self, asked: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The answer of any of them."""
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        worker = worker or Worker()
        answer = worker.ask(asked, seconds)
        with self._lock:
            if len(self._idle) < self._kept:
                self._idle.append(worker)
                return answer
        worker.end()
        return answer

    def __del__(self) -> None:
        for worker in self._idle:
            worker.end()


def answered(asked: dict[str, Any]) -> dict[str, Any]:
    """What the engine says. Programs at the table are refused: only the command starts them."""
    from detente import _native
    ok, things = _native.open_paths(asked["paths"])
    if not ok:
        return {"ok": False, "text": things}
    question, options = asked["question"], asked["options"]
    if question == "briefing":
        ok, made = _native.brief(options, things, None)
        return {"ok": ok, "text": made.to_json(), "markdown": made.to_markdown(), "html": made.to_html()} if ok else \
            {"ok": ok, "text": made}
    ok, text = _native.ask(question, options, things, None)
    return {"ok": ok, "text": text}


def _limit() -> None:
    import resource
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


def main() -> None:
    """Answers until nobody asks any more; who asked may be gone while an answer is looked for."""
    _limit()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing else is to be written there
    asks: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            asks.put(line)
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        answers.write(json.dumps(answered(json.loads(asks.get()))).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
