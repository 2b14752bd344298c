# SPDX-License-Identifier: Apache-2.0
"""Cases: what a file holds, and the questions that can be asked of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Union

from . import _native
from ._asks import Asks
from ._errors import fail, usage_error
from ._options import keywords, options_text
from ._report import BriefingReport, Report
from ._takes import PathLike, a_path, a_text, kind_of, texts

#: True: a tqdm bar; or a function that is called with (part, done, of), `of` 0 where it is not known.
Progress = Union[bool, Callable[[str, int, int], None], None]


def progress_call(progress: Progress) -> Callable[[str, int, int], None] | None:
    """What the engine calls to tell how far it is."""
    if progress is None or progress is False:
        return None
    if callable(progress):
        return progress
    if progress is not True:
        raise TypeError(f"progress is True, or a function of (part, done, of), not {kind_of(progress)}")
    try:
        from tqdm.auto import tqdm
    except ImportError as error:
        raise ImportError("tqdm is not installed; install it with: pip install 'detente[progress]'") from error
    bars: dict[str, Any] = {}

    def tell(part: str, done: int, of: int) -> None:
        bar = bars.get(part)
        if bar is None:
            for other in bars.values():
                other.close()
            bar = bars[part] = tqdm(total=of or None, desc=part, leave=False)
        bar.total = of or None
        bar.update(done - bar.n)

    return tell


class Case(Asks):
    """A scenario, a conflict or numbers, opened and immutable: any number of threads may ask of one at once.

    Each question is a method; its keywords are the command's options (``help(case.deals)``), its answer a
    :class:`~detente.Report`. Every method also takes ``progress``: True shows a tqdm bar where tqdm is installed.
    """

    def __init__(self, things: _native.Things, what_if: Mapping[str, tuple[str, ...]] | None = None) -> None:
        if not isinstance(things, _native.Things):
            raise TypeError(f"a case is made by detente.open() or detente.reads(), not of {kind_of(things)}")
        self._things = things
        self._what_if: dict[str, tuple[str, ...]] = dict(what_if or {})
        #: What it was opened with: how, and with what.
        self._opened_with: tuple[Callable[..., Case], tuple[Any, ...]] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """A case travels as the paths or the text that it was opened with, and is opened again where it arrives."""
        if self._opened_with is None:
            raise TypeError("this case is of one process: what it was made of is not kept; open it where it is needed")
        return opened_again, (*self._opened_with, self._what_if)

    @property
    def kind(self) -> str:
        """What it is: ``scenario``, ``conflict``, ``numbers`` or ``page``."""
        return self._things.kind

    @property
    def file(self) -> str:
        """The file as it was named."""
        return self._things.file

    def _options(self, question: str, given: Mapping[str, Any]) -> dict[str, list[str]]:
        options = options_text(question, given)
        known = keywords(question)
        for name, values in self._what_if.items():
            if name not in known:
                raise usage_error(f"{question} cannot be asked under `{name}`",
                                  "ask the case without what-ifs")
            option = known[name].name
            options[option] = [*values, *options.get(option, [])]
        return options

    def _ask(self, question: str, given: Mapping[str, Any]) -> Report:
        given = dict(given)
        progress = progress_call(given.pop("progress", None))
        options = self._options(question, given)
        if question == "briefing":
            ok, made = _native.brief(options, self._things, progress)
            if not ok:
                fail(made)
            return BriefingReport(made, (self, options))
        ok, text = _native.ask(question, options, self._things, progress)
        if not ok:
            fail(text)
        return Report(text, question)

    def advice(self, **options: Any) -> Report:
        """What could be agreed, what it hangs on, and whom to ask what: :meth:`deals` with ``settle=True``."""
        return self._ask("deals", {"settle": True, **options})

    def shares(self, **options: Any) -> Report:
        """How much of what is consistent goes either way: :meth:`deals` with ``shares=True``. Shares of value models
        under a named law, never probabilities."""
        return self._ask("deals", {"shares": True, **options})

    def what_if(self, assume: str | Iterable[str] = (), drop: str | Iterable[str] = ()) -> Case:
        """A new case in which these statements are assumed and those dropped; this one stays as it is.

        ``assume``: statements as the scenario's language writes them, with the party before them; ``drop``: ids. Each
        question of the new case is asked under them.
        """
        changed = dict(self._what_if)
        for name, given in (("assume", assume), ("drop", drop)):
            values = texts(given, name)
            if values:
                changed[name] = (*changed.get(name, ()), *values)
        return type(self)._again(self, changed)

    @classmethod
    def _again(cls, case: Case, what_if: Mapping[str, tuple[str, ...]]) -> Case:
        other = cls.__new__(cls)
        other.__dict__.update(case.__dict__)
        other._what_if = dict(what_if)
        return other

    def _repr_html_(self) -> str:
        return self._ask("briefing" if self.kind in ("scenario", "conflict") else "deals", {})._repr_html_()

    def __repr__(self) -> str:
        changes = "".join(f", {name} {len(values)}" for name, values in self._what_if.items())
        return f"<detente.{type(self).__name__}: {self.kind} {self.file}{changes}>"


def opened_again(opener: Callable[..., Case], given: tuple[Any, ...], what_if: Mapping[str, tuple[str, ...]]) -> Case:
    """A case that arrives from another process."""
    case = opener(*given)
    return case.what_if(**what_if) if what_if else case


def _a_case(value: object) -> Case:
    if not isinstance(value, Case):
        raise TypeError(f"a case is what detente.open() gives, not {kind_of(value)}")
    return value


def check(*cases: Case, strict: bool = False) -> Report:
    """What several cases hold, and what is wrong with them, as one answer."""
    if not cases:
        raise usage_error("nothing is given to check", "give one case or several")
    for one in cases:
        _a_case(one)
    ok, text = _native.ask("check", {"--strict": [""]} if strict else {},
                           _native.together([case._things for case in cases]), None)
    if not ok:
        fail(text)
    return Report(text, "check")


def diff(first: PathLike | Case, second: PathLike | Case, **options: Any) -> Report:
    """What differs between two scenarios, and which verdicts with it: the answer of ``detente diff``. Each is a case that
    was read from a file, or a path, ``"FILE@account"`` or ``"FILE@2019-02-28"``."""
    from ._program import command
    files = [one.file if isinstance(one, Case) else a_path(one, name) for one, name in ((first, "first"), (second, "second"))]
    words = ["diff", *files]
    for name, values in options_text("diff", options).items():
        words += [word for value in values for word in ((name, value) if value else (name,))]
    return Report(json.dumps(command(words)), "diff")


def ledger(*paths: PathLike, outlets: str | Iterable[str] = ()) -> Report:
    """Saved pages, read into sentences with hedges and speakers."""
    if not paths:
        raise usage_error("no page is given", "give the path of a saved page, or several")
    things = []
    for path in paths:
        ok, thing = _native.open_paths([a_path(path)])
        if not ok:
            fail(thing)
        things.append(thing)
    ok, text = _native.ask("ledger", options_text("ledger", {"outlets": outlets}), _native.together(things), None)
    if not ok:
        fail(text)
    return Report(text, "ledger")


def strategies(name: str | None = None) -> Report:
    """Every strategy, opponent model, rule of acceptance and choice; or one by name."""
    ok, text = _native.ask("strategies", {} if name is None else {"NAME": [a_text(name, "name")]}, None, None)
    if not ok:
        fail(text, usage=True)
    return Report(text, "strategies")
