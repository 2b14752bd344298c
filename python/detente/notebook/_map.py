# SPDX-License-Identifier: Apache-2.0
"""The map as a widget: traits that the script in the notebook draws."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Iterable
from typing import Any

from .._case import Case
from .._errors import Error
from .._report import BriefingReport

try:
    import anywidget
    import traitlets
except ImportError as error:
    raise ImportError("anywidget is not installed; install it with: pip install 'detente[notebook]'") from error

_SCRIPT = pathlib.Path(__file__).with_name("notebook.js")
_PICTURE = re.compile(r'<figure class="map">(.*?)</figure>', re.DOTALL)


def _script() -> str:
    if not _SCRIPT.is_file():
        raise RuntimeError("the map's script is not in this package, which was built without it; build it with: "
                           "npm ci --prefix web --ignore-scripts && npm run build --prefix web && pip install .")
    return _SCRIPT.read_text(encoding="utf-8")


def _accounts(briefing: str) -> list[str]:
    return [one["id"] for one in json.loads(briefing).get("accounts", ())]


class Map(anywidget.AnyWidget):
    """The map of a case's exchanges, and its packages.

    ``account``: which account is shown (all of the case's, or those of ``accounts``, can be chosen). ``assume`` and ``drop``
    are lists, as :meth:`detente.Case.what_if` takes them; to set one asks the engine anew. What it refuses raises the
    engine's error and changes nothing. ``options``: further options of :meth:`detente.Case.briefing`.
    """

    briefing = traitlets.Unicode("{}").tag(sync=True)
    picture = traitlets.Unicode("").tag(sync=True)
    account = traitlets.Unicode("").tag(sync=True)
    fault = traitlets.Unicode("").tag(sync=True)
    assume = traitlets.List(traitlets.Unicode()).tag(sync=True)
    drop = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, case: Case, account: str = "", *, assume: Iterable[str] = (), drop: Iterable[str] = (),
                 **options: Any) -> None:
        if not isinstance(case, Case):
            raise TypeError(f"a map is drawn of a case, not of {type(case).__name__}")
        if case.kind != "scenario":
            raise ValueError(f"a map is drawn of what parties have said; this case is of another kind: {case.kind}")
        self._esm = _script()
        self._case = case
        self._options = options
        self._answered = (list(assume), list(drop))
        report = self._asked(*self._answered)
        known = _accounts(report.to_json())
        if account and account not in known:
            raise ValueError(f"there is no account {account!r}; there are {', '.join(known)}")
        super().__init__(account=account or known[0] if known else "", assume=list(assume), drop=list(drop), **self._drawn(report))

    def _asked(self, assume: list[str], drop: list[str]) -> BriefingReport:
        report = self._case.what_if(assume=assume, drop=drop).briefing(**self._options)
        assert isinstance(report, BriefingReport)
        return report

    @staticmethod
    def _drawn(report: BriefingReport) -> dict[str, str]:
        found = _PICTURE.search(report.to_html())
        return {"briefing": report.to_json(), "picture": found.group(1) if found else ""}

    @traitlets.validate("account")
    def _known(self, proposal: Any) -> str:
        known = _accounts(self.briefing)
        if known and proposal["value"] not in known:
            raise traitlets.TraitError(f"there is no account {proposal['value']!r}; there are {', '.join(known)}")
        return str(proposal["value"])

    @traitlets.observe("assume", "drop")
    def _changed(self, _: Any) -> None:
        """Asks anew; what is refused is taken back, on both sides."""
        wanted = (list(self.assume), list(self.drop))
        if wanted == self._answered:
            return
        try:
            drawn = self._drawn(self._asked(*wanted))
        except Error as error:
            self.fault = str(error)
            self.assume, self.drop = self._answered
            raise
        self._answered = wanted
        self.fault, self.picture, self.briefing = "", drawn["picture"], drawn["briefing"]
