# SPDX-License-Identifier: Apache-2.0
"""What a file says is shown, never obeyed: no control character and no bidirectional one reaches a terminal, whatever view
shows the text that holds it."""

import json
import re
import unicodedata

import pytest

from conftest import EXAMPLES

HOSTILE = r"\u001b[2J\u202Eevil\u2066\u0007\u009b31m"
FREE_TEXT = re.compile(r'^(\s*(?:title|asked|note|leader|because|author|publisher|role|shows|period|words)\s*=\s*")(?!"")', re.M)
VIEWS = [
    ["check"],
    ["deals", "--settle"],
    ["deals", "--package", "{}"],
    ["standoff", "--robustness"],
    ["steps"],
    ["history"],
    ["briefing", "--format", "terminal"],
    ["briefing", "--format", "markdown"],
]


def unsafe(text):
    return sorted({repr(c) for c in text if (unicodedata.category(c) == "Cc" and c != "\n")
                   or c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"})


@pytest.fixture(scope="session")
def spoiled(tmp_path_factory):
    """Each example with hostile characters at the beginning of every text that is free."""
    folder = tmp_path_factory.mktemp("hostile")
    files = {}
    for example in EXAMPLES:
        text, times = FREE_TEXT.subn(lambda found: found[1] + HOSTILE, example.read_text(encoding="utf-8"))
        assert times > 3, example
        path = folder / example.name
        path.write_text(text, encoding="utf-8")
        files[example.name] = path
    return files


@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
@pytest.mark.parametrize("name", [example.name for example in EXAMPLES])
def test_no_view_obeys_the_scenario(detente, spoiled, name, view):
    done = detente(view[0], spoiled[name], *view[1:])
    assert unsafe(done.out) == []
    assert unsafe(done.err) == []
    if done.status == 0 and view[0] not in ("steps", "history"):
        assert "evil" in done.out  # the text is there, made safe


def test_the_document_keeps_what_was_written(detente, spoiled):
    """JSON escapes control characters; programs get the text as it stands in the file."""
    document = detente("briefing", spoiled["hanoi-2019.toml"], "--format", "json")
    assert "\x1b" not in document.out
    assert "\u001b[2J\u202eevil" in json.dumps(document.document(), ensure_ascii=False).replace("\\u001b", "\x1b")


DOMAIN = """<negotiation_template><utility_space number_of_issues="1">
<objective index="0" etype="objective" type="objective" name="root">
<issue index="1" etype="discrete" type="discrete" vtype="discrete" name="Pr\u202eice">
<item index="1" value="l\u2066ow"/><item index="2" value="hi\u009bgh"/></issue></objective></utility_space></negotiation_template>"""
PROFILE = """<utility_space type="additive" number_of_issues="1"><objective index="0" etype="objective" type="objective" name="root">
<issue index="1" etype="discrete" type="discrete" vtype="discrete" name="Pr\u202eice">
<item index="1" value="l\u2066ow" evaluation="1"/><item index="2" value="hi\u009bgh" evaluation="2"/></issue>
<weight index="1" value="1.0"/></objective></utility_space>"""


@pytest.mark.parametrize("view", [["check"], ["deals"], ["value", "--party", "p\u202e1", "--rank", "1"], ["talk", "--party", "p\u202e1=boulware", "--party", "p\u202e2=conceder"],
                                  ["briefing", "--format", "terminal"], ["briefing", "--format", "markdown"]], ids=" ".join)
def test_numeric_files_with_hidden_characters_in_names_are_refused_safely(detente, tmp_path, view):
    files = []
    for name, text in (("domain\u202e.xml", DOMAIN), ("p\u202e1.xml", PROFILE), ("p\u202e2.xml", PROFILE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        files.append(tmp_path / name)
    done = detente(view[0], *files, *view[1:])
    assert done.status == 3 and "U+202E" in done.err  # told by its number, which can be read
    assert unsafe(done.out) == [] and unsafe(done.err) == []


LEVELS = """
[scenario]
id = "x"
title = "t"
[parties."a\u202eb"]
[parties.b]
[issues."i\u2067"]
levels = ["no\u202ene", "so\u001bme"]
prefers = { b = "more" }
[[statements]]
id = "S\u202e"
party = "b"
says = "{ i\u2067 = some } > no dael"
source = "nowhere\u001b"
"""


def test_no_error_obeys_the_file(detente, tmp_path):
    path = tmp_path / "bad\u202e.toml"
    for text in (LEVELS, LEVELS.replace("\u001b", "\\u001b"), "title\u202e = \"x\"\n", "[a\u0007]\nx = 1\n", "\u202e"):
        path.write_text(text, encoding="utf-8")
        for command in ("check", "deals", "standoff", "steps", "history", "briefing", "convert"):
            done = detente(command, path)
            assert done.status != 0
            assert unsafe(done.err) == [] and unsafe(done.out) == [], command
    for words in (["deals", path, "--package", "\u202e\u001b"], ["deals", "\u202e.toml"], ["ch\u001beck", path], ["deals", path, "--no\u202e"]):
        done = detente(*words)
        assert done.status != 0
        assert unsafe(done.err) == [] and unsafe(done.out) == []
