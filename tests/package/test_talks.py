# SPDX-License-Identifier: Apache-2.0
"""The table: the command's sessions, and negotiators in Python."""

import json
import time

import pytest
from conftest import command

import detente


def test_a_session_is_the_commands(domain):
    talk = detente.talk(domain, ["boulware(e=0.2)", "conceder"], rounds=50, seed=3)
    printed = json.loads(command("talk", domain.file, "--party", "boulware(e=0.2)", "--party", "conceder", "--rounds", "50",
                                 "--seed", "3"))
    assert talk.to_dict() == printed
    assert talk.ended == "agreement" and set(talk.agreement) == {"issue1", "issue2", "issue3"}
    assert talk.utilities == {p: domain.utility(p, talk.agreement) for p in domain.parties}
    assert [offer.party for offer in talk.offers[:2]] == ["A", "B"]
    named = detente.talk(domain, {"B": "conceder", "A": "boulware(e=0.2)"}, rounds=50, seed=3)
    assert named.agreement == talk.agreement


class Greedy:
    """Concedes one outcome a round, takes what is as good as its next offer."""

    def propose(self, state):
        return state.best(state.round)

    def respond(self, state, offer):
        return state.utility(offer) >= state.utility(state.best(state.round))


def test_a_negotiator_in_python(domain):
    talk = detente.talk(domain, [Greedy(), Greedy], rounds=60, seed=1)
    assert talk.ended == "agreement"
    assert talk.fault is None
    offers = [offer.outcome.to_dict() for offer in talk.offers if offer.party == "A"]
    order = sorted(domain.utilities("A"), reverse=True)
    assert [domain.utility("A", offer) for offer in offers] == order[:len(offers)]


def test_a_negotiator_sees_its_own_chair_alone(domain):
    seen = []

    class Watching(Greedy):
        def begin(self, state):
            seen.append((state.party, state.parties, state.rounds, state.reservation, state.greatest))

        def respond(self, state, offer):
            assert state.standing == offer
            assert state.offers[-1] == ("A", offer)
            assert not [name for name in dir(state) if "other" in name or "opponent" in name or "profile" in name]
            seen.append(state)
            return "reject"

        def propose(self, state):
            return state.worst_at_least(0.9)

    detente.talk(domain, ["boulware", Watching()], rounds=3)
    assert seen[0] == ("B", ("A", "B"), 3, pytest.approx(0.1), max(domain.utilities("B")))
    with pytest.raises(ValueError, match="during its call alone"):
        _ = seen[1].round


@pytest.mark.parametrize("wrong,words", [
    ("raise RuntimeError('oops')", "it raised RuntimeError: oops"),
    ("return {'issue1': 'v1'}", "leaves out the issue"),
    ("return {'issue1': 'v9', 'issue2': 'v1', 'issue3': 'v1'}", "has no value"),
    ("return 'v1'", "an outcome is a dict"),
    ("raise SystemExit", "it raised SystemExit"),
    ("raise KeyboardInterrupt", "it raised KeyboardInterrupt"),
    ("raise ValueError('\\ud800')", "in words that cannot be told"),
    ("raise type('Mute', (Exception,), {'__str__': lambda self: 1 / 0})", "it raised Mute: in words that cannot be told"),
    ("return {**state.best(), 'more': 'x'}", "there is no issue `more`"),
    ("return {**state.best(), 'issue1': ['v1']}", "has no value"),
    ("return False", "an outcome is a dict"),
    ("return state.worst_at_least('half')", "utility is a number, not a str"),
    ("return state.worst_at_least(float('nan'))", "cannot be nan"),
    ("return state.best(-1)", "from 0"),
    ("while True: pass", "longer than 150 ms"),
    ("import time; time.sleep(0.3); return state.best()", "longer than 150 ms"),
])
def test_what_a_negotiator_does_wrong_is_its_fault(domain, wrong, words):
    space = {}
    exec(f"def propose(self, state):\n    {wrong}", space)
    wrongdoer = type("Wrong", (), {"propose": space["propose"], "respond": lambda self, state, offer: False})
    began = time.monotonic()
    talk = detente.talk(domain, ["boulware", wrongdoer], rounds=10, move_limit=150)
    assert talk.ended == "error" and talk.agreement is None
    assert words in talk.fault
    assert time.monotonic() - began < 60


def test_walking_and_wrong_answers(domain):
    class Walks(Greedy):
        def respond(self, state, offer):
            return "walk"

    assert detente.talk(domain, ["boulware", Walks()]).ended == "walk"

    class Mumbles(Greedy):
        def respond(self, state, offer):
            return "perhaps"

    assert "not accept, reject or walk" in detente.talk(domain, ["boulware", Mumbles()]).fault


def test_numpys_answers_and_parts_of_answers_are_taken(domain):
    """A comparison of NumPy numbers is no `bool`, an outcome out of a report no `dict`."""
    import numpy as np

    class Numpy(Greedy):
        def respond(self, state, offer):
            return np.float64(state.utility(offer)) >= 0.0

        def propose(self, state):
            return domain.points["nash"].outcome

    assert detente.talk(domain, ["boulware", Numpy()]).ended == "agreement"
    assert detente.talk(domain, [Numpy(), "tough"]).offers[0].outcome == domain.points["nash"].outcome
    nash = domain.points["nash"]
    assert domain.utility("A", nash.outcome) == domain.utility("A", nash.outcome.to_dict())
    assert domain.outcome(domain.number(nash.outcome)) == nash.outcome.to_dict()
    assert domain.deals(deal=nash.outcome).to_dict() == domain.deals(deal=nash.outcome.to_dict()).to_dict()


def test_a_negotiator_that_cannot_begin(domain):
    for method in ("__init__", "begin"):
        def fails(self, *_):
            raise RuntimeError("not today")
        kind = type("Late", (Greedy,), {method: fails})
        assert "not today" in detente.talk(domain, ["boulware", kind]).fault


def test_a_batch_of_sessions(domain):
    batch = detente.talks(domain, ["boulware", "random"], 40, rounds=20, seed=7)
    rows = batch.sessions.to_dicts()
    assert [row["session"] for row in rows] == list(range(40))
    for row in (rows[0], rows[17]):
        alone = detente.talk(domain, ["boulware", "random"], rounds=20, seed=7, match=row["session"])
        assert alone.ended == row["ended"]
        assert alone.utilities == {"A": row["utility.A"], "B": row["utility.B"]}
    pyarrow = pytest.importorskip("pyarrow")
    assert pyarrow.table(batch).num_rows == 40
    mine = detente.talks(domain, ["boulware", Greedy], 5, rounds=60)
    assert {row["ended"] for row in mine.sessions} == {"agreement"}


def test_wrong_players(domain):
    with pytest.raises(detente.UsageError, match="cannot play"):
        detente.talk(domain, ["boulware", 7])
    with pytest.raises(TypeError):
        detente.talk(domain, "boulware")
    with pytest.raises(TypeError):
        detente.talk("domain", ["boulware", "conceder"])
    with pytest.raises(detente.Error, match="did you mean `boulware`"):
        detente.talk(domain, ["boulwar", "conceder"])
    with pytest.raises(detente.Error):
        detente.talk(domain, ["boulware"])
    with pytest.raises(detente.UsageError):
        detente.talk(domain, ["boulware", "conceder"], rounds=0)
