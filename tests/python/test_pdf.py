# SPDX-License-Identifier: Apache-2.0
"""`briefing --pdf` prints the page through a Chromium: which one, what it is given, and what is said when there is none."""

import os
import re
import shutil
import stat

import pytest
from conftest import ROOT

CASE = ROOT / "examples/elmira.toml"


def browser(folder, body):
    """A program that stands in for Chromium."""
    path = folder / "browser"
    path.write_text("#!/bin/sh\n" + body)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


# Writes the words it was given, and the page, into the PDF.
PRINTS = """for word in "$@"; do
  case "$word" in
    --print-to-pdf=*) pdf="${word#--print-to-pdf=}";;
    file://*) page="${word#file://}";;
  esac
done
{ echo "%PDF-fake"; cat "$page"; } > "$pdf"
"""


def test_the_page_is_printed_beside_the_other_views(detente, tmp_path):
    chromium = browser(tmp_path, PRINTS)
    done = detente("briefing", CASE, "--pdf", "--out", "out", cwd=tmp_path, env={"CHROMIUM": chromium})
    assert done.status == 0, done.err
    assert done.out.split() == ["out/briefing.html", "out/briefing.md", "out/briefing.json", "out/briefing.pdf"]
    printed = (tmp_path / "out/briefing.pdf").read_text()
    assert printed == "%PDF-fake\n" + (tmp_path / "out/briefing.html").read_text()


def test_alone_it_is_written_here(detente, tmp_path):
    chromium = browser(tmp_path, PRINTS)
    done = detente("briefing", CASE, "--pdf", "--annex", "none", cwd=tmp_path, env={"CHROMIUM": chromium})
    assert done.status == 0, done.err
    assert [one.name for one in tmp_path.iterdir() if one.name != "browser"] == ["briefing.pdf"]
    text = (tmp_path / "briefing.pdf").read_text()
    assert 'id="front"' in text and 'id="annex"' not in text


@pytest.mark.parametrize("named, words", [("", "no Chromium was found on this machine"), ("nowhere", "which is no program here")])
def test_without_a_browser_it_says_so(detente, tmp_path, named, words):
    env = {"CHROMIUM": str(tmp_path / named) if named else "", "PATH": str(tmp_path)}
    done = detente("briefing", CASE, "--pdf", cwd=tmp_path, env=env)
    assert done.status == 3
    assert words in done.err and "install chromium" in done.err and "--format html" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("body", ["exit 1\n", "exit 0\n"], ids=["fails", "prints nothing"])
def test_a_browser_that_fails_is_named(detente, tmp_path, body):
    chromium = browser(tmp_path, body)
    done = detente("briefing", CASE, "--pdf", "--json", cwd=tmp_path, env={"CHROMIUM": chromium})
    assert done.status == 3
    assert "did not print the page" in done.out
    assert not (tmp_path / "briefing.pdf").exists()


@pytest.mark.skipif(not any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")),
                    reason="no Chromium is here")
def test_the_first_two_pages_are_two_pages(detente, tmp_path):
    done = detente("briefing", ROOT / "examples/hanoi-2019.toml", "--pdf", "--annex", "none", cwd=tmp_path,
                   env={"PATH": os.environ["PATH"]})
    assert done.status == 0, done.err
    pdf = (tmp_path / "briefing.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page[^s]", pdf)) <= 2
