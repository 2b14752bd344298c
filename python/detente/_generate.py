# SPDX-License-Identifier: Apache-2.0
"""Writes _asks.py, the questions as typed methods, from the one table of options:

    python -m detente._generate > python/detente/_asks.py
"""

from __future__ import annotations

import textwrap

from . import _native
from ._options import keywords

# Questions that are methods of a case, and what each is called in a sentence.
METHODS = {
    "deals": "Which packages each party would certainly take or refuse, and what is open; of numbers, the landscape.",
    "propose": "What to propose, and what has to be true for it.",
    "plan": "Whom to ask what, and what next after yes and after no.",
    "standoff": "Where it leads when talks fail: who would stay where, and what tips it.",
    "steps": "Which first step is credible, how big, who moves first, and what must be verified.",
    "history": "On which days the verdicts, or what they rest on, changed, and who moved when.",
    "briefing": "All answers that the case supports, as one document.",
    "check": "What the case holds, and whether what it cites stands where it says.",
    "value": "What an outcome is worth, or which outcome is worth so much.",
    "reveal": "What the moves at the table revealed.",
}
# Questions that take no case, or several, are functions of the package.
ELSEWHERE = ("talk", "strategies", "ledger", "diff")


def method_name(question: str) -> str:
    """The method's name."""
    return question.replace("-", "_")


def type_of(option: _native.Option) -> str:
    """The annotation of a keyword."""
    if option.values == 0:
        return "bool"
    if option.kind in ("package", "outcome"):
        one = "Package"
    elif option.kind == "number":
        one = "Number"
    elif option.kind == "date":
        one = "Day"
    elif option.bounds is not None:
        one = "int"
    elif option.choices:
        one = "Literal[" + ", ".join(f'"{choice}"' for choice in option.choices) + "]"
    else:
        one = "str"
    if option.kind == "list":
        one = "str | Sequence[str | int | float]"
    elif option.values == 2:
        one = f"tuple[{one}, {one}]"
    elif option.repeats:
        one = f"{one} | Sequence[{one}]"
    return f"{one} | None"


def meaning_of(option: _native.Option) -> str:
    """The line of a keyword in the docstring."""
    words = option.meaning
    if option.bounds:
        words += f"; from {option.bounds[0]} to {option.bounds[1]}"
    if option.standard:
        words += f"; {option.standard} where it is not given"
    return words


def method(question: str) -> str:
    """The source of one method."""
    known = keywords(question)
    lines = [f"    def {method_name(question)}(", "        self,", "        *,"]
    for name, option in known.items():
        standard = "False" if option.values == 0 else "None"
        lines.append(f"        {name}: {type_of(option)} = {standard},")
    lines.append("        progress: Progress = None,")
    answer = "BriefingReport" if question == "briefing" else "Report"
    lines.append(f"    ) -> {answer}:")
    text = METHODS.get(question, f"The answer of `detente {question}`.")
    lines += textwrap.wrap(f'"""{text}', 110, initial_indent=" " * 8, subsequent_indent=" " * 8)
    lines.append("")
    for name, option in known.items():
        lines += textwrap.wrap(f"``{name}``: {meaning_of(option)}", 110, initial_indent=" " * 8,
                               subsequent_indent=" " * 12)
    lines += textwrap.wrap("``progress``: True for a tqdm bar, or a function of (part, done, of)", 110,
                           initial_indent=" " * 8, subsequent_indent=" " * 12)
    lines.append('        """')
    pairs = ", ".join(f'"{name}": {name}' for name in [*known, "progress"])
    lines += textwrap.wrap(f'return self._ask("{question}", {{{pairs}}})', 110, initial_indent=" " * 8,
                           subsequent_indent=" " * 12, break_long_words=False, break_on_hyphens=False)
    if answer == "BriefingReport":
        lines[-1] += "  # type: ignore[return-value]"
        at = next(k for k, line in enumerate(lines) if "return self._ask" in line)
        lines[at:] = [f'        answer = self._ask("{question}", {{', *textwrap.wrap(
            pairs, 110, initial_indent=" " * 12, subsequent_indent=" " * 12, break_long_words=False,
            break_on_hyphens=False), "        })", "        assert isinstance(answer, BriefingReport)",
            "        return answer"]
    return "\n".join(lines)


def source() -> str:
    """The whole file."""
    questions = [question for question in _native.questions() if question not in ELSEWHERE]
    return "\n".join([
        "# SPDX-License-Identifier: Apache-2.0",
        '"""The questions as methods. Written by `python -m detente._generate` from the table of options; do not edit."""',
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Callable, Mapping, Sequence",
        "from typing import Any, Literal, Union",
        "",
        "from ._options import Day, Number, Package",
        "from ._report import BriefingReport, Report",
        "",
        "Progress = Union[bool, Callable[[str, int, int], None], None]",
        "",
        "",
        "class Asks:",
        '    """The questions that can be asked of a case."""',
        "",
        "    def _ask(self, question: str, given: Mapping[str, Any]) -> Report:",
        "        raise NotImplementedError",
        "",
        "\n\n".join(method(question) for question in questions),
        "",
    ])


if __name__ == "__main__":
    print(source(), end="")
