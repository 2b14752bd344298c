# SPDX-License-Identifier: Apache-2.0
"""Spreadsheets, documents and slides, opened again with the libraries of their formats."""

import datetime
import subprocess
import sys
from decimal import Decimal

import pytest

pytest.importorskip("openpyxl", reason="the extra detente[office] is not installed")
pytest.importorskip("docx", reason="the extra detente[office] is not installed")
pytest.importorskip("pptx", reason="the extra detente[office] is not installed")
tomllib = pytest.importorskip("tomllib")

import docx  # noqa: E402
import openpyxl  # noqa: E402
import pptx  # noqa: E402
from conftest import ROOT  # noqa: E402
from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

import detente  # noqa: E402
from detente.office import read_workbook, save_slides, save_word, save_workbook, template  # noqa: E402
from detente.office._cells import cell_of, value_of  # noqa: E402

EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_scenario_goes_out_and_comes_back(path, tmp_path):
    save_workbook(path, tmp_path / "x.xlsx")
    back = read_workbook(tmp_path / "x.xlsx")
    assert tomllib.loads(back.text, parse_float=Decimal) == tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


VALUES = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs",)), max_size=30), st.integers(-2**62, 2**62), st.booleans(),
    st.dates(datetime.date(1900, 3, 1)), st.decimals(-10**9, 10**9, allow_nan=False, places=6),
    st.lists(st.text("abc,\"]{=", max_size=6), max_size=4), st.dictionaries(st.text("abc é", max_size=4), st.integers(0, 9), max_size=3))


@settings(max_examples=400, deadline=None)
@given(VALUES)
def test_every_value_comes_back_from_its_cell(value):
    if isinstance(value, str):
        value = "".join(c for c in value if c in "\n\t" or ord(c) >= 32)
    back = value_of(cell_of(value))
    if isinstance(value, Decimal):  # to the last digit that is written
        back = Decimal(repr(back)) if isinstance(back, float) else Decimal(back)
    assert back == value and (isinstance(back, bool) == isinstance(value, bool))


def test_a_formula_is_text(tmp_path):
    sale = detente.Scenario("sale", parties={"a": {"name": "=1+1"}, "b": {}}, issues={"i": {"levels": ["n", "m"]}})
    save_workbook(sale, tmp_path / "x.xlsx")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "x.xlsx")["Parties"].iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert read_workbook(tmp_path / "x.xlsx").deals().to_dict() == sale.deals().to_dict()


def test_the_template_is_a_sound_scenario(tmp_path):
    template(tmp_path / "t.xlsx")
    case = read_workbook(tmp_path / "t.xlsx")
    assert detente.check(case).to_dict()["files"][0]["parties"] == ["buyer", "seller"]
    assert case.deals().packages == "11"


def changed(tmp_path, sheet, cell, value):
    template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    book[sheet][cell] = value
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(detente.InputError) as caught:
        read_workbook(tmp_path / "t.xlsx")
    return str(caught.value)


@pytest.mark.parametrize("sheet, cell, value, words", [
    ("Parties", "A3", "buyer", "`buyer` is there twice"),
    ("Parties", "A3", None, "row 3: the row has no id"),
    ("Issues", "C2", None, "level 0 is empty"),
    ("Issues", "Z2", "stray", "under no heading"),
    ("Statements", "B2", "nobody", "nobody"),
    ("Statements", "C2", "{ price = 17 } > no deal", "17"),
    ("Statements", "C2", "toml: [1,", "no value of a scenario file"),
    ("Scenario", "A2", "idd", "no id"),
])
def test_what_is_wrong_with_a_sheet_is_told(tmp_path, sheet, cell, value, words):
    assert words in changed(tmp_path, sheet, cell, value)


def test_what_is_no_workbook(tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(detente.InputError, match="no workbook"):
        read_workbook(tmp_path / "x.xlsx")
    with pytest.raises(FileNotFoundError):
        read_workbook(tmp_path / "y.xlsx")
    book = openpyxl.Workbook()
    book.save(tmp_path / "z.xlsx")
    with pytest.raises(detente.InputError, match="there is no sheet"):
        read_workbook(tmp_path / "z.xlsx")


@pytest.fixture(scope="module")
def briefing():
    return detente.open(ROOT / "examples" / "hanoi-2019.toml").briefing()


def test_a_briefing_in_word(briefing, tmp_path):
    save_word(briefing, tmp_path / "b.docx")
    document = docx.Document(tmp_path / "b.docx")
    text = "\n".join(one.text for one in document.paragraphs)
    assert document.paragraphs[0].style.name.startswith(("Title", "Heading"))
    for line in briefing.to_markdown().splitlines():
        if line.startswith("## "):
            assert line[3:].split("<")[0].strip().replace("`", "") in text
    assert len(document.inline_shapes) > 3
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)


def test_a_briefing_as_slides(briefing, tmp_path):
    save_slides(briefing, tmp_path / "b.pptx")
    show = pptx.Presentation(tmp_path / "b.pptx")
    titles = [slide.shapes.title.text for slide in show.slides]
    assert len(titles) > 8 and all(titles)
    pictured = [shape for slide in show.slides for shape in slide.shapes if shape.shape_type == 13]
    assert pictured and all(0 <= shape.left and shape.left + shape.width <= show.slide_width for shape in pictured)
    for slide in show.slides:  # what stands on a slide can be read
        words = sum(len(shape.text_frame.text) for shape in slide.shapes if shape.has_text_frame)
        assert words < 2500


def run(*words, cwd):
    return subprocess.run([sys.executable, "-m", "detente.office", *map(str, words)], cwd=cwd, capture_output=True,
                          text=True, check=False, timeout=120)


def test_the_program(tmp_path):
    assert run("template", "t.xlsx", cwd=tmp_path).stdout == "t.xlsx\n"
    assert run("template", "t.xlsx", cwd=tmp_path).returncode == 3
    assert run("read", "t.xlsx", "--out", "t.toml", cwd=tmp_path).returncode == 0
    assert detente.open(tmp_path / "t.toml").deals().packages == "11"
    for command, name in (("sheet", "u.xlsx"), ("word", "t.docx"), ("slides", "t.pptx")):
        done = run(command, "t.toml", "--out", name, cwd=tmp_path)
        assert done.returncode == 0 and (tmp_path / name).stat().st_size > 5000, done.stderr
    done = run("word", "t.toml", "--out", "t.pdf", cwd=tmp_path)
    assert done.returncode == 3 and ".docx" in done.stderr
    done = run("read", "no.xlsx", cwd=tmp_path)
    assert done.returncode == 3 and "no such file" in done.stderr
    assert run("sing", cwd=tmp_path).returncode == 2
