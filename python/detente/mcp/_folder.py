# SPDX-License-Identifier: Apache-2.0
"""The one folder that a server may read and write, and nothing outside it."""

from __future__ import annotations

import os
import pathlib
import re
import sys
import tempfile
from typing import Any

import detente

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

#: No file that is read or written is larger.
MOST_BYTES = 8 << 20
#: No more files are listed.
MOST_FILES = 2000

_NAME = re.compile(r"[^\x00-\x1f\x7f\\\ud800-\udfff]+")


class Refused(Exception):
    """What was asked is refused: a sentence with what would be right."""


def _bytes(text: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        raise Refused("the text holds half a character; give text in Unicode") from None


def _there(path: pathlib.Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that no file can have
        return False


def _resolved(path: pathlib.Path) -> pathlib.Path:
    """Where links lead. Python 3.13 leaves a circle of links as it is; earlier ones raise an error themselves."""
    found = path.resolve()
    if any(os.path.islink(one) for one in (found, *found.parents)):
        raise OSError("links lead in a circle")
    return found


class Folder:
    """A folder that is shown to a model. Names are relative to it; what leads out of it is refused, through ``..``, an
    absolute path or a link, and so are scenarios whose sources name pages outside."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = pathlib.Path(path).resolve()
        if not self.path.is_dir():
            raise Refused(f"{path} is no folder; name one that exists")

    def place(self, name: str) -> pathlib.Path:
        """Where a name lies; it need not exist."""
        if not isinstance(name, str) or not name.strip() or not _NAME.fullmatch(name):
            raise Refused("a file is named by a relative path without control characters, backslashes or halves of "
                          "characters")
        if len(name.encode()) > 500:
            raise Refused("that name is too long; a name has at most 500 bytes")
        if os.path.isabs(name) or ".." in pathlib.PurePosixPath(name).parts or name.startswith("~"):
            raise Refused(f"`{name}` leads out of the folder; name a file inside it (the tool `files` lists them)")
        try:
            found = _resolved(self.path / name)
        except (OSError, RuntimeError):  # links that lead in a circle
            raise Refused(f"`{name}` leads nowhere; name a file inside the folder (the tool `files` lists them)") from None
        if found != self.path and self.path not in found.parents:
            raise Refused(f"`{name}` leads out of the folder through a link; name a file inside it")
        return found

    def existing(self, name: str) -> pathlib.Path:
        """A file or folder that is there."""
        found = self.place(name)
        if not _there(found):
            raise Refused(f"there is no `{name}` in the folder; the tool `files` lists what there is")
        if found.is_file():
            if found.stat().st_size > MOST_BYTES:
                raise Refused(f"`{name}` is larger than {MOST_BYTES >> 20} MiB; give a smaller file")
        elif not found.is_dir():
            raise Refused(f"`{name}` is neither a file nor a folder")
        return found

    def read(self, name: str) -> str:
        """A file's text."""
        found = self.existing(name)
        if not found.is_file():
            raise Refused(f"`{name}` is a folder; name a file")
        try:
            return found.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise Refused(f"`{name}` is not text in UTF-8") from None

    def write(self, name: str, text: str, replace: bool) -> pathlib.Path:
        """Writes a whole file or nothing of it."""
        found = self.place(name)
        if _bytes(text) > MOST_BYTES:
            raise Refused(f"that is more than {MOST_BYTES >> 20} MiB; write less")
        if _there(found) and not replace:
            raise Refused(f"`{name}` is there already; say replace = true, or give another name")
        if found.is_dir():
            raise Refused(f"`{name}` is a folder; name a file")
        if not found.parent.is_dir():
            raise Refused(f"there is no folder for `{name}`; write into one that exists")
        handle, temporary = tempfile.mkstemp(dir=found.parent, prefix=".detente-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(temporary, 0o644)
            os.replace(temporary, found)
        except OSError as error:
            pathlib.Path(temporary).unlink(missing_ok=True)
            raise Refused(f"`{name}` could not be written: {error.strerror}") from None
        return found

    def files(self) -> list[dict[str, Any]]:
        """What there is: names and sizes, hidden files left out."""
        found: list[dict[str, Any]] = []
        for where, folders, names in os.walk(self.path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = pathlib.Path(where) / name
                if name.startswith(".") or not _there(path) or not path.is_file() or not self._holds(path):
                    continue
                found.append({"name": path.relative_to(self.path).as_posix(), "bytes": path.stat().st_size})
                if len(found) == MOST_FILES:
                    return found
        return found

    def _holds(self, path: pathlib.Path) -> bool:
        """Whether it lies inside, wherever links lead."""
        try:
            found = _resolved(path)
        except (OSError, RuntimeError):
            return False
        return found == self.path or self.path in found.parents

    def paths(self, names: list[str]) -> list[str]:
        """Where files lie that a question is asked of, after a look at the pages that a scenario names."""
        paths = [self.existing(name) for name in names]
        inside = [path for path in paths if path.is_file()]
        for path in paths:
            if path.is_dir():
                for one in path.rglob("*"):
                    if not self._holds(one):
                        raise Refused(f"`{one.relative_to(self.path)}` leads out of the folder through a link")
                    if one.is_file():  # the engine opens a scenario by its content, whatever its name
                        inside.append(one)
                    elif not one.is_file() and not one.is_dir():
                        raise Refused(f"`{one.relative_to(self.path)}` is neither a file nor a folder; take it out")
        for path in inside:
            if path.stat().st_size <= MOST_BYTES:  # the engine takes no larger scenario either
                self.confine(path.read_bytes().decode("utf-8", "replace"), path.parent)
        return [os.fspath(path) for path in paths]

    def shown(self, text: str) -> str:
        """A text with names as the folder has them: where it lies on this machine is nobody's business."""
        place = os.fspath(self.path)
        return text.replace(place + "/", "").replace(place, "the folder")

    def reads(self, text: str, name: str = "draft.toml") -> detente.Case:
        """What a text holds, as if it were a file of the folder with that name."""
        if _bytes(text) > MOST_BYTES:
            raise Refused(f"that is more than {MOST_BYTES >> 20} MiB; give less")
        place = self.place(name)
        self.confine(text, place.parent)
        return detente.reads(text, os.fspath(place))

    def confine(self, text: str, beside: pathlib.Path) -> None:
        """Refuses a scenario one of whose sources names a page outside the folder."""
        # Markup and JSON are no scenario. A key may be written with escapes: "fil\u0065".
        if text.lstrip("\ufeff \t\r\n")[:1] in ("<", "{") or not ("file" in text or "\\" in text):
            return
        try:
            document = tomllib.loads(text.removeprefix("\ufeff"))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            # What is no TOML to everybody cannot be looked through: only what names no file is passed on, for the
            # engine's own sentence about it.
            if re.search(r"file[\"'\s]*=|\\[uUx]", text) and "=" in text:
                raise Refused(f"this is not valid TOML ({error}); mend that first") from None
            return
        sources = document.get("sources")
        entries = list(sources.values()) if isinstance(sources, dict) else []
        for entry in entries:
            named = entry.get("file") if isinstance(entry, dict) else None
            if not isinstance(named, str):
                continue
            if os.path.isabs(named) or "\0" in named or not self._holds(beside / named) or \
                    (beside / named).resolve() == self.path:
                raise Refused(f"a source names the page `{named}`, which lies outside the folder; put the page into it")
