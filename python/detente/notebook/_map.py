# SPDX-License-Identifier: Apache-2.0
"""The map as a widget: traits that the script in the notebook draws."""

from __future__ import annotations

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


class Map(anywidget.AnyWidget):  # type: ignore[misc]
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
        self._esm = _script()
        self._case = case
        self._options = options
        report = self._asked(list(assume), list(drop))
        known = [one["id"] for one in report.to_dict().get("accounts", ())]
        if not known:
            raise ValueError("a map is drawn of what parties have said; this case has numbers or a conflict alone")
        if account and account not in known:
            raise ValueError(f"there is no account {account!r}; there are {', '.join(known)}")
        super().__init__(account=account or known[0], assume=list(assume), drop=list(drop), **self._drawn(report))

    def _asked(self, assume: list[str], drop: list[str]) -> BriefingReport:
        report = self._case.what_if(assume=assume, drop=drop).briefing(**self._options)
        assert isinstance(report, BriefingReport)
        return report

    @staticmethod
    def _drawn(report: BriefingReport) -> dict[str, str]:
        found = _PICTURE.search(report.to_html())
        return {"briefing": report.to_json(), "picture": found.group(1) if found else ""}

    @traitlets.validate("account")  # type: ignore[untyped-decorator]
    def _known(self, proposal: Any) -> str:
        import json
        known = [one["id"] for one in json.loads(self.briefing).get("accounts", ())]
        if known and proposal["value"] not in known:
            raise traitlets.TraitError(f"there is no account {proposal['value']!r}; there are {', '.join(known)}")
        return str(proposal["value"])

    @traitlets.validate("assume", "drop")  # type: ignore[untyped-decorator]
    def _changed(self, proposal: Any) -> list[str]:
        """The engine answers before the change is taken over."""
        value = list(proposal["value"])
        changes = {"assume": list(self.assume), "drop": list(self.drop), proposal["trait"].name: value}
        if self.briefing == "{}" or value == getattr(self, proposal["trait"].name):
            return value
        try:
            report = self._asked(**changes)
        except Error as error:
            self.fault = str(error)
            raise
        drawn = self._drawn(report)
        self.fault, self.picture, self.briefing = "", drawn["picture"], drawn["briefing"]
        return value
