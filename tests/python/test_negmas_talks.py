# SPDX-License-Identifier: Apache-2.0
"""Plays the same negotiations in NegMAS and here, under the rules `negmas`, and compares offer by offer.

Compared: how the talks ended, the agreement, the round, and every offer in order. NegMAS is optional: without it the
test is skipped. `NEGMAS_SESSIONS` sets how many negotiations are played.
"""

import os
import pathlib
import random
import subprocess
import warnings

import pytest

negmas = pytest.importorskip("negmas")

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLAY = pathlib.Path(os.environ.get("DETENTE", ROOT / "build/release/detente")).parent / "tests" / "play_lines"
DETERMINISTIC = ["boulware", "linear", "conceder", "aspiration", "tit-for-tat", "tough", "cab", "war", "hybrid", "micro"]


def negotiator(name):
    from negmas import sao
    kinds = {
        "boulware": sao.BoulwareTBNegotiator,
        "linear": sao.LinearTBNegotiator,
        "conceder": sao.ConcederTBNegotiator,
        "aspiration": sao.AspirationNegotiator,
        "tit-for-tat": sao.NaiveTitForTatNegotiator,
        "tough": sao.ToughNegotiator,
        "cab": sao.CABNegotiator,
        "war": sao.WARNegotiator,
        "hybrid": sao.HybridNegotiator,
        "micro": sao.MiCRONegotiator,
    }
    return kinds[name]


def play_there(rounds, size, names, reservations, utilities):
    """(ended, round, agreement, [(seat, outcome)]) of NegMAS."""
    from negmas import SAOMechanism, make_issue
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.value_fun import TableFun
    issues = [make_issue([str(i) for i in range(size)], "x")]
    session = SAOMechanism(issues=issues, n_steps=rounds)
    for k, name in enumerate(names):
        values = {str(i): utilities[k][i] for i in range(size)}
        ufun = LinearAdditiveUtilityFunction(values=[TableFun(values)], weights=[1.0], issues=issues,
                                             reserved_value=reservations[k])
        session.add(negotiator(name)(name=f"{k}"), ufun=ufun)
    state = session.run()
    seat_of = {n.id: k for k, n in enumerate(session.negotiators)}
    offers = [(seat_of[who], int(what[0])) for step in session.history for who, what in step.new_offers
              if what is not None]
    agreement = None if state.agreement is None else int(state.agreement[0])
    ended = "agreement" if agreement is not None else "deadline" if state.timedout else "walk"
    return ended, state.step, agreement, offers


def line_of(rounds, size, names, reservations, utilities):
    return "\t".join(["negmas", str(rounds), str(size), ";".join(names),
                      ";".join(repr(r) for r in reservations),
                      ";".join(",".join(repr(u) for u in one) for one in utilities)])


def play_here(lines):
    done = subprocess.run([str(PLAY)], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    results = []
    for line in done.stdout.splitlines():
        words = line.split()
        offers = [tuple(map(int, word.split(":"))) for word in words[4:]]
        results.append((words[0], int(words[2]), None if words[3] == "none" else int(words[3]), offers))
    return results


def random_case(draw):
    parties = draw.choice([2, 2, 2, 3])
    size = draw.choice([2, 3, 5, 8, 13, 30, 80])
    rounds = draw.choice([1, 2, 3, 5, 10, 20, 40])
    names = [draw.choice(DETERMINISTIC) for _ in range(parties)]
    utilities, reservations = [], []
    for _ in range(parties):
        low, high = sorted((draw.uniform(-0.5, 1), draw.uniform(0, 2)))
        utilities.append(draw.sample([low + (high - low) * k / (4 * size) + draw.random() * 1e-4 for k in range(4 * size)],
                                     size))
        reservations.append(draw.choice([0.0, low, (low + high) / 2, high - (high - low) / 10, low - 0.3, high + 0.1]))
    return rounds, size, names, reservations, utilities


def settled(case, ours):
    """True when nothing was drawn: MiCRO repeats one of its own offers at random once it may not concede."""
    rounds, size, names, reservations, utilities = case
    for k, name in enumerate(names):
        if name != "micro":
            continue
        sent, received = set(), set()
        for seat, bid in ours[3]:
            if seat != k:
                received.add(bid)
            elif bid in sent:
                return False
            else:
                sent.add(bid)
    return True


def test_negotiations_match_offer_by_offer():
    draw = random.Random(20281)
    count = int(os.environ.get("NEGMAS_SESSIONS", "1500"))
    cases = [random_case(draw) for _ in range(count)]
    ours = play_here([line_of(*case) for case in cases])
    compared, drawn, wrong = 0, 0, []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for case, here in zip(cases, ours):
            if not settled(case, here):
                drawn += 1
                continue
            there = play_there(*case)
            compared += 1
            same = there[0] == here[0] and there[2] == here[2] and there[3] == here[3]
            if here[0] != "deadline":
                same = same and there[1] == here[1] + 1
            if not same:
                wrong.append((case[2], case[0], case[1], case[3], there, here))
    for one in wrong[:5]:
        print(one)
    assert compared > count // 2
    assert not wrong, f"{len(wrong)} of {compared} differ ({drawn} with drawn repetitions left out)"
