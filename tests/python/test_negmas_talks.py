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


def issues_case(draw):
    """A scenario of some issues in decimals, as a file of ours and as utility functions of NegMAS."""
    parties = draw.choice([2, 2, 3])
    sizes = [draw.choice([2, 3, 4, 5]) for _ in range(draw.choice([2, 3, 4]))]
    weights = [[draw.randint(1, 9999) / 10000 for _ in sizes] for _ in range(parties)]
    values = [[[draw.randint(0, 10000) / 10000 for _ in range(size)] for size in sizes] for _ in range(parties)]
    reservations = [draw.choice([0.0, 0.1, 0.3, 0.5, -1.0, round(sum(own) * 0.6, 3)]) for own in weights]
    return draw.choice([1, 2, 5, 10, 30]), [draw.choice(DETERMINISTIC) for _ in range(parties)], sizes, weights, values, \
        reservations


def file_of(sizes, weights, values, reservations):
    text = '[scenario]\nid = "made"\n' + "".join(f"[parties.p{k}]\n" for k in range(len(weights)))
    for issue, size in enumerate(sizes):
        text += f"[issues.i{issue}]\nlevels = [" + ", ".join(f'"v{value}"' for value in range(size)) + "]\n"
    for party, own in enumerate(weights):
        text += f"[values.p{party}]\nno_deal = {reservations[party]}\nweights = {{ " + \
            ", ".join(f"i{issue} = {weight}" for issue, weight in enumerate(own)) + f" }}\n[values.p{party}.levels]\n"
        for issue in range(len(sizes)):
            text += f"i{issue} = {values[party][issue]}\n"
    return text


def test_files_of_several_issues_match_offer_by_offer(tmp_path):
    import json
    from negmas import SAOMechanism, make_issue
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.value_fun import TableFun
    program = os.environ.get("DETENTE", str(ROOT / "build/release/detente"))
    draw = random.Random(907)
    compared, wrong = 0, []
    for _ in range(int(os.environ.get("NEGMAS_FILES", "150"))):
        rounds, names, sizes, weights, values, reservations = issues_case(draw)
        issues = [make_issue([f"v{value}" for value in range(size)], f"i{issue}") for issue, size in enumerate(sizes)]
        session, tied = SAOMechanism(issues=issues, n_steps=rounds), False
        for k, name in enumerate(names):
            tables = [TableFun({f"v{v}": worth for v, worth in enumerate(of)}) for of in values[k]]
            ufun = LinearAdditiveUtilityFunction(values=tables, weights=weights[k], issues=issues,
                                                 reserved_value=reservations[k])
            worths = sorted(ufun(outcome) for outcome in session.outcome_space.enumerate())
            # What is closer than the tolerance of NegMAS's inverter counts as one utility there.
            tied = tied or any(b - a < 3e-6 for a, b in zip(worths, worths[1:]))
            session.add(negotiator(name)(name=f"{k}"), ufun=ufun)
        if tied:
            continue
        path = tmp_path / "made.toml"
        path.write_text(file_of(sizes, weights, values, reservations))
        asked = [program, "talk", str(path), "--rules", "negmas", "--rounds", str(rounds), "--json"]
        for name in names:
            asked += ["--party", name]
        told = json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
        levels = [f"i{issue}" for issue in range(len(sizes))]

        def outcome(of):
            return None if of is None else tuple(of[level] for level in levels)

        here = told["ended"], outcome(told["agreement"]), \
            [(int(offer["party"][1:]), outcome(offer["outcome"])) for offer in told["offers"]]
        repeats = any(len({bid for seat, bid in here[2] if seat == k}) < sum(seat == k for seat, _ in here[2])
                      for k, name in enumerate(names) if name == "micro")
        if repeats:  # then MiCRO draws which of its own offers it repeats
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            state = session.run()
        seat_of = {n.id: k for k, n in enumerate(session.negotiators)}
        there = "agreement" if state.agreement is not None else "deadline" if state.timedout else "walk", \
            None if state.agreement is None else tuple(state.agreement), \
            [(seat_of[who], tuple(what)) for step in session.history for who, what in step.new_offers
             if what is not None]
        compared += 1
        if here != there:
            wrong.append((names, rounds, sizes, reservations, there, here))
    for one in wrong[:3]:
        print(one)
    assert compared > 60
    assert not wrong, f"{len(wrong)} of {compared} differ"
