# SPDX-License-Identifier: Apache-2.0
"""Prints what belongs into tests/python/expected/NAME.json for a scenario, after a second opinion on every package.

    python3 tests/python/record.py examples/NAME.toml > tests/python/expected/NAME.json

The second opinion is slow (some tens of seconds for a few hundred packages). A verdict on which the two ways disagree is
an error, and nothing is printed.
"""

import json
import pathlib
import sys
import tomllib

from conftest import run
from second_opinion import Case, Party


def summary(answer):
    """The part of an account's answer that is recorded."""
    if answer["contradiction"]:
        return {"contradiction": {"party": answer["contradiction"]["party"],
                                  "statements": sorted(line["statement"] for line in answer["contradiction"]["statements"])}}
    zone = {key: answer["zone"][key] for key in ("certain", "excluded", "open")}
    settle = answer["settle"] and {key: answer["settle"][key] for key in ("party", "package", "settles", "yes", "no")}
    exchanges = {**answer["zone"]["exchanges"], "gifts": answer["zone"]["gifts"]}
    return {"verdicts": answer["verdicts"], "zone": zone, "exchanges": exchanges, "settle": settle,
            "one_answer_away": answer["one_answer_away"]}


def counts_by_second_opinion(path, account):
    case = Case(path, account)
    parties = {name: Party(case, name) for name in case.file["parties"]}
    if any(party.contradicts() for party in parties.values()):
        return None
    verdicts = {name: {"always": 0, "never": 0, "undetermined": 0} for name in parties}
    zone = {"certain": 0, "excluded": 0, "open": 0}
    for package in case.counted():
        found = {name: party.verdict(package) for name, party in parties.items()}
        for name, verdict in found.items():
            verdicts[name][verdict] += 1
        if "never" in found.values():
            zone["excluded"] += 1
        elif set(found.values()) == {"always"}:
            zone["certain"] += 1
        else:
            zone["open"] += 1
    return {"verdicts": verdicts, "zone": zone}


def record(path):
    accounts = list(tomllib.loads(pathlib.Path(path).read_text(encoding="utf-8")).get("accounts", {}))
    arguments = [word for account in accounts for word in ("--account", account)]
    answer = run("deals", path, *arguments, "--settle", "--verify", "--json").document()
    result = {"packages": answer["packages"], "accounts": {}}
    for account, found in answer["accounts"].items():
        second = counts_by_second_opinion(path, account)
        first = summary(found)
        if second is None:
            assert "contradiction" in first, f"{account}: the second opinion finds a contradiction"
        else:
            for key in ("verdicts", "zone"):
                assert first.get(key) == second[key], f"{account}: {first.get(key)} against {second[key]}"
        result["accounts"][account] = first
    return result


if __name__ == "__main__":
    print(json.dumps(record(sys.argv[1]), indent=2, ensure_ascii=False))
