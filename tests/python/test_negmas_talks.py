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
        "random": sao.RandomNegotiator,
    }
    return kinds[name]


def varied(draw):
    """A strategy with parameters of its own, as it is written here, and the same in NegMAS."""
    from functools import partial
    from negmas import sao
    e = round(draw.choice([draw.uniform(0.05, 1), draw.uniform(1, 12)]), 3)
    tolerance = draw.choice([0.001, 0.01, 0.1])
    kindness = draw.choice([0.05, 0.2, 0.5, 1.0])
    return draw.choice([
        (f"boulware(e={e})", partial(sao.TimeBasedConcedingNegotiator, offering_curve=e)),
        (f"aspiration(e={e}, tolerance={tolerance})", partial(sao.AspirationNegotiator, aspiration_type=e, tolerance=tolerance)),
        (f"tit-for-tat(kindness={kindness})", partial(sao.NaiveTitForTatNegotiator, kindness=kindness)),
    ])


def play_there(rounds, size, names, reservations, utilities, kinds=None):
    """(ended, round, agreement, [(seat, outcome)]) of NegMAS. `kinds`: what makes each seat, where names do not say it."""
    from negmas import SAOMechanism, make_issue
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.value_fun import TableFun
    issues = [make_issue([str(i) for i in range(size)], "x")]
    session = SAOMechanism(issues=issues, n_steps=rounds)
    for k, name in enumerate(names):
        values = {str(i): utilities[k][i] for i in range(size)}
        ufun = LinearAdditiveUtilityFunction(values=[TableFun(values)], weights=[1.0], issues=issues,
                                             reserved_value=reservations[k])
        session.add((kinds[k] if kinds else negotiator(name))(name=f"{k}"), ufun=ufun)
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
    count = int(os.environ.get("NEGMAS_SESSIONS", "2500"))
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


def test_parameters_mean_the_same():
    draw = random.Random(5150)
    cases, kinds = [], []
    for _ in range(int(os.environ.get("NEGMAS_VARIED", "400"))):
        case = list(random_case(draw))
        written = [varied(draw) for _ in case[2]]
        case[2] = [name for name, _ in written]
        cases.append(case)
        kinds.append([kind for _, kind in written])
    wrong = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for case, of, here in zip(cases, kinds, play_here([line_of(*case) for case in cases])):
            there = play_there(*case, kinds=of)
            if (there[0], there[2], there[3]) != (here[0], here[2], here[3]):
                wrong.append((case[2], case[0], case[1], case[3], there, here))
    for one in wrong[:3]:
        print(one)
    assert not wrong, f"{len(wrong)} of {len(cases)} differ"


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


# --- strategies that draw: the rule that they must keep, here and there ---------------------------------------------


class Micro:
    """What MiCRO must do, by its definition (de Jonge 2022; NegMAS's MiCRONegotiator)."""

    def __init__(self, utilities, reservation):
        self.worth, self.reservation = utilities, reservation
        self.list = sorted(range(len(utilities)), key=lambda bid: -utilities[bid])
        self.conceded, self.sent, self.received, self.repeats = 0, set(), set(), 0

    def next(self):
        if self.conceded < len(self.list) and self.worth[self.list[self.conceded]] >= self.reservation:
            return self.list[self.conceded]
        return None

    def accepts(self, bid):
        ready = len(self.sent) <= len(self.received)
        lowest = self.next() if ready else self.list[self.conceded - 1]
        return self.worth[bid] >= (self.reservation if lowest is None else max(self.worth[lowest], self.reservation))

    def may_offer(self, bid):
        step = self.next()
        if step is not None and len(self.sent) <= len(self.received):
            self.conceded += 1
            self.sent.add(step)
            return bid == step
        self.repeats += 1
        return bid in self.sent if self.sent else bid is None

    def hears(self, bid):
        self.received.add(bid)


def kept_its_rule(rounds, micros, parties, played):
    """Goes through a session act by act. What was done against the rule, or None."""
    ended, _, agreement, offers = played
    left, standing, proposer, accepted = list(offers), None, None, 0
    for turn in range(rounds * parties):
        seat = turn % parties
        micro = micros.get(seat)
        offered = left[0][1] if left and left[0][0] == seat else None
        over = not left
        if standing is not None and seat != proposer:
            # It accepted where somebody else speaks next, or where this closed the deal.
            took = offered is None and (bool(left) or (ended == "agreement" and accepted + 1 == parties))
            walked = over and not took
            if walked and parties > 2:
                return None  # who took it before somebody walked is not written down
            if micro and not walked and micro.accepts(standing) != took:
                return f"turn {turn}: seat {seat} {'took' if took else 'refused'} {standing}"
            if micro and walked and micro.accepts(standing):
                return f"turn {turn}: seat {seat} walked from what it takes"
            if took:
                accepted += 1
                if accepted == parties:
                    return None if agreement == standing and over else "the agreement is another"
                continue
        if micro and not micro.may_offer(offered):
            return f"turn {turn}: seat {seat} offered {offered}"
        if offered is None:
            return None if ended == "walk" and over else f"turn {turn}: nothing was offered, and it went on"
        left.pop(0)
        standing, proposer, accepted = offered, seat, 1
        for other, one in micros.items():
            if other != seat:
                one.hears(offered)
    return None if ended == "deadline" and not left else "it went on after the deadline"


def test_micro_keeps_its_rule_where_it_draws():
    draw = random.Random(71)
    repeats, wrong, played = {"here": 0, "there": 0}, [], 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cases = []
        while len(cases) < int(os.environ.get("NEGMAS_DRAWN", "300")):
            case = random_case(draw)
            names = list(case[2])
            names[draw.randrange(len(names))] = "micro"
            cases.append((case[0], case[1], names, case[3], case[4]))
        for case, here in zip(cases, play_here([line_of(*case) for case in cases])):
            for side, session in (("here", here), ("there", play_there(*case))):
                micros = {k: Micro(case[4][k], case[3][k]) for k, name in enumerate(case[2]) if name == "micro"}
                fault = kept_its_rule(case[0], micros, len(case[2]), session)
                repeats[side] += sum(one.repeats for one in micros.values())
                played += 1
                if fault:
                    wrong.append((side, fault, case, session))
    assert not wrong, wrong[:2]
    assert min(repeats.values()) > played // 20, repeats


def test_random_keeps_its_chances_and_offers_evenly():
    from math import sqrt
    size, rounds, sessions = 5, 40, int(os.environ.get("NEGMAS_RANDOM", "400"))
    case = (rounds, size, ["random", "random"], [0.1, 0.1],
            [[k / size for k in range(size)], [1 - k / size for k in range(size)]])
    ours = subprocess.run([str(PLAY)], input="".join(line_of(*case) + f"\t{k}\n" for k in range(sessions)),
                          capture_output=True, text=True, check=True).stdout.splitlines()
    here = []
    for line in ours:
        words = line.split()
        here.append((words[0], int(words[2]), words[3], [tuple(map(int, word.split(":"))) for word in words[4:]]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        there = [play_there(*case) for _ in range(sessions)]
    for side, results in (("here", here), ("there", there)):
        acts = {"agreement": 0, "walk": 0, "deadline": 0, "reject": 0}
        offered = [0] * size
        for ended, _, _, offers in results:
            acts[ended] += 1
            acts["reject"] += len(offers) - 1
            for _, bid in offers:
                offered[bid] += 1
        answers = acts["agreement"] + acts["walk"] + acts["reject"]
        for act, chance in (("agreement", 0.15), ("walk", 0.10), ("reject", 0.75)):
            assert abs(acts[act] / answers - chance) < 5 * sqrt(chance * (1 - chance) / answers), (side, acts)
        for count in offered:
            assert abs(count / sum(offered) - 1 / size) < 5 * sqrt((1 / size) * (1 - 1 / size) / sum(offered)), side
