# SPDX-License-Identifier: Apache-2.0
"""Quotations of the examples stand on their pages, and no printed sentence has a likelihood and a standing side by side.

A likelihood is a word that somebody said ("most likely"); a standing is how well a line stands ("on record"). Readers take
the one for the other where both stand in one sentence, so they never do (Intelligence Community Directive 203, 2015).
"""

import json
import re

import pytest
from conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
LIKELIHOOD = re.compile(r"\b(likely|unlikely|probabl[ey]|probability|almost certain(?:ly)?|improbable)\b", re.IGNORECASE)
STANDING = re.compile(r"\b(on[ _]record|is reported|are reported|stands? (?:as )?(?:reported|inferred|assumed)"
                      r"|standing|reported at most|inferred at most|assumed at most)\b", re.IGNORECASE)


def sentences(text):
    """What stands between full stops, ends of lists and blank lines; lines are wrapped."""
    paragraphs = re.split(r"\n\s*\n|\n(?=\S)|\n(?=\s*[-*•|])|\n(?=\s+(?:note|warning):)", text)
    for paragraph in paragraphs:
        yield from re.split(r"(?<=[.!?;])\s+", " ".join(paragraph.split()))


def mixed(text):
    return [s for s in sentences(text) if LIKELIHOOD.search(s) and STANDING.search(s)]


def test_the_lint_can_fail():
    assert mixed("It is likely, and on record, that they met.")
    assert mixed("The sale stands reported and is\n  most likely.")
    assert not mixed("They will likely meet. That they met is on record.")
    assert not mixed("They will likely meet.\n\nIt stands on record.")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("command", [["check"], ["deals", "--settle"], ["briefing"], ["standoff"], ["steps"]],
                         ids=lambda words: words[0])
def test_no_likelihood_beside_a_standing(path, command, detente):
    done = detente(command[0], path, *command[1:])
    assert done.status in (0, 3)
    assert mixed(done.out) == []


def test_the_quotations_of_an_example_stand_on_its_pages(detente):
    done = detente("check", ROOT / "examples/labour-contract.toml", "--strict", "--json")
    assert done.status == 0, done.err
    (file,) = json.loads(done.out)["files"]
    assert file["quotations"] == {"hold": 5, "moved": 0, "fail": 0, "unchecked": 0}
    assert {page["status"] for page in file["pages"]} == {"same"}


def test_one_changed_letter_is_found(detente, tmp_path):
    for page in (ROOT / "examples/pages").iterdir():
        (tmp_path / "pages").mkdir(exist_ok=True)
        (tmp_path / "pages" / page.name).write_bytes(page.read_bytes())
    text = (ROOT / "examples/labour-contract.toml").read_text()
    (tmp_path / "same.toml").write_text(text)
    assert detente("check", "same.toml", "--strict", cwd=tmp_path).status == 0
    (tmp_path / "quote.toml").write_text(text.replace("Five percent is more", "Five percent is less"))
    done = detente("check", "quote.toml", cwd=tmp_path)
    assert done.status == 3 and "the source says “is more than”, you wrote “is less than”" in done.err
    letter = tmp_path / "pages/letter-to-the-staff.txt"
    letter.write_text(letter.read_text().replace("Dear colleagues", "Dear friends"))
    done = detente("check", "same.toml", cwd=tmp_path)
    assert done.status == 3 and "has changed: its SHA-256 is" in done.err and "all its 2 quotations" in done.err
    letter.unlink()
    done = detente("check", "same.toml", cwd=tmp_path)
    assert done.status == 0 and "2 unchecked" in done.out
    assert detente("check", "same.toml", "--strict", cwd=tmp_path).status == 3


def test_stubs_check_once_they_are_filled_in(detente, tmp_path):
    head = '[parties.a]\n[issues.x]\nlevels = ["no", "yes"]\n'
    for page in sorted((ROOT / "examples/pages").iterdir()):
        stubs = detente("ledger", page, "--toml").out
        (tmp_path / "raw.toml").write_text(head + stubs)
        raw = detente("check", tmp_path / "raw.toml")
        assert raw.status == 3 and "unknown party ``" in raw.err
        filled = stubs.replace('party = ""', 'party = "a"').replace('says = ""', 'says = "no deal > { x = 1 }"')
        (tmp_path / "filled.toml").write_text(head + filled)
        done = detente("check", tmp_path / "filled.toml", "--strict", "--json")
        assert done.status == 0, done.err
        (file,) = json.loads(done.out)["files"]
        assert file["quotations"]["hold"] == len(file["citations"]) > 0
        assert file["quotations"]["moved"] == 0 and file["parties"] == ["a"]
