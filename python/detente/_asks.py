# SPDX-License-Identifier: Apache-2.0
"""The questions as methods. Written by `python -m detente._generate` from the table of options; do not edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Union

from ._options import Day, Number, Package
from ._report import BriefingReport, Report

Progress = Union[bool, Callable[[str, int, int], None], None]


class Asks:
    """The questions that can be asked of a case."""

    def _ask(self, question: str, given: Mapping[str, Any]) -> Report:
        raise NotImplementedError

    def deals(
        self,
        *,
        accounts: str | Sequence[str] | None = None,
        as_of: Day | None = None,
        standing: Literal["on_record", "reported", "inferred", "assumed"] | None = None,
        without: str | Sequence[str] | None = None,
        above_conflict: bool = False,
        weigh: Literal["auto", "all", "none"] | None = None,
        compare_accounts: bool = False,
        family: Literal["additive", "monotone"] | None = None,
        directions: Literal["weak", "strict"] | None = None,
        package: Package | None = None,
        compare: tuple[Package, Package] | None = None,
        settle: bool = False,
        shares: bool = False,
        no_shares: bool = False,
        law: Literal["steps", "issues"] | None = None,
        models: int | None = None,
        list: Literal["certain", "open", "live", "excluded", "one-away"] | None = None,
        where: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        assume: str | Sequence[str] | None = None,
        drop: str | Sequence[str] | None = None,
        verify: bool = False,
        against: str | None = None,
        after: int | None = None,
        seed: int | None = None,
        definitions: Literal["strict", "genius", "geniusweb", "negolog", "negmas"] | None = None,
        frontier: Literal["none", "points", "full"] | None = None,
        parties: str | Sequence[str | int | float] | None = None,
        deal: Package | None = None,
        sensitivity: bool = False,
        limit_time: int | None = None,
        limit_memory: int | None = None,
        progress: Progress = None,
    ) -> Report:
        """Which packages each party would certainly take or refuse, and what is open; of numbers, the
        landscape.

        ``accounts``: answer under this account; without it, the scenario's default account
        ``as_of``: answer with what was known on that day, 2019-02-28 or 2019-02 (its last day): what came out
            later, was withdrawn by then or cites only undated sources is left out, by name; head: the day of
            the scenario's head
        ``standing``: answer from statements of this standing upward: on_record, reported, inferred, assumed
        ``without``: answer without every report that depends on this source, outlet, speaker or relay
        ``above_conflict``: where a party's statements contradict each other, answer from those that rank
            above the contradiction
        ``weigh``: the verdicts of which it is said what they rest on: of all packages where there are at most
            4096 (auto), of all, or of none but the package that is named; auto where it is not given
        ``compare_accounts``: put the accounts side by side: what each alone says, where they contradict each
            other, which verdicts differ
        ``family``: the value functions considered: additive over issues, or any monotone ones; additive where
            it is not given
        ``directions``: how stated directions count: each step at least as good (weak), or better (strict);
            weak where it is not given
        ``package``: answer for this package, its reasons and what would change them: "nuclear=2,
            sanctions=all", by level numbers or names, issues not named at their first level
        ``compare``: say for each party whether package P is at least as good as package Q, and Q as P
        ``settle``: name the question worth asking next, and what is one answer away from a deal
        ``shares``: how much of what is consistent goes either way: for every package the share of value
            models, under named laws, in which each party and all of them accept it
        ``no_shares``: choose questions and order lists without drawing value models
        ``law``: draw value models by this law alone: uniform over the sizes of all level steps (steps), or
            over issue weights and then within each issue (issues); without it, by both
        ``models``: how many value models are drawn for each party; from 100 to 1000000; 10000 where it is not
            given
        ``list``: name the packages: certain for all, open, live (nobody certainly refuses), excluded, or one
            yes of one party away
        ``where``: of them those that match, as in a red line: "nuclear >= 2, sanctions <= 2"
        ``sort``: their order: share (the joint share, largest first), steps (fewest first), file, or a
            party's id for its own share; without it, by share where there are shares
        ``limit``: name at most so many of them; from 1 to 1000000000
        ``assume``: what if: suppose this statement too, whatever accounts say, as "us: { nuclear = 2 } > no
            deal"; the answer is hypothetical, with before and after side by side
        ``drop``: what if: without the statement, direction, number or other item of this id; the answer is
            hypothetical
        ``verify``: have an independent checker prove every verdict's certificate again
        ``against``: take this state of the standoff for no deal: answer which packages beat it for whom
        ``after``: answer for so many periods later, no deal having drifted as [standoff.drift] says; from 0
            to 1000000
        ``seed``: the seed of drawn value models: the same seed gives the same shares; from 0 to
            9000000000000000000; 1 where it is not given
        ``definitions``: whose definitions of points and measures hold on numeric files; strict where it is
            not given
        ``frontier``: how much of the frontier of numeric files to print: utilities (points), with an outcome
            each (full); full where it is not given
        ``parties``: only these parties of numeric files, by number from 1 or by name, separated by commas
        ``deal``: on numeric files, what this outcome is worth, and whether a better one for all exists
        ``sensitivity``: on numeric files, how firm the points are against reservation values and weights
        ``limit_time``: stop after this long, with what was found until then and what was left out; from 1 to
            86400
        ``limit_memory``: how much memory tables over numeric files may take; from 1 to 1048576
        ``progress``: True for a tqdm bar, or a function of (part, done, of)
        """
        return self._ask("deals", {"accounts": accounts, "as_of": as_of, "standing": standing, "without":
            without, "above_conflict": above_conflict, "weigh": weigh, "compare_accounts": compare_accounts,
            "family": family, "directions": directions, "package": package, "compare": compare, "settle":
            settle, "shares": shares, "no_shares": no_shares, "law": law, "models": models, "list": list,
            "where": where, "sort": sort, "limit": limit, "assume": assume, "drop": drop, "verify": verify,
            "against": against, "after": after, "seed": seed, "definitions": definitions, "frontier":
            frontier, "parties": parties, "deal": deal, "sensitivity": sensitivity, "limit_time": limit_time,
            "limit_memory": limit_memory, "progress": progress})

    def plan(
        self,
        *,
        accounts: str | Sequence[str] | None = None,
        as_of: Day | None = None,
        standing: Literal["on_record", "reported", "inferred", "assumed"] | None = None,
        without: str | Sequence[str] | None = None,
        above_conflict: bool = False,
        family: Literal["additive", "monotone"] | None = None,
        directions: Literal["weak", "strict"] | None = None,
        no_shares: bool = False,
        law: Literal["steps", "issues"] | None = None,
        models: int | None = None,
        questions: int | None = None,
        assume: str | Sequence[str] | None = None,
        drop: str | Sequence[str] | None = None,
        seed: int | None = None,
        limit_time: int | None = None,
        progress: Progress = None,
    ) -> Report:
        """Whom to ask what, and what next after yes and after no.

        ``accounts``: answer under this account; without it, the scenario's default account
        ``as_of``: answer with what was known on that day, 2019-02-28 or 2019-02 (its last day): what came out
            later, was withdrawn by then or cites only undated sources is left out, by name; head: the day of
            the scenario's head
        ``standing``: answer from statements of this standing upward: on_record, reported, inferred, assumed
        ``without``: answer without every report that depends on this source, outlet, speaker or relay
        ``above_conflict``: where a party's statements contradict each other, answer from those that rank
            above the contradiction
        ``family``: the value functions considered: additive over issues, or any monotone ones; additive where
            it is not given
        ``directions``: how stated directions count: each step at least as good (weak), or better (strict);
            weak where it is not given
        ``no_shares``: choose questions and order lists without drawing value models
        ``law``: draw value models by this law alone: uniform over the sizes of all level steps (steps), or
            over issue weights and then within each issue (issues); without it, by both
        ``models``: how many value models are drawn for each party; from 100 to 1000000; 10000 where it is not
            given
        ``questions``: how many questions the plan looks ahead; of more than 10 it follows what drawn models
            answer; from 1 to 25; 5 where it is not given
        ``assume``: what if: suppose this statement too, whatever accounts say, as "us: { nuclear = 2 } > no
            deal"; the answer is hypothetical, with before and after side by side
        ``drop``: what if: without the statement, direction, number or other item of this id; the answer is
            hypothetical
        ``seed``: the seed of drawn value models: the same seed gives the same shares; from 0 to
            9000000000000000000; 1 where it is not given
        ``limit_time``: stop after this long, with what was found until then and what was left out; from 1 to
            86400
        ``progress``: True for a tqdm bar, or a function of (part, done, of)
        """
        return self._ask("plan", {"accounts": accounts, "as_of": as_of, "standing": standing, "without":
            without, "above_conflict": above_conflict, "family": family, "directions": directions,
            "no_shares": no_shares, "law": law, "models": models, "questions": questions, "assume": assume,
            "drop": drop, "seed": seed, "limit_time": limit_time, "progress": progress})

    def standoff(
        self,
        *,
        accounts: str | Sequence[str] | None = None,
        as_of: Day | None = None,
        standing: Literal["on_record", "reported", "inferred", "assumed"] | None = None,
        without: str | Sequence[str] | None = None,
        above_conflict: bool = False,
        assume: str | Sequence[str] | None = None,
        drop: str | Sequence[str] | None = None,
        concepts: str | Sequence[str | int | float] | None = None,
        sanctions: Literal["legal", "once", "single"] | None = None,
        simultaneous: Literal["off", "each", "both-unstable"] | None = None,
        from_: str | None = None,
        by: str | Sequence[str] | None = None,
        evolution: bool = False,
        why: str | Sequence[str] | None = None,
        tips: str | Sequence[str] | None = None,
        inverse: str | Sequence[str] | None = None,
        parties: str | Sequence[str] | None = None,
        offer: Package | None = None,
        robustness: bool = False,
        samples: int | None = None,
        seed: int | None = None,
        progress: Progress = None,
    ) -> Report:
        """Where it leads when talks fail: who would stay where, and what tips it.

        ``accounts``: answer under this account; without it, the scenario's default account
        ``as_of``: answer with what was known on that day, 2019-02-28 or 2019-02 (its last day): what came out
            later, was withdrawn by then or cites only undated sources is left out, by name; head: the day of
            the scenario's head
        ``standing``: answer from statements of this standing upward: on_record, reported, inferred, assumed
        ``without``: answer without every report that depends on this source, outlet, speaker or relay
        ``above_conflict``: where a party's statements contradict each other, answer from those that rank
            above the contradiction
        ``assume``: what if: suppose this statement too, whatever accounts say, as "us: { nuclear = 2 } > no
            deal"; the answer is hypothetical, with before and after side by side
        ``drop``: what if: without the statement, direction, number or other item of this id; the answer is
            hypothetical
        ``concepts``: stability concepts, by commas: nash, gmr, smr, seq, sseq (these are the standard ones),
            sim, seq_or_sim, l1, l2, ..., nm, rnash, rgmr, rsmr, rseq, cnash, cgmr, csmr, cseq
        ``sanctions``: what answers count: sequences in which nobody moves twice in a row (legal), in which
            each opponent moves at most once (once), or one move of one opponent (single); legal where it is
            not given
        ``simultaneous``: also examine answers made at the same time: never (off), in every state (each), or
            where two decision makers or more are unstable by SEQ (both-unstable); off where it is not given
        ``from_``: say where this state leads, by its id, its name or `code:N`; without it, the status quo
        ``by``: let only these parties move from there; also say what they could bring about together that all
            of them prefer
        ``evolution``: list distances and all shortest paths from there
        ``why``: say for every decision maker why it would stay there or leave
        ``tips``: name the smallest change of one party's ranking after which the state becomes, or stops
            being, an equilibrium
        ``inverse``: count the strict rankings that make the state an equilibrium
        ``parties``: whose rankings --inverse varies; without it, everybody's
        ``offer``: hold this package against the states that walks lead to, the equilibria and the status quo,
            and say for whom walking away is a best reply to it
        ``robustness``: give the share of rankings consistent with what is known under which each state is
            stable
        ``samples``: how many rankings are drawn where they are not counted; from 1 to 1000000000; 100000
            where it is not given
        ``seed``: the seed of what is drawn: the same seed gives the same shares and the same sessions; from 0
            to 9000000000000000000; 1 where it is not given
        ``progress``: True for a tqdm bar, or a function of (part, done, of)
        """
        return self._ask("standoff", {"accounts": accounts, "as_of": as_of, "standing": standing, "without":
            without, "above_conflict": above_conflict, "assume": assume, "drop": drop, "concepts": concepts,
            "sanctions": sanctions, "simultaneous": simultaneous, "from_": from_, "by": by, "evolution":
            evolution, "why": why, "tips": tips, "inverse": inverse, "parties": parties, "offer": offer,
            "robustness": robustness, "samples": samples, "seed": seed, "progress": progress})

    def check(
        self,
        *,
        strict: bool = False,
        progress: Progress = None,
    ) -> Report:
        """What the case holds, and whether what it cites stands where it says.

        ``strict``: refuse quotations that cannot be checked, and what is marked above its ceiling without a
            reason
        ``progress``: True for a tqdm bar, or a function of (part, done, of)
        """
        return self._ask("check", {"strict": strict, "progress": progress})

    def briefing(
        self,
        *,
        accounts: str | Sequence[str] | None = None,
        as_of: Day | None = None,
        standing: Literal["on_record", "reported", "inferred", "assumed"] | None = None,
        without: str | Sequence[str] | None = None,
        above_conflict: bool = False,
        family: Literal["additive", "monotone"] | None = None,
        directions: Literal["weak", "strict"] | None = None,
        assume: str | Sequence[str] | None = None,
        drop: str | Sequence[str] | None = None,
        strict: bool = False,
        definitions: Literal["strict", "genius", "geniusweb", "negolog", "negmas"] | None = None,
        parties: str | Sequence[str | int | float] | None = None,
        limit_time: int | None = None,
        limit_memory: int | None = None,
        progress: Progress = None,
    ) -> BriefingReport:
        """All answers that the case supports, as one document.

        ``accounts``: answer under this account; without it, the scenario's default account
        ``as_of``: answer with what was known on that day, 2019-02-28 or 2019-02 (its last day): what came out
            later, was withdrawn by then or cites only undated sources is left out, by name; head: the day of
            the scenario's head
        ``standing``: answer from statements of this standing upward: on_record, reported, inferred, assumed
        ``without``: answer without every report that depends on this source, outlet, speaker or relay
        ``above_conflict``: where a party's statements contradict each other, answer from those that rank
            above the contradiction
        ``family``: the value functions considered: additive over issues, or any monotone ones; additive where
            it is not given
        ``directions``: how stated directions count: each step at least as good (weak), or better (strict);
            weak where it is not given
        ``assume``: what if: suppose this statement too, whatever accounts say, as "us: { nuclear = 2 } > no
            deal"; the answer is hypothetical, with before and after side by side
        ``drop``: what if: without the statement, direction, number or other item of this id; the answer is
            hypothetical
        ``strict``: refuse a scenario with quotations that fail their check or cannot be checked
        ``definitions``: whose definitions of points and measures hold on numeric files; strict where it is
            not given
        ``parties``: only these parties of numeric files, by number from 1 or by name, separated by commas
        ``limit_time``: stop after this long, with what was found until then and what was left out; from 1 to
            86400
        ``limit_memory``: how much memory tables over numeric files may take; from 1 to 1048576
        ``progress``: True for a tqdm bar, or a function of (part, done, of)
        """
        answer = self._ask("briefing", {
            "accounts": accounts, "as_of": as_of, "standing": standing, "without": without, "above_conflict":
            above_conflict, "family": family, "directions": directions, "assume": assume, "drop": drop,
            "strict": strict, "definitions": definitions, "parties": parties, "limit_time": limit_time,
            "limit_memory": limit_memory, "progress": progress
        })
        assert isinstance(answer, BriefingReport)
        return answer

    def history(
        self,
        *,
        accounts: str | Sequence[str] | None = None,
        family: Literal["additive", "monotone"] | None = None,
        directions: Literal["weak", "strict"] | None = None,
        package: Package | None = None,
        progress: Progress = None,
    ) -> Report:
        """On which days the verdicts, or what they rest on, changed, and who moved when.

        ``accounts``: answer under this account; without it, the scenario's default account
        ``family``: the value functions considered: additive over issues, or any monotone ones; additive where
            it is not given
        ``directions``: how stated directions count: each step at least as good (weak), or better (strict);
            weak where it is not given
        ``package``: answer for this package, its reasons and what would change them: "nuclear=2,
            sanctions=all", by level numbers or names, issues not named at their first level
        ``progress``: True for a tqdm bar, or a function of (part, done, of)
        """
        return self._ask("history", {"accounts": accounts, "family": family, "directions": directions,
            "package": package, "progress": progress})

    def steps(
        self,
        *,
        accounts: str | Sequence[str] | None = None,
        as_of: Day | None = None,
        standing: Literal["on_record", "reported", "inferred", "assumed"] | None = None,
        without: str | Sequence[str] | None = None,
        above_conflict: bool = False,
        assume: str | Sequence[str] | None = None,
        drop: str | Sequence[str] | None = None,
        sequence: str | None = None,
        set: str | Sequence[str] | None = None,
        progress: Progress = None,
    ) -> Report:
        """Which first step is credible, how big, who moves first, and what must be verified.

        ``accounts``: answer under this account; without it, the scenario's default account
        ``as_of``: answer with what was known on that day, 2019-02-28 or 2019-02 (its last day): what came out
            later, was withdrawn by then or cites only undated sources is left out, by name; head: the day of
            the scenario's head
        ``standing``: answer from statements of this standing upward: on_record, reported, inferred, assumed
        ``without``: answer without every report that depends on this source, outlet, speaker or relay
        ``above_conflict``: where a party's statements contradict each other, answer from those that rank
            above the contradiction
        ``assume``: what if: suppose this statement too, whatever accounts say, as "us: { nuclear = 2 } > no
            deal"; the answer is hypothetical, with before and after side by side
        ``drop``: what if: without the statement, direction, number or other item of this id; the answer is
            hypothetical
        ``sequence``: judge this named sequence alone, its slack move by move
        ``set``: what if: put a number or an interval in the place of what is known, as penalty.us=0.5,
            patience.us=[0.8,0.95], cost.us.PIECE=1 or temptation.us=0.5,1.5 (docs/steps.md has the keys)
        ``progress``: True for a tqdm bar, or a function of (part, done, of)
        """
        return self._ask("steps", {"accounts": accounts, "as_of": as_of, "standing": standing, "without":
            without, "above_conflict": above_conflict, "assume": assume, "drop": drop, "sequence": sequence,
            "set": set, "progress": progress})

    def value(
        self,
        *,
        outcome: Package | None = None,
        party: str | None = None,
        rank: int | None = None,
        at_least: Number | None = None,
        at_most: Number | None = None,
        nearest: Number | None = None,
        between: str | Sequence[str | int | float] | None = None,
        for_: str | None = None,
        offers: int | None = None,
        limit_time: int | None = None,
        limit_memory: int | None = None,
        progress: Progress = None,
    ) -> Report:
        """What an outcome is worth, or which outcome is worth so much.

        ``outcome``: the outcome, as "issue=value, issue=value"
        ``party``: whose worth --rank, --at-least, --at-most, --nearest, --between and --offers mean, by name
            or by number from 1
        ``rank``: the party's K-th best outcome; 1 is its best; from 1 to 1000000000
        ``at_least``: the party's worst outcome that is worth at least so much; with --for, the best for
            another party among those
        ``at_most``: the party's best outcome that is worth at most so much
        ``nearest``: the outcome whose worth to the party is nearest to this
        ``between``: count the outcomes worth from A to B to the party, both included
        ``for_``: with --at-least: for whom the outcome is to be best
        ``offers``: the best list of at most N offers of the party, one after the other, to sides that take
            each outcome with a chance that does not change, and the proof that none is better; from 1 to
            1000000
        ``limit_time``: stop after this long, with what was found until then and what was left out; from 1 to
            86400
        ``limit_memory``: how much memory tables over numeric files may take; from 1 to 1048576
        ``progress``: True for a tqdm bar, or a function of (part, done, of)
        """
        return self._ask("value", {"outcome": outcome, "party": party, "rank": rank, "at_least": at_least,
            "at_most": at_most, "nearest": nearest, "between": between, "for_": for_, "offers": offers,
            "limit_time": limit_time, "limit_memory": limit_memory, "progress": progress})

    def reveal(
        self,
        *,
        accounts: str | Sequence[str] | None = None,
        family: Literal["additive", "monotone"] | None = None,
        directions: Literal["weak", "strict"] | None = None,
        session: str | None = None,
        line: int | None = None,
        progress: Progress = None,
    ) -> Report:
        """What the moves at the table revealed.

        ``accounts``: answer under this account; without it, the scenario's default account
        ``family``: the value functions considered: additive over issues, or any monotone ones; additive where
            it is not given
        ``directions``: how stated directions count: each step at least as good (weak), or better (strict);
            weak where it is not given
        ``session``: the moves of a session that was played, as `detente talk --json` or --jsonl wrote it,
            instead of the file's own
        ``line``: of JSON lines: the session in this line; from 1 to 1000000000; 1 where it is not given
        ``progress``: True for a tqdm bar, or a function of (part, done, of)
        """
        return self._ask("reveal", {"accounts": accounts, "family": family, "directions": directions,
            "session": session, "line": line, "progress": progress})

    def propose(
        self,
        *,
        accounts: str | Sequence[str] | None = None,
        as_of: Day | None = None,
        standing: Literal["on_record", "reported", "inferred", "assumed"] | None = None,
        without: str | Sequence[str] | None = None,
        above_conflict: bool = False,
        family: Literal["additive", "monotone"] | None = None,
        directions: Literal["weak", "strict"] | None = None,
        no_shares: bool = False,
        law: Literal["steps", "issues"] | None = None,
        models: int | None = None,
        assume: str | Sequence[str] | None = None,
        drop: str | Sequence[str] | None = None,
        for_: str | None = None,
        mediator: bool = False,
        texts: int | None = None,
        to: Package | None = None,
        seed: int | None = None,
        limit_time: int | None = None,
        progress: Progress = None,
    ) -> Report:
        """What to propose, and what has to be true for it.

        ``accounts``: answer under this account; without it, the scenario's default account
        ``as_of``: answer with what was known on that day, 2019-02-28 or 2019-02 (its last day): what came out
            later, was withdrawn by then or cites only undated sources is left out, by name; head: the day of
            the scenario's head
        ``standing``: answer from statements of this standing upward: on_record, reported, inferred, assumed
        ``without``: answer without every report that depends on this source, outlet, speaker or relay
        ``above_conflict``: where a party's statements contradict each other, answer from those that rank
            above the contradiction
        ``family``: the value functions considered: additive over issues, or any monotone ones; additive where
            it is not given
        ``directions``: how stated directions count: each step at least as good (weak), or better (strict);
            weak where it is not given
        ``no_shares``: choose questions and order lists without drawing value models
        ``law``: draw value models by this law alone: uniform over the sizes of all level steps (steps), or
            over issue weights and then within each issue (issues); without it, by both
        ``models``: how many value models are drawn for each party; from 100 to 1000000; 10000 where it is not
            given
        ``assume``: what if: suppose this statement too, whatever accounts say, as "us: { nuclear = 2 } > no
            deal"; the answer is hypothetical, with before and after side by side
        ``drop``: what if: without the statement, direction, number or other item of this id; the answer is
            hypothetical
        ``for_``: what this party can propose: what it is certain to accept, ranked by the others
        ``mediator``: what a mediator can propose, which is what holds without --for
        ``texts``: name at most so many texts, or put so many into the menu; from 1 to 20; 5 where it is not
            given
        ``to``: an offer on the table: the smallest changes that raise its joint share most, or make it
            acceptable to whom
        ``seed``: the seed of drawn value models: the same seed gives the same shares; from 0 to
            9000000000000000000; 1 where it is not given
        ``limit_time``: stop after this long, with what was found until then and what was left out; from 1 to
            86400
        ``progress``: True for a tqdm bar, or a function of (part, done, of)
        """
        return self._ask("propose", {"accounts": accounts, "as_of": as_of, "standing": standing, "without":
            without, "above_conflict": above_conflict, "family": family, "directions": directions,
            "no_shares": no_shares, "law": law, "models": models, "assume": assume, "drop": drop, "for_":
            for_, "mediator": mediator, "texts": texts, "to": to, "seed": seed, "limit_time": limit_time,
            "progress": progress})
