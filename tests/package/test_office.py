# SPDX-License-Identifier: Apache-2.0
"""Spreadsheets, documents and slides, opened again with the libraries of their formats."""

import datetime
import re
import subprocess
import sys
import zipfile
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
    ("Parties", "A3", None, "cell A3: the row has no id"),
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
    with pytest.raises(detente.InputError, match="sheet Scenario: there is no such sheet"):
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


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_map_of_the_exchanges_is_among_the_pictures(path, tmp_path):
    """Wherever the page has one: drawn at its place, with the words of its axes, and described."""
    from detente.office._pictures import pictures
    made = detente.open(path).briefing()
    page = made.to_html()
    maps = page.count('<svg class="exchanges"')
    drawn = [one for one in pictures(made, most=100) if one.words.startswith("Exchanges by the share")]
    assert len(drawn) == maps
    for one in drawn:
        assert one.png.startswith(b"\x89PNG") and 1.2 < one.shape < 2


def test_slides_are_the_front_of_the_briefing(tmp_path):
    import re
    for name in ("house-sale", "hanoi-2019"):
        made = detente.open(ROOT / "examples" / f"{name}.toml").briefing()
        save_slides(made, tmp_path / f"{name}.pptx")
        show = pptx.Presentation(tmp_path / f"{name}.pptx")
        front, annex = made.to_markdown().split("\n# Annex\n")
        titles = [slide.shapes.title.text for slide in show.slides]
        for line in front.splitlines():
            if line.startswith("## "):
                assert line[3:] in titles
        assert "The ledger" not in titles and titles[-1] == "In the briefing itself"
        text = "\n".join(shape.text_frame.text for slide in show.slides for shape in slide.shapes if shape.has_text_frame)
        assert not re.search(r"\[\d+(, \d+)*\]", text), "a note that no slide has"
        assert "The ledger" in text
        assert any(shape.shape_type == 13 for slide in show.slides for shape in slide.shapes)
        assert len(titles) <= 30


def test_pictures_stand_before_the_annex(briefing, tmp_path):
    save_word(briefing, tmp_path / "b.docx")
    headings = [one.text for one in docx.Document(tmp_path / "b.docx").paragraphs if one.style.name.startswith(("Title", "Heading"))]
    assert headings.index("Pictures") < headings.index("Annex")


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


# --- workbooks as an office makes them --------------------------------------------------------------------------------


def workbook(tmp_path, change):
    template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    change(book)
    book.save(tmp_path / "t.xlsx")
    return tmp_path / "t.xlsx"


def cell(sheet, name, value):
    def change(book):
        book[sheet][name] = value
    return change


def rows(sheet, *values):
    def change(book):
        for value in values:
            book[sheet].append(value)
    return change


@pytest.mark.parametrize("change, place, words", [
    (cell("Parties", "B2", "=1+1"), "sheet Parties, cell B2", "has no value in the file"),
    (cell("Issues", "D3", "#REF!"), "sheet Issues, cell D3", "`#REF!`"),
    (cell("Parties", "B1", "nmae"), "sheet Parties, cell B1", "did you mean `name`?"),
    (cell("Parties", "C1", "name"), "sheet Parties, cell C1", "`name` is there twice"),
    (cell("Issues", "G1", "prefers nobody"), "sheet Issues, cell G1", "unknown party `nobody`"),
    (cell("Issues", "G2", "bigger"), "sheet Issues, cell G2", "cannot be `bigger`"),
    (cell("Issues", "H2", "bigger"), "sheet Issues, cell H2", "cannot be `bigger`"),
    (cell("Sources", "D2", "1.5.2024"), "sheet Sources, cell D2", "2019-02-28"),
    (cell("Sources", "D2", 45000), "sheet Sources, cell D2", "2019-02-28"),
    (cell("Statements", "B3", None), "sheet Statements, cell A3", "needs the key `party`"),
    (cell("Statements", "C2", "{ price = “middle” } > no deal"), "sheet Statements, cell C2", "unknown level"),
    (cell("Statements", "A3", "S1"), "sheet Statements, cell A3", "the first is in sheet Statements, cell A2"),
    (rows("Scenario", ["tilte", "x"]), "sheet Scenario, cell A5", "did you mean `title`?"),
    (rows("Scenario", ["id", "x"]), "sheet Scenario, cell A5", "the first is in cell A2"),
    (rows("Scenario", [None, "x"]), "sheet Scenario, cell B5", "no key beside it"),
    (rows("Parties", ["nobody", "x", None, "stray"]), "sheet Parties, cell D4", "under no heading"),
    (rows("Accounts", ["a", "A", '["b"]']), "sheet Accounts, cell C2", "unknown account `b`"),
])
def test_every_fault_has_its_cell(tmp_path, change, place, words):
    with pytest.raises(detente.InputError) as caught:
        read_workbook(workbook(tmp_path, change))
    told = [str(fault) for fault in caught.value.faults if place in str(fault)]
    assert told and words in told[0] and caught.value.faults[0].remedy, str(caught.value)


def test_empty_rows_and_columns_dates_and_numbers_as_text(tmp_path):
    def change(book):
        for sheet in book.worksheets:
            if sheet.title != "How to":
                sheet.insert_rows(1, 2)
                sheet.insert_cols(1, 1)
        book["Statements"].insert_rows(4, 3)
        book["Parties"]["C4"] = 7                                  # a name
        book["Issues"]["D4"], book["Issues"]["E4"] = 0, 250.5     # levels, counted with the inserted column
        book["Sources"]["E4"] = datetime.datetime(2024, 5, 1)     # published
        book["Statements"]["B8"] = 2                              # an id
        book["Statements"]["D8"] = "no deal > { price = 250.5 }"
        book.create_sheet("Sheet1")

    case = read_workbook(workbook(tmp_path, change))
    read = tomllib.loads(case.text)
    assert read["parties"]["buyer"]["name"] == "7"
    assert read["issues"]["price"]["levels"][:2] == ["0", "250.5"]
    assert read["sources"]["notes"]["published"] == datetime.date(2024, 5, 1)
    assert sorted(one["id"] for one in read["statements"])[0] == "2"
    assert case.deals().packages == "11"


def test_formulas_with_their_values_are_read(tmp_path):
    """As a spreadsheet program writes them: the formula, and what it came to."""
    import re
    import zipfile
    path = workbook(tmp_path, cell("Parties", "B2", "placeholder"))
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = "xl/worksheets/sheet3.xml"  # after How to and Scenario
    text = parts[name].decode()
    parts[name] = re.sub(r'<c r="B2"[^>]*>.*?</c>', '<c r="B2" t="str"><f>"The "&amp;"buyer"</f><v>The buyer</v></c>', text).encode()
    with zipfile.ZipFile(path, "w") as book:
        for one, data in parts.items():
            book.writestr(one, data)
    assert tomllib.loads(read_workbook(path).text)["parties"]["buyer"]["name"] == "The buyer"


def test_every_column_of_the_template_is_a_key(tmp_path):
    """Whatever is written into a column that the template has is taken, or refused for its value, never for its name."""
    from detente.office._sheets import COLUMNS
    for section, names in COLUMNS.items():
        for name in names:
            if section == "issues" and name.startswith("level"):
                continue
            template(tmp_path / "t.xlsx")
            book = openpyxl.load_workbook(tmp_path / "t.xlsx")
            sheet = book[section.capitalize()]
            head = [one.value for one in sheet[1]]
            sheet.cell(2, head.index(name) + 1).value = "S9"
            if section == "accounts":
                sheet.cell(2, 1).value = "a"
            book.save(tmp_path / "t.xlsx")
            try:
                read_workbook(tmp_path / "t.xlsx")
            except detente.InputError as error:
                assert "has no key" not in str(error), (section, name)


def rewritten(path, to, change):
    """The workbook with the text of each sheet changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()).encode() if "worksheets/sheet" in name else text)
    return to


def test_sheets_that_say_they_are_endless(tmp_path):
    """Seventeen thousand million cells by its own word: what is there is read, and no more."""
    template(tmp_path / "t.xlsx")
    plain = read_workbook(tmp_path / "t.xlsx").text
    wide = rewritten(tmp_path / "t.xlsx", tmp_path / "wide.xlsx",
                     lambda text: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', text).replace(
                         "</sheetData>", '<row r="90000"><c r="XFD90000" t="inlineStr"><is><t> </t></is></c></row></sheetData>'))
    assert read_workbook(wide).text == plain
    packed = rewritten(tmp_path / "t.xlsx", tmp_path / "packed.xlsx", str)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as book, book.open("xl/media/blank.bin", "w") as part:
        for _ in range(257):
            part.write(bytes(1 << 20))
    assert packed.stat().st_size < 2 << 20
    with pytest.raises(detente.InputError, match="once it is unpacked"):
        read_workbook(packed)


@pytest.mark.parametrize("wrong", [None, 3, b"x", [], ""])
def test_what_is_no_path_or_briefing(wrong, briefing):
    for call in (read_workbook, template, lambda path: save_workbook(EXAMPLES[0], path), lambda path: save_word(briefing, path),
                 lambda path: save_slides(briefing, path)):
        with pytest.raises((TypeError, detente.UsageError), match="path"):
            call(wrong)
    for call in (save_word, save_slides):
        with pytest.raises(TypeError, match="briefing is what"):
            call(wrong, "x")
