# SPDX-License-Identifier: Apache-2.0
"""Plays the league of docs/league.md and writes that page.

    python3 bench/league.py DETENTE DATA OUT.md [PYTHON_WITH_NEGMAS]

DATA is a folder with ANAC and ANL scenarios (genius/y2010, genius/y2011, genius/y2013, geniusweb). With a Python that has
NegMAS, the strategies that both have also meet in NegMAS's cartesian_tournament, on the same GENIUS scenarios, and the page
compares ranks and times. Everything is deterministic but the times.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

MOST_OUTCOMES = 6000
MOST_EQUILIBRIA = 8
REPEATED = 50
DEADLINES = (20, 100, 500)
BOTH = {"boulware": "BoulwareTBNegotiator", "linear": "LinearTBNegotiator", "conceder": "ConcederTBNegotiator",
        "micro": "MiCRONegotiator", "tit-for-tat": "NaiveTitForTatNegotiator", "hybrid": "HybridNegotiator",
        "cab": "CABNegotiator", "war": "WARNegotiator", "tough": "ToughNegotiator"}

# Runs in the other Python: plays the tournament, and prints its wall and CPU time and each strategy's mean utility and advantage.
NEGMAS = r"""
import json, pathlib, sys, tempfile, time, warnings
warnings.simplefilter("ignore")
from negmas import Scenario, sao
from negmas.tournaments.neg import cartesian_tournament
from importlib.metadata import version
folders, names, rounds, repeat = json.loads(sys.argv[1])
scenarios = []
for folder in folders:
    scenario = Scenario.load(pathlib.Path(folder), ignore_discount=True)
    # NegMAS leaves evaluations as the file has them; GENIUS divides by the greatest, which the reservation value is meant for.
    reserved = [ufun.reserved_value for ufun in scenario.ufuns]
    scenario = scenario.scale_max(1.0) or scenario
    for ufun, value in zip(scenario.ufuns, reserved):
        ufun.reserved_value = value
    scenarios.append(scenario)
kinds = [getattr(sao, name) for name in names]
began, cpu = time.perf_counter(), time.process_time()
with tempfile.TemporaryDirectory() as at:
    done = cartesian_tournament(competitors=kinds, scenarios=scenarios, n_steps=rounds, n_repetitions=repeat, njobs=-1,
                                verbosity=0, plot_fraction=0, save_stats=False, save_scenario_figs=False,
                                rotate_ufuns=False, normalize_ufuns=False, self_play=True, path=pathlib.Path(at) / "t")
wall, cpu = time.perf_counter() - began, time.process_time() - cpu
scores = done.scores
means = scores.groupby("strategy")[["utility", "advantage"]].mean()
print(json.dumps({"version": version("negmas"), "wall": wall, "cpu": cpu, "matches": len(scores) // 2,
                  "means": {str(k): [float(v["utility"]), float(v["advantage"])] for k, v in means.iterrows()}}))
"""


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stderr}")
    return done.stdout


def cpu_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def spec(path, strategies, scenarios, rounds, **more):
    lines = ["[tournament]", f"strategies = {json.dumps(strategies)}", f"scenarios = {json.dumps(scenarios)}",
             f"rounds = {rounds}"] + [f"{key} = {json.dumps(value)}" for key, value in more.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def ranks(scores):
    return {name: k + 1 for k, name in enumerate(sorted(scores, key=lambda name: (-scores[name], name)))}


def spearman(one, other):
    names = list(one)
    mean = (len(names) + 1) / 2
    above = sum((one[n] - mean) * (other[n] - mean) for n in names)
    return above / sum((one[n] - mean) ** 2 for n in names)


def means_in(detente, results, scenarios):
    names = ", ".join("'" + name.replace("'", "''") + "'" for name in scenarios)
    rows = json.loads(run(detente, "query", results, f"SELECT strategy, avg(advantage) FROM results WHERE scenario IN ({names}) "
                          "GROUP BY strategy", "--json"))["rows"]
    return {name: mean for name, mean in rows}


def figure(value, places=3):
    return "" if value is None else f"{value:.{places}f}"


def table(heads, rows, right_from=1):
    text = ["| " + " | ".join(heads) + " |", "|" + "---|" * right_from + "---:|" * (len(heads) - right_from)]
    return "\n".join(text + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def league(detente, data, folder):
    listed = json.loads(run(detente, "strategies", "--json"))["strategies"]
    strategies = list(dict.fromkeys(s["name"] for s in listed if s["part"] == "strategy" and s["rules"] in ("strict", "both")))
    patterns = [f"{data}/genius/y2010/*", f"{data}/genius/y2011/*", f"{data}/genius/y2013/*", f"{data}/geniusweb/*"]
    spec(folder / "look.toml", ["tough"], patterns, 1)
    run(detente, "tournament", folder / "look.toml", "--out", folder / "look.db", "--json")
    rows = json.loads(run(detente, "query", folder / "look.db", "SELECT name, outcomes, opposition FROM scenarios "
                          "WHERE fault IS NULL ORDER BY scenario", "--json"))["rows"]
    chosen = [(name, outcomes, opposition) for name, outcomes, opposition in rows if outcomes <= MOST_OUTCOMES]
    left_out = [(name, outcomes) for name, outcomes, _ in rows if outcomes > MOST_OUTCOMES]
    boards, seconds = {}, {}
    for rounds in DEADLINES:
        file, results = folder / f"rounds{rounds}.toml", folder / f"rounds{rounds}.db"
        spec(file, strategies, [name for name, _, _ in chosen], rounds, seed=1)
        began = time.time()
        run(detente, "tournament", file, "--out", results, "--json")
        seconds[rounds] = time.time() - began
        boards[rounds] = json.loads(run(detente, "leaderboard", results, "--json"))
        print(f"{rounds} rounds: {boards[rounds]['matches']} matches in {seconds[rounds]:.0f} s", flush=True)
    return strategies, chosen, left_out, boards, seconds


def page(detente, data, folder, negmas):
    strategies, chosen, left_out, boards, seconds = league(detente, data, folder)
    short = lambda name: "/".join(name.split("/")[-2:])
    board = boards[100]
    results = folder / "rounds100.db"
    text = ["# The league", "",
            "All built-in strategies against each other on public ANAC and ANL scenarios. Written by `bench/league.py`:", "",
            "```sh", "python3 bench/league.py build/release/detente DATA docs/league.md [PYTHON_WITH_NEGMAS]", "```", "",
            f"{len(strategies)} strategies with their standard parameters meet on {len(chosen)} scenarios of two parties (ANAC 2010, 2011 and "
            f"2013 in GENIUS's format, ANL 2022 in GeniusWeb's; up to {MOST_OUTCOMES:,} outcomes), every strategy in every seat against "
            f"every other and itself, once, under the rules `strict`: {board['matches']:,} matches with a deadline of 100 rounds, and as many "
            f"with each other deadline. On a machine with two cores that other work shared, the matches of "
            + ", ".join(f"{rounds} rounds took {seconds[rounds]:.0f} s" for rounds in DEADLINES) + ".", "",
            "What these figures say holds for these scenarios, these parameters and these opponents. A strategy named after a paper is the "
            "definition of [strategies.md](strategies.md), with what it had to guess; it is not the agent that took part in the competition.", ""]
    if left_out:
        text += ["Left out for their size: " + ", ".join(f"{short(name)} ({outcomes:,})" for name, outcomes in left_out) + ".", ""]

    text += ["## 100 rounds", "",
             "By the mean advantage, (u - r) / (best - r), which ANL 2024 scores by. Intervals hold 95 % of 1,000 resamples of scenarios.", ""]
    order = sorted(board["strategies"], key=lambda s: -s["advantage"])
    text += [table(["", "strategy", "advantage", "interval", "utility", "agreed", "welfare", "to frontier", "time of agreement"],
                   [[k + 1, f"`{s['strategy']}`", figure(s["advantage"]),
                     f"{figure(s['advantage_interval'][0])} to {figure(s['advantage_interval'][1])}", figure(s["utility"]),
                     figure(s["agreement"]), figure(s["welfare"]), figure(s["distances"]["frontier"]), figure(s["time"], 2)]
                    for k, s in enumerate(order)], 2), ""]

    tests = board["tests"]
    significant = [t for t in tests if t["significant"]]
    beaten = {name: 0 for name in strategies}
    for t in significant:
        beaten[t["first"] if t["difference"] > 0 else t["second"]] += 1
    text += ["## Significance", "",
             f"Of {len(tests)} pairs of strategies, {len(significant)} differ significantly in utility (paired t test on scenarios, Holm's "
             "correction, 0.05). How many others each has significantly more than:", "",
             ", ".join(f"`{name}` {count}" for name, count in sorted(beaten.items(), key=lambda one: (-one[1], one[0])) if count) + ".", ""]

    text += ["## Equilibria", "",
             "The game in which each role chooses a strategy before it knows the scenario, and is paid its mean utility.", ""]
    if len(board["equilibria"]) > MOST_EQUILIBRIA:
        text += [f"{len(board['equilibria'])} were found; the first {MOST_EQUILIBRIA}:", ""]
    for one in board["equilibria"][:MOST_EQUILIBRIA]:
        roles = ["; ".join(f"`{name}` {share:.3f}" for name, share in role.items()) for role in one["roles"]]
        text.append(f"* {one['kind']}: first role {roles[0]}, second role {roles[1]}; pays "
                    + " and ".join(figure(p) for p in one["payoffs"]))
    game = board["game"]
    if not board["equilibria"]:
        text.append("None was found among the supports that were searched.")
    text += ["", f"Supports of up to {game['supports_up_to']} strategies were searched"
             + (", which is all of them" if game["all_supports"] else "") + f"; strict dominance takes out {len(game['dominated'])} strategies of roles. "
             "Replicator dynamics from equal shares "
             + ("comes to rest at " if game["replicator"]["settled"] else "has not come to rest; it stands at ")
             + ", ".join(f"`{name}` {share:.2f}" for name, share in sorted(game["replicator"]["shares"].items(), key=lambda p: -p[1]) if share > 0.005)
             + ". Alpha-rank: "
             + ", ".join(f"`{name}` {share:.2f}" for name, share in sorted(game["alpha_rank"].items(), key=lambda p: -p[1]) if share > 0.005) + ".", ""]

    places = {rounds: ranks({s["strategy"]: s["advantage"] for s in boards[rounds]["strategies"]}) for rounds in DEADLINES}
    by_opposition = sorted(chosen, key=lambda one: one[2])
    third = len(by_opposition) // 3
    low, high = [one[0] for one in by_opposition[:third]], [one[0] for one in by_opposition[-third:]]
    balanced, unbalanced = [], []
    for name, _, _ in chosen:
        (balanced if json.loads(run(detente, "balance", name, "--json"))["balanced"] else unbalanced).append(name)
    parts = [("opposition low", low), ("opposition high", high), ("balanced", balanced), ("not balanced", unbalanced)]
    in_part = {words: ranks(means_in(detente, results, names)) for words, names in parts if names}
    text += ["## How the ranking moves", "",
             "Ranks by mean advantage: with each deadline over all scenarios, and with 100 rounds over a part of them: the third with the "
             f"lowest and with the highest opposition (least distance of an outcome to everybody's best; up to {by_opposition[third - 1][2]:.2f} "
             f"and from {by_opposition[-third][2]:.2f}), the {len(balanced)} on which MiCRO against itself ends within 5 % of the Nash point "
             f"(`detente balance`; such a domain is an easy test) and the {len(unbalanced)} others.", "",
             table(["strategy"] + [f"{rounds} rounds" for rounds in DEADLINES] + list(in_part),
                   [[f"`{name}`"] + [places[rounds][name] for rounds in DEADLINES] + [in_part[words][name] for words in in_part]
                    for name in sorted(strategies, key=lambda name: places[100][name])]), "",
             "Spearman's rank correlation with all scenarios and 100 rounds: "
             + ", ".join(f"{rounds} rounds {spearman(places[100], places[rounds]):.2f}" for rounds in DEADLINES if rounds != 100) + "; "
             + ", ".join(f"{words} {spearman(places[100], in_part[words]):.2f}" for words in in_part) + ".", ""]
    if negmas:
        text += beside_negmas(detente, data, folder, negmas, [one for one in chosen if "/genius/" in one[0]])
    return "\n".join(text).rstrip() + "\n"


def beside_negmas(detente, data, folder, python, chosen):
    folders = [name for name, _, _ in chosen]
    names = list(BOTH)
    theirs = json.loads(run(python, "-c", NEGMAS, json.dumps([folders, [BOTH[name] for name in names], 100, 1])).splitlines()[-1])
    file = folder / "both.toml"
    seconds = {}
    for repeat in (REPEATED, 1):
        spec(file, names, folders, 100, seed=1, rules="negmas", repeat=repeat)
        (folder / "both.db").unlink(missing_ok=True)
        before = cpu_of_children()
        run(detente, "tournament", file, "--out", folder / "both.db", "--threads", 1, "--json")
        seconds[repeat] = cpu_of_children() - before
    board = json.loads(run(detente, "leaderboard", folder / "both.db", "--json"))
    here = {s["strategy"]: s["advantage"] for s in board["strategies"]}
    there = {name: value[1] for kind, value in theirs["means"].items() for name in names if BOTH[name] in (kind, kind.split(".")[-1])}
    text = ["## The same league in NegMAS", "",
            f"NegMAS {theirs['version']}'s `cartesian_tournament` and detente under the rules `negmas`, one thread each, in one run: the "
            f"{len(names)} strategies that both have, {len(folders)} GENIUS scenarios, 100 rounds, every ordered pair. Ranks by mean advantage.", ""]
    if len(there) == len(here):
        mine, other = ranks(here), ranks(there)
        text += [table(["strategy", "advantage here", "in NegMAS", "rank here", "in NegMAS"],
                       [[f"`{name}`", figure(here[name], 4), figure(there[name], 4), mine[name], other[name]]
                        for name in sorted(names, key=lambda name: mine[name])]), "",
                 f"Spearman's rank correlation {spearman(mine, other):.2f}. Strategies that draw (MiCRO when it repeats) draw otherwise here than there.", ""]
    a_match, peer = seconds[REPEATED] / board["matches"] / REPEATED, theirs["cpu"] / theirs["matches"]
    text += [f"NegMAS took {theirs['cpu']:.1f} s of CPU time for {theirs['matches']:,} matches, {peer * 1e3:.1f} ms a match. detente took "
             f"{seconds[1]:.3f} s for the same, starting, reading, measuring the scenarios and storing included "
             f"({theirs['cpu'] / seconds[1]:,.0f} times as fast), and {seconds[REPEATED]:.2f} s with {REPEATED} repetitions of each, "
             f"{a_match * 1e6:.1f} µs a match ({peer / a_match:,.0f} times as fast).", ""]
    print(json.dumps({"negmas": theirs, "seconds": seconds}), flush=True)
    return text


def main(detente, data, out, negmas=None):
    with tempfile.TemporaryDirectory() as folder:
        written = page(os.path.abspath(detente), os.path.abspath(data), pathlib.Path(folder), negmas)
    pathlib.Path(out).write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
