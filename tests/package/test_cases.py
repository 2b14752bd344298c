# SPDX-License-Identifier: Apache-2.0
"""Cases: the package answers with the documents that the command prints."""

import datetime
import json

import pytest
from conftest import PROGRAM, ROOT, command

import detente

EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
QUESTIONS = ("deals", "plan", "standoff", "steps", "history", "briefing", "check", "reveal")


def answered(case, question, **options):
    try:
        return getattr(case, question)(**options).to_dict()
    except detente.Error as error:
        return error.to_dict()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_document_is_the_commands(path, question):
    assert answered(detente.open(path), question) == json.loads(command(question, path))


def test_the_text_is_the_commands_byte_for_byte():
    path = EXAMPLES[0]
    assert detente.open(path).deals().to_json() == command("deals", path)


HANOI = ROOT / "examples" / "hanoi-2019.toml"


@pytest.mark.parametrize("options,words", [
    ({"accounts": ["public", "leaks"]}, ["--account", "public", "--account", "leaks"]),
    ({"accounts": "leaks", "settle": True}, ["--account", "leaks", "--settle"]),
    ({"package": {"nuclear": 2, "sanctions": "all"}}, ["--package", "nuclear=2, sanctions=all"]),
    ({"compare": ({"nuclear": 1}, {"testing": 1})}, ["--compare", "nuclear=1", "testing=1"]),
    ({"as_of": datetime.date(2019, 2, 28)}, ["--as-of", "2019-02-28"]),
    ({"list": "live", "limit": 3, "where": "peace = yes"}, ["--list", "live", "--limit", "3", "--where", "peace = yes"]),
    ({"shares": True, "models": 300, "seed": 5}, ["--shares", "--models", "300", "--seed", "5"]),
    ({"standing": "reported", "directions": "strict"}, ["--standing", "reported", "--directions", "strict"]),
])
def test_keywords_are_the_options(options, words):
    assert answered(detente.open(HANOI), "deals", **options) == json.loads(command("deals", HANOI, *words))


def test_advice_and_shares_are_deals_with_more():
    case = detente.open(HANOI)
    assert case.advice().to_dict() == json.loads(command("deals", HANOI, "--settle"))
    assert case.shares(models=200).to_dict() == json.loads(command("deals", HANOI, "--shares", "--models", "200"))


def test_an_answer_has_attributes():
    deals = detente.open(HANOI).deals()
    assert deals.schema == "detente.deals/1"
    assert deals.accounts["public"].zone.certain == deals.to_dict()["accounts"]["public"]["zone"]["certain"]
    assert "accounts" in dir(deals)
    with pytest.raises(AttributeError, match="there is no `nothing` here"):
        _ = deals.nothing


def test_the_tables_of_an_answer_are_arrow_streams():
    pyarrow = pytest.importorskip("pyarrow")
    deals = detente.open(HANOI).deals()
    table = pyarrow.table(deals)
    assert table.column_names == ["account", "party", "always", "never", "undetermined"]
    assert table.to_pylist() == deals.table("verdicts").to_dicts()
    states = pyarrow.table(detente.open(ROOT / "examples" / "elmira.toml").standoff())
    assert states.num_rows == 9 and "nash.moe" in states.column_names


def test_pictures_are_svg_without_script():
    for question in ("deals", "steps", "standoff", "briefing", "history"):
        html = answered_html(detente.open(HANOI), question)
        assert "<script" not in html and "onload" not in html
        assert "hanoi" in html
    assert "<svg" in detente.open(HANOI).deals()._repr_html_()


EVIL = detente.Scenario(
    "evil", scenario={"title": "</svg><script>alert(1)</script>"},
    parties={"a": {"name": "<script>alert(1)</script>"}, "b": {"name": '"onload="x'}},
    issues={"i": {"name": "<img src=x onerror=y>", "levels": ["n", "<b>m</b>"], "prefers": {"a": "more", "b": "less"}}},
    statements=[{"id": "S", "party": "a", "says": "{ i = 1 } > no deal"}])


@pytest.mark.parametrize("case", [*map(detente.open, EXAMPLES), detente.open(ROOT / "examples" / "laptop"), EVIL],
                         ids=lambda case: case.file.rsplit("/", 1)[-1])
def test_everything_shows_itself(case):
    """Every answer in a notebook: well-formed pictures, nothing that runs or is fetched; and every table as an Arrow stream."""
    import re
    from xml.etree import ElementTree
    pyarrow = pytest.importorskip("pyarrow")
    shown = [case]
    for question in detente._native.questions():
        if question not in ("ledger", "strategies", "diff", "talk"):
            try:
                shown.append(case._ask(question, {}))
            except detente.Error:
                continue
    if isinstance(case, detente.Domain):
        shown += [case.frontier(), case.frontier().table, detente.talk(case, ["boulware", "linear"]),
                  detente.talks(case, ["boulware", "linear"], 3)]
    for one in shown:
        html = one._repr_html_()
        assert html and repr(one)
        tags = re.sub(r'"[^"]*"', '""', " ".join(re.findall(r"<[^>]*>", html)))
        assert not re.search(r"<(script|style|iframe|link|img|object)\b|\son\w+=|href=", tags), one
        for drawing in re.findall(r"<svg(?:(?!<svg).)*?(?:<svg.*?</svg>.*?)?</svg>", html, re.DOTALL):
            ElementTree.fromstring(drawing)
        for table in getattr(one, "tables", {}).values():
            assert pyarrow.table(table).num_rows == len(table) > 0


def test_a_case_shows_its_map():
    html = detente.open(HANOI)._repr_html_()
    assert 'aria-label="Exchanges by the share' in html and html.count("<circle") > 100 and "class=" not in html[html.index("<svg"):html.rindex("</svg>")]
    laptop = detente.open(ROOT / "examples" / "laptop")
    assert laptop._repr_html_().count("<circle") >= len(laptop.frontier())


def test_a_plan_is_a_table():
    plan = detente.open(HANOI).plan()
    rows = plan.table().to_dicts()

    def count(node):
        return 1 + sum(count(node[answer]) for answer in ("yes", "no") if isinstance(node.get(answer), dict))

    assert len(rows) == count(plan.to_dict()["plan"]["tree"])
    assert rows[0]["after"] == "" and rows[1]["after"] == "yes" and rows[0]["party"] == plan.plan.tree.party
    frontier = detente.open(ROOT / "examples" / "laptop").deals().table()
    assert frontier.columns[:2] == ("buyer", "seller") and "outcome.make" in frontier.columns


def answered_html(case, question):
    return getattr(case, question)()._repr_html_()


def test_a_briefing_has_its_views():
    briefing = detente.open(HANOI).briefing()
    assert briefing.to_html().lower().startswith("<!doctype html>")
    assert briefing.to_markdown().startswith("# ")
    assert max(map(len, briefing.to_text(60).splitlines())) <= 60


def test_a_missing_file_holds_its_path(tmp_path):
    path = tmp_path / "nothing here.toml"
    with pytest.raises(FileNotFoundError) as caught:
        detente.open(path)
    assert caught.value.filename == str(path)
    assert isinstance(caught.value, detente.FileMissing) and isinstance(caught.value, detente.InputError)


@pytest.mark.parametrize("call,error,words", [
    (lambda case: case.deals(family="aditive"), detente.UsageError, "did you mean `additive`?"),
    (lambda case: case.deals(models=5), detente.UsageError, "from 100 to 1000000"),
    (lambda case: case.deals(models="many"), TypeError, "models is a whole number"),
    (lambda case: case.deals(models=True), TypeError, "models is a whole number"),
    (lambda case: case.deals(accounts=3), TypeError, "accounts is a list"),
    (lambda case: case.deals(settle="yes"), TypeError, "settle is True or False"),
    (lambda case: case.deals(compare=("a=1",)), detente.UsageError, "needs two values"),
    (lambda case: case.deals(account="public"), TypeError, "account"),
    (lambda case: case.deals(accounts=["nobody"]), detente.InputError, "unknown account `nobody`"),
    (lambda case: case.deals(package={"nope": 1}), detente.UsageError, "unknown issue `nope`"),
    (lambda case: case.deals(package=7), TypeError, "package is a dict or text"),
    (lambda case: case.advice(acounts="x"), detente.UsageError, "did you mean `accounts`?"),
])
def test_wrong_types_and_values(call, error, words):
    with pytest.raises(error, match=".*") as caught:
        call(detente.open(HANOI))
    assert words in str(caught.value)


SALE = dict(
    parties={"buyer": {}, "seller": {}},
    issues={"price": {"levels": ["none", "low", "high"], "prefers": {"buyer": "less", "seller": "more"}},
            "keys": {"levels": ["none", "handed over"], "prefers": {"buyer": "more", "seller": "less"}}},
    statements=[{"id": "B1", "party": "buyer", "says": "{price=high, keys=1} < no deal"}],
)


def test_a_scenario_in_code_is_the_file_it_saves(tmp_path):
    scenario = detente.Scenario("sale", **SALE)
    scenario.save(str(tmp_path / "sale.toml"))
    assert scenario.deals().to_dict() == json.loads(command("deals", tmp_path / "sale.toml"))
    assert detente.Scenario.from_string(scenario.text).deals().to_dict() == scenario.deals().to_dict()


def test_a_scenario_in_code_is_checked():
    wrong = {**SALE, "statements": [{"id": "B1", "party": "buyr", "says": "{price=9} < no deal"}]}
    with pytest.raises(detente.InputError) as caught:
        detente.Scenario("sale", **wrong)
    assert caught.value.remedy == "did you mean `buyer`?"
    assert caught.value.line and caught.value.column
    assert len(caught.value.faults) == 2
    with pytest.raises(detente.InputError, match="no key `nonsense`"):
        detente.Scenario("sale", **SALE, nonsense={"a": 1})
    with pytest.raises(TypeError):
        detente.Scenario("sale", parties=3, issues={})


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_can_be_built_in_code(path):
    tomllib = pytest.importorskip("tomllib")
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    head = read.pop("scenario")
    made = detente.Scenario(head.pop("id"), scenario=head, name=str(path), **read)
    assert answered(made, "deals", no_shares=True, weigh="none") == \
        answered(detente.open(path), "deals", no_shares=True, weigh="none")


def test_questions_as_methods_are_up_to_date():
    from detente import _generate
    assert _generate.source() == (ROOT / "python" / "detente" / "_asks.py").read_text(encoding="utf-8"), \
        "run: python -m detente._generate > python/detente/_asks.py"


def test_the_command_comes_with_the_package():
    assert PROGRAM.is_file()
    assert command("strategies") and detente.__version__ == (ROOT / "VERSION").read_text().strip()


def test_check_takes_several():
    cases = [detente.open(path) for path in EXAMPLES[:3]]
    assert detente.check(*cases).to_dict() == json.loads(command("check", *EXAMPLES[:3]))


@pytest.mark.skipif("diff" not in detente._native.questions(), reason="this command tells no differences yet")
def test_what_differs_is_the_commands():
    leaks, public = f"{HANOI}@leaks", f"{HANOI}@public"
    assert detente.diff(leaks, public).to_dict() == json.loads(command("diff", leaks, public))


WHAT_IFS = "assume" in __import__("detente._options", fromlist=["keywords"]).keywords("deals")


@pytest.mark.skipif(not WHAT_IFS, reason="this table of options has no what-ifs yet")
def test_what_if_is_a_new_case():
    case = detente.open(HANOI)
    before = case.deals().to_dict()
    assumed = "us: { nuclear = 1, sanctions = 1 } > no deal"
    other = case.what_if(assume=[assumed])
    assert other is not case and isinstance(other, detente.Scenario)
    assert other.deals().to_dict() == json.loads(command("deals", HANOI, "--assume", assumed))
    assert case.deals().to_dict() == before
    dropped = other.what_if(drop="US1")
    assert answered(dropped, "deals") == json.loads(command("deals", HANOI, "--assume", assumed, "--drop", "US1"))
    with pytest.raises(TypeError):
        case.what_if(assume=[1])
    with pytest.raises(detente.Error):
        case.what_if(assume="nobody: { nuclear = 1 } > no deal").deals()


def test_a_standoff_is_drawn():
    from xml.etree import ElementTree
    report = detente.open(ROOT / "examples" / "elmira.toml").standoff()
    html = report._repr_html_()
    drawing = ElementTree.fromstring(html[html.index("<svg"):html.index("</svg>") + len("</svg>")])
    dots = [one for one in drawing.iter("{http://www.w3.org/2000/svg}circle") if one.get("r") == "7"]
    document = report.to_dict()
    assert len(dots) == sum(len(states) for states in document["equilibria"].values())
    rimmed = sum(len(set(stable) & {one for ids in document["worse_than_status_quo"][notion].values() for one in ids})
                 for notion, stable in document["equilibria"].items())
    assert sum(one.get("stroke") is not None for one in dots) == rimmed > 0
    assert "<script" not in html
