// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/internal/talk_options.h"

#include <utility>

namespace detente::requests {

void add_talk_options(std::vector<Option>& table) {
    const auto add = [&table](Option option) { table.push_back(std::move(option)); };
    add({.name = "--party",
         .value = "[NAME=]STRATEGY",
         .meaning =
             "what a party plays, such as us=\"boulware(e=0.2) model=frequency accept=ac_next\"; "
             "without names, in "
             "the order of the file; program:COMMAND lets an outside program play; of a single text, how it "
             "votes",
         .repeats = true,
         .sets = "strategies",
         .commands = {"talk"}});
    add({.name = "--protocol",
         .value = "PROTOCOL",
         .meaning =
             "stacked alternating offers, Rubinstein's division (one act a round, waiting costs), monotonic "
             "concession, simultaneous offers with votes, tentative agreement on unique offers, one final "
             "offer each before an arbitrator, or a mediator's single text",
         .standard = "alternating",
         .choices = {"alternating", "division", "monotonic", "simultaneous", "unique", "final-offer",
                     "single-text"},
         .sets = "protocol",
         .commands = {"talk"}});
    add({.name = "--rules",
         .value = "RULES",
         .meaning = "whose definitions hold: the literature's, or NegMAS's step by step",
         .standard = "strict",
         .choices = {"strict", "negmas"},
         .sets = "rules",
         .commands = {"talk"}});
    add({.name = "--rounds",
         .value = "N",
         .meaning = "the deadline: every party acts once a round",
         .standard = "100",
         .bounds = Bounds{1, 10'000'000},
         .sets = "rounds",
         .commands = {"talk"}});
    add({.name = "--repeat",
         .value = "N",
         .meaning =
             "play so many sessions and count how they end; of parties known by statements, so many drawn "
             "value models of each, 1000 where it is not given",
         .standard = "1",
         .bounds = Bounds{1, 100'000'000},
         .sets = "repeat",
         .commands = {"talk"}});
    add({.name = "--match",
         .value = "N",
         .meaning = "the number of the first session: with its seed it can be played again alone",
         .standard = "0",
         .bounds = Bounds{0, 9'000'000'000'000'000'000},
         .sets = "match",
         .commands = {"talk"}});
    add({.name = "--end-chance",
         .value = "P",
         .meaning = "before each round the talks end with this chance, a deadline that nobody knows",
         .standard = "0",
         .kind = ValueKind::number,
         .sets = "end_chance",
         .commands = {"talk"}});
    add({.name = "--ends-from",
         .value = "N",
         .meaning =
             "the talks end after a number of rounds drawn evenly from N to --rounds, which nobody knows",
         .bounds = Bounds{1, 10'000'000},
         .sets = "ends_from",
         .commands = {"talk"}});
    add({.name = "--seconds",
         .value = "S",
         .meaning =
             "a deadline by the clock beside --rounds; such a session cannot be played again to the bit",
         .kind = ValueKind::number,
         .sets = "seconds",
         .commands = {"talk"}});
    add({.name = "--no-deadline",
         .meaning =
             "there is no deadline: they go on until they agree, somebody walks or --end-chance ends it",
         .sets = "endless",
         .commands = {"talk"}});
    add({.name = "--discount",
         .value = "HOW",
         .meaning = "use the discount factors, to the power of the round (from 0) or of the time in [0, 1]; "
                    "a division "
                    "discounts by round in any case",
         .standard = "none",
         .choices = {"none", "by-round", "by-time"},
         .sets = "discounting",
         .commands = {"talk"}});
    add({.name = "--discounted",
         .meaning = "the same as --discount by-time",
         .sets = "discounting",
         .commands = {"talk"}});
    add({.name = "--factor",
         .value = "NAME=D",
         .meaning = "a party's discount factor, above 0 and at most 1; without it, its profile's",
         .repeats = true,
         .sets = "factors",
         .commands = {"talk"}});
    add({.name = "--opens",
         .value = "NAME",
         .meaning = "the party that acts first in each round; without it, the first of the file, or what the "
                    "file says",
         .sets = "opens",
         .commands = {"talk"}});
    add({.name = "--no-deal-pays",
         .value = "WHAT",
         .meaning = "what a party has without an agreement",
         .standard = "reservation",
         .choices = {"reservation", "zero"},
         .sets = "no_deal",
         .commands = {"talk"}});
    add({.name = "--opening",
         .value = "NAME=OUTCOME",
         .meaning = "what a party offers first, whatever it plays then",
         .repeats = true,
         .sets = "openings",
         .commands = {"talk"}});
    add({.name = "--fair",
         .value = "POINT",
         .meaning = "of a final-offer round: the point of solution that the arbitrator holds fair",
         .standard = "nash",
         .sets = "fair",
         .commands = {"talk"}});
    add({.name = "--mediator",
         .value = "KIND",
         .meaning =
             "of a single text: the mediator keeps what all vote for (hill-climbing), or also what is voted "
             "against only weakly, ever more rarely (annealing)",
         .standard = "hill-climbing",
         .choices = {"hill-climbing", "annealing"},
         .sets = "annealing_mediator",
         .commands = {"talk"}});
    add({.name = "--least-power",
         .value = "N",
         .meaning = "of simultaneous offers: the power that a deal needs; 0: that of all parties",
         .standard = "0",
         .bounds = Bounds{0, 1'000'000},
         .sets = "least_power",
         .commands = {"talk"}});
    add({.name = "--power",
         .value = "NAME=N",
         .meaning = "of simultaneous offers: a party's power; 1 where it is not given",
         .repeats = true,
         .sets = "powers",
         .commands = {"talk"}});
    add({.name = "--what-ifs",
         .value = "N",
         .meaning =
             "of parties known by statements: how many sessions of each line-up are also played under other "
             "accounts, with the first offers that were made, and with what walk-outs lead to",
         .standard = "500",
         .bounds = Bounds{0, 1'000'000},
         .sets = "what_ifs",
         .commands = {"talk"}});
    add({.name = "--move-limit",
         .value = "MS",
         .meaning = "milliseconds that a program at the table has for each move",
         .standard = "1000",
         .bounds = Bounds{1, 3'600'000},
         .sets = "program",
         .commands = {"talk"}});
    add({.name = "--session-limit",
         .value = "MS",
         .meaning = "milliseconds that a program at the table has for all its moves in a session",
         .standard = "60000",
         .bounds = Bounds{1, 86'400'000},
         .sets = "program",
         .commands = {"talk"}});
    add({.name = "--session",
         .value = "FILE",
         .meaning = "the moves of a session that was played, as `detente talk --json` or --jsonl wrote it, "
                    "instead of "
                    "the file's own",
         .sets = "events",
         .commands = {"reveal"}});
    add({.name = "--line",
         .value = "N",
         .meaning = "of JSON lines: the session in this line",
         .standard = "1",
         .bounds = Bounds{1, 1'000'000'000},
         .sets = "events",
         .commands = {"reveal"}});
    add({.name = "--trace", .meaning = "show the session round by round", .commands = {"talk"}});
}

}  // namespace detente::requests
