# SPDX-License-Identifier: Apache-2.0
"""A session of a batch is played again alone, to the bit, from its seed and number; and what it recorded reads back."""

import json

import pytest

SCENARIO = """
[parties.ann]
[parties.ben]
[issues.price]
levels = ["low", "middle", "high", "highest"]
[issues.keys]
levels = ["now", "later", "never"]
[values.ann]
weights = { price = "0.7", keys = "0.3" }
no_deal = "0.1"
[values.ann.levels]
price = ["1", "0.7", "0.3", "0"]
keys = ["1", "0.5", "0"]
[values.ben]
weights = { price = "0.6", keys = "0.4" }
no_deal = "0.2"
[values.ben.levels]
price = ["0", "0.4", "0.8", "1"]
keys = ["0", "0.6", "1"]
"""


def played(session):
    return [session[key] for key in ("agreement", "ended", "by", "round", "utilities")] + [
        (offer["round"], offer["party"], offer["outcome"]) for offer in session["offers"]]


@pytest.mark.parametrize("strategies", [("random", "micro"), ("ponpoko", "random_absolute_tit_for_tat"),
                                        ("boulware model=frequency choice=for_other", "random walk=insulted")])
def test_every_session_of_a_batch_is_played_again_alone(detente, tmp_path, strategies):
    case = tmp_path / "case.toml"
    case.write_text(SCENARIO)
    words = ["talk", case, "--party", strategies[0], "--party", strategies[1], "--rounds", 12, "--seed", 7]
    batch = [json.loads(line) for line in detente(*words, "--repeat", 8, "--jsonl").out.splitlines()]
    assert len(batch) == 8 and len({json.dumps(played(one), default=str) for one in batch}) > 1
    for number, session in enumerate(batch):
        alone = detente(*words, "--match", number, "--json").document()
        assert played(alone) == played(session)
    recorded = tmp_path / "sessions.jsonl"
    recorded.write_text("".join(json.dumps(one) + "\n" for one in batch))
    for line, session in enumerate(batch, 1):
        read = detente("reveal", case, "--session", recorded, "--line", line, "--json").document()
        assert sum(move["does"] == "offers" for move in read["moves"]) == len(session["offers"])
