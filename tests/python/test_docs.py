# SPDX-License-Identifier: Apache-2.0
"""What the documentation shows is what the program does: its links lead somewhere, its commands run, its outputs match.

In a fenced block of the kind `console`, a line "$ command" is run in a shell, in a folder of its own that has the examples
in it, and the lines up to the next "$" are its output; a line "…" stands for any number of lines. A block of any kind
after "<!-- file: NAME -->" is saved under that name first, and "<!-- append: NAME -->" is added to the file's end.
A status other than 0 is written on the command's line: "$ command   # exits with 3".
"""

import os
import re
import subprocess

import pytest
from conftest import PROGRAM, ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("web/*.md")])
BLOCK = re.compile(r"(?:<!-- (file|append): (\S+) -->\n+)?^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def name(path):
    return str(path.relative_to(ROOT))


def without_blocks(text):
    return re.sub(r"`[^`\n]*`", "", BLOCK.sub("", text))


def anchor(heading):
    """As the usual Markdown hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def steps(text):
    """Everything to do in a page, in order: ("file" | "append", name, text) and ("run", command, status, output)."""
    for kind, file, language, body in BLOCK.findall(text):
        if kind:
            yield kind, file, body
        elif language == "console":
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                status = re.search(r"\s+# exits with (\d+)$", command)
                yield "run", command[:status.start()] if status else command, int(status.group(1)) if status else 0, output


def matches(shown, printed):
    """Is what was printed what is shown, with "…" for any number of lines?"""
    pattern = "".join("(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + r"[ \t]*\n"
                      for line in shown.rstrip("\n").split("\n"))
    return re.fullmatch(pattern, printed.rstrip("\n") + "\n") is not None


def shell(command, folder):
    environment = {**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", "NO_COLOR": "1", "COLUMNS": "100",
                   "LC_ALL": "C.UTF-8"}
    return subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)


def test_there_are_pages():
    assert {"README.md", "docs/tutorial.md", "docs/method.md"} <= {name(page) for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_its_links_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    lost = []
    for target in LINK.findall(without_blocks(text)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        found = page if not path else (page.parent / path)
        if not found.exists():
            lost.append(target)
        elif fragment and found.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", found.read_text(encoding="utf-8"), flags=re.MULTILINE)
            if fragment not in map(anchor, headings):
                lost.append(target)
    assert lost == []


SHOWING = [page for page in PAGES if any(step[0] == "run" for step in steps(page.read_text(encoding="utf-8")))]


def test_readme_and_tutorial_show_real_output():
    assert {"README.md", "docs/tutorial.md"} <= {name(page) for page in SHOWING}


@pytest.mark.parametrize("page", SHOWING, ids=name)
def test_its_commands_run_and_print_what_it_shows(page, tmp_path):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for step in steps(page.read_text(encoding="utf-8")):
        if step[0] == "run":
            _, command, status, shown = step
            done = shell(command, tmp_path)
            assert done.returncode == status, f"$ {command}\n{done.stdout}"
            if shown.strip():
                assert matches(shown, done.stdout), f"$ {command}\nshown:\n{shown}\nprinted:\n{done.stdout}"
        else:
            kind, file, body = step
            with open(tmp_path / file, "w" if kind == "file" else "a", encoding="utf-8") as out:
                out.write(body)


# --- the checks themselves can fail ---------------------------------------------------------------------------------


def test_a_wrong_output_is_noticed():
    assert matches("one\n…\nthree\n", "one\ntwo\ntwo and a half\nthree\n")
    assert not matches("one\n…\nthree\n", "one\ntwo\n")
    assert not matches("one\n", "one\ntwo\n")
    assert not matches("1 certain\n", "2 certain\n")


def test_steps_are_read_in_order():
    page = "<!-- file: a.toml -->\n```toml\nx = 1\n```\ntext\n```console\n$ cat a.toml\nx = 1\n$ false   # exits with 1\n```\n"
    assert list(steps(page)) == [("file", "a.toml", "x = 1\n"), ("run", "cat a.toml", 0, "x = 1\n"), ("run", "false", 1, "")]
