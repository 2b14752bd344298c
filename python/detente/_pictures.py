# SPDX-License-Identifier: Apache-2.0
"""What notebooks show: inline SVG and a short text. No script, no style that reaches beyond the picture."""

from __future__ import annotations

from html import escape
from typing import Any

from ._tables import verdict_rows

GOOD, OPEN, BAD, INK, FAINT = "#2f7d4f", "#c9a227", "#b0413e", "#222", "#888"


def _svg(width: float, height: float, parts: list[str], title: str) -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
            f'viewBox="0 0 {width:g} {height:g}" role="img" font-family="sans-serif" font-size="12">'
            f"<title>{escape(title)}</title>{''.join(parts)}</svg>")


def _text(x: float, y: float, words: object, anchor: str = "start", color: str = INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}">{escape(str(words))}</text>'


def verdict_bars(rows: list[dict[str, Any]]) -> str:
    """A bar a party: packages it certainly takes, undetermined, certainly refuses."""
    parts, y = [], 20.0
    for row in rows:
        counts = [(GOOD, row.get("always") or 0), (OPEN, row.get("undetermined") or 0), (BAD, row.get("never") or 0)]
        total = sum(count for _, count in counts) or 1
        parts.append(_text(0, y + 11, f"{row['party']} ({row['account']})"))
        x = 190.0
        for color, count in counts:
            width = 300.0 * count / total
            if count:
                parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="15" fill="{color}"/>')
                if width > 24:
                    parts.append(_text(x + width / 2, y + 11.5, count, "middle", "#fff"))
            x += width
        y += 22
    legend = [(GOOD, "certainly takes"), (OPEN, "undetermined"), (BAD, "certainly refuses")]
    x = 190.0
    for color, words in legend:
        parts.append(f'<rect x="{x:.1f}" y="3" width="10" height="10" fill="{color}"/>' + _text(x + 14, 12, words))
        x += 115
    return _svg(540, y + 4, parts, "Verdicts by party")


def plane(points: list[tuple[float, float]], marks: list[tuple[str, float, float]], names: tuple[str, str]) -> str:
    """Two parties' utilities: the frontier, and the points with names."""
    if not points:
        return ""
    xs = [x for x, _ in points] + [x for _, x, _ in marks]
    ys = [y for _, y in points] + [y for _, _, y in marks]
    low_x, high_x, low_y, high_y = min(0.0, *xs), max(*xs, 1e-9), min(0.0, *ys), max(*ys, 1e-9)

    def at(x: float, y: float) -> tuple[float, float]:
        return (45 + 330 * (x - low_x) / (high_x - low_x or 1), 285 - 260 * (y - low_y) / (high_y - low_y or 1))

    parts = [f'<path d="M45 25V285H375" fill="none" stroke="{FAINT}"/>', _text(375, 303, names[0], "end"),
             _text(45, 16, names[1])]
    step = max(1, len(points) // 2000)
    drawn = [at(x, y) for x, y in points[::step]]
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{GOOD}"/>' for x, y in drawn]
    for name, x, y in marks:
        px, py = at(x, y)
        parts.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="4.5" fill="none" stroke="{BAD}" stroke-width="1.5"/>')
        parts.append(_text(px + 7, py - 5, name.replace("_", " ")))
    for value, (x, y), anchor in ((low_x, (45, 299), "middle"), (high_x, (375, 286), "start"),
                                  (high_y, (41, 30), "end")):
        parts.append(_text(x, y, f"{value:.3g}", anchor, FAINT))
    return _svg(430, 310, parts, "Pareto frontier")


def _frontier(document: dict[str, Any]) -> str:
    frontier = document.get("frontier") or []
    parties = document.get("parties") or []
    names = [one.get("name", "") if isinstance(one, dict) else str(one) for one in parties]
    if len(names) != 2:
        return ""
    points = [(one["utilities"][0], one["utilities"][1]) for one in (frontier if isinstance(frontier, list) else ())
              if isinstance(one, dict) and len(one.get("utilities") or ()) == 2]
    marks = []
    named = document.get("points") or {}
    for name, one in named.items() if isinstance(named, dict) else ():
        if isinstance(one, dict) and len(one.get("utilities") or ()) == 2:
            marks.append((name, one["utilities"][0], one["utilities"][1]))
    return plane(points, marks, (names[0], names[1]))


def _window(document: dict[str, Any]) -> str:
    def number(text: Any) -> float:
        top, _, bottom = str(text).partition("/")
        return float(top) / float(bottom or 1)

    window = document.get("window") or {}
    try:
        low = [number(one) for one in window["low"]]
        high = [number(one) for one in window["high"]]
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    parts = [f'<path d="M20 40H420" stroke="{FAINT}" stroke-width="2"/>', _text(20, 62, "0"), _text(420, 62, "1", "end")]
    for (a, b), color, words, y in ((low, OPEN, "least step that reassures", 20), (high, GOOD, "largest that enforces itself", 78)):
        a, b = max(0.0, min(1.0, a)), max(0.0, min(1.0, b))
        parts.append(f'<rect x="{20 + 400 * a:.1f}" y="34" width="{max(3.0, 400 * (b - a)):.1f}" height="12" fill="{color}"/>')
        parts.append(_text(20 + 400 * a, y, words, color=color))
    return _svg(440, 86, parts, "First step, as shares of the whole")


_DRAWN_STATES = 60


def states_picture(document: dict[str, Any]) -> str:
    """A line a notion of stability, a column a state: a dot where everybody would stay, red-rimmed where that is worse for
    somebody than where things stand; the state where they stand is framed."""
    states = [one for one in document.get("states") or () if isinstance(one, dict) and "id" in one]
    notions = document.get("equilibria") or {}
    if not states or len(states) > _DRAWN_STATES or not isinstance(notions, dict) or not notions:
        return ""
    names = [str(one.get("name") or one["id"]) for one in states]
    longest = max(len(name) for name in names)
    left, top, step = 60.0, 14.0 + (0 if longest <= 3 else min(longest, 24) * 6.0), 26.0
    parts = []
    for column, (state, name) in enumerate(zip(states, names)):
        x = left + step * (column + 0.5)
        short = name if len(name) <= 24 else name[:23] + "…"
        parts.append(_text(x, top - 4, short, "middle") if longest <= 3 else
                     f'<text transform="translate({x + 4:.1f} {top - 4:.1f}) rotate(-90)" fill="{INK}">{escape(short)}</text>')
        if state["id"] == document.get("status_quo"):
            parts.append(f'<rect x="{x - step / 2 + 1:.1f}" y="{top:.1f}" width="{step - 2:.1f}" '
                         f'height="{step * len(notions):.1f}" fill="none" stroke="{INK}"/>')
    worse = document.get("worse_than_status_quo") or {}
    for line, (notion, stable) in enumerate(notions.items()):
        y = top + step * (line + 0.5)
        parts.append(_text(0, y + 4, str(notion).upper()))
        bad = {one for ids in (worse.get(notion) or {}).values() for one in ids}
        for column, state in enumerate(states):
            x = left + step * (column + 0.5)
            if state["id"] in stable:
                rim = f' stroke="{BAD}" stroke-width="3"' if state["id"] in bad else ""
                parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{GOOD}"{rim}/>')
            else:
                parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{FAINT}"/>')
    height = top + step * len(notions) + 4
    told = "a dot: everybody would stay; with a red rim: worse for somebody than where things stand (framed)"
    parts.append(_text(0, height + 14, told, color=FAINT))
    return _svg(max(left + step * len(states) + 4, 560), height + 20, parts, "Where everybody would stay")


def picture_of(question: str, document: dict[str, Any]) -> str:
    """Picture and short text of an answer; empty where there are none."""
    if question == "standoff":
        return states_picture(document)
    if question == "steps":
        return _window(document)
    if question != "deals":
        return ""
    rows = verdict_rows(document)
    if not rows:
        return _frontier(document)
    body = verdict_bars(rows)
    for account, one in (document.get("accounts") or {}).items():
        zone = one.get("zone") or {}
        body += (f"<p>Under {escape(account)}: {escape(str(zone.get('certain', 0)))} packages are certain for all, "
                 f"{escape(str(zone.get('open', 0)))} open, {escape(str(zone.get('excluded', 0)))} excluded.</p>")
    return body


def answers_html(document: dict[str, Any]) -> str:
    """The answers of a briefing in one sentence an account."""
    lines = []
    for one in document.get("accounts") or ():
        answer = one.get("answer") if isinstance(one, dict) else None
        words = answer.get("text") if isinstance(answer, dict) else answer
        if words:
            lines.append(f"<li>{escape(str(one.get('title') or one.get('id') or ''))}: {escape(str(words))}</li>")
    return f"<ul>{''.join(lines)}</ul>" if lines else ""
