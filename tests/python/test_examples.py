# SPDX-License-Identifier: Apache-2.0
"""Every example checks, is what the schema describes, and gets the answer that was recorded for it; a slice of the
verdicts is found a second way."""

import datetime
import json
import tomllib

import jsonschema
import pytest
from conftest import EXAMPLES, ROOT
from record import summary
from second_opinion import Case, Party

EXPECTED = ROOT / "tests/python/expected"
RECORDED = [path for path in EXAMPLES if (EXPECTED / f"{path.stem}.json").is_file()]
# The second opinion reads the plain part of the format; these scenarios keep to it.
PLAIN = ("labour-contract", "house-sale", "water-three-parties", "ceasefire")


def name(path):
    return path.stem


def recorded(path):
    return json.loads((EXPECTED / f"{path.stem}.json").read_text(encoding="utf-8"))


def accounts_of(path):
    return recorded(path)["accounts"]


def test_there_are_examples():
    assert {"hanoi-2019", *PLAIN} <= {path.stem for path in EXAMPLES}
    assert {"hanoi-2019", *PLAIN} <= {path.stem for path in RECORDED}


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_it_checks(path, detente):
    checked = detente("check", path)
    assert checked.status == 0, checked.err


@pytest.fixture(scope="module")
def validator(detente):
    schema = detente("schema").document()
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def plain(value):
    """TOML's dates as JSON has them: text."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


def scenario(path):
    return plain(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_the_schema_accepts_it(path, validator):
    faults = [f"{list(fault.absolute_path)}: {fault.message[:200]}" for fault in validator.iter_errors(scenario(path))]
    assert faults == []


@pytest.mark.parametrize("fault", [
    lambda file: file["parties"].update(x={"nmae": "misspelt"}),
    lambda file: file["statements"][0].update(standing="certain"),
    lambda file: file["statements"][0].pop("says"),
    lambda file: file["issues"].update(empty={"levels": []}),
    lambda file: file.update(partys={}),
], ids=["unknown key", "unknown standing", "nothing said", "no levels", "unknown section"])
def test_the_schema_refuses_faults(fault, validator):
    file = scenario(ROOT / "examples/ceasefire.toml")
    assert validator.is_valid(file)
    fault(file)
    assert not validator.is_valid(file)


@pytest.mark.parametrize("path", RECORDED, ids=name)
def test_it_gets_the_recorded_answer(path, detente):
    wanted = recorded(path)
    arguments = [word for account in wanted["accounts"] for word in ("--account", account)]
    answer = detente("deals", path, *arguments, "--settle", "--verify", "--json").document()
    assert answer["schema"] == "detente.deals/1"
    assert answer["packages"] == wanted["packages"]
    for account, expected in wanted["accounts"].items():
        found = summary(answer["accounts"][account])
        assert {key: found[key] for key in expected} == expected, account


@pytest.mark.parametrize("path, account", [(path, account) for path in RECORDED if path.stem in PLAIN
                                           for account in accounts_of(path)], ids=str)
def test_a_slice_of_it_is_found_a_second_way(path, account, detente):
    case = Case(path, None if account == "all" else account)
    parties = {name: Party(case, name) for name in case.file["parties"]}
    contradictory = [name for name, party in parties.items() if party.contradicts()]
    if "contradiction" in accounts_of(path)[account]:
        assert contradictory == [accounts_of(path)[account]["contradiction"]["party"]]
        return
    assert contradictory == []
    issues = list(case.issues)
    packages = case.counted()
    for package in packages[::1 + len(packages) // 12]:
        words = ", ".join(f"{issue}={level}" for issue, level in zip(issues, package) if level) or f"{issues[0]}=0"
        options = [] if account == "all" else ["--account", account]
        answer = detente("deals", path, *options, "--package", words, "--json").document()
        found = {party: told["verdict"] for party, told in answer["accounts"][account]["package"].items()}
        assert found == {name: party.verdict(package) for name, party in parties.items()}, words
