// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/talk_options.h"

#include <utility>

namespace detente::requests {

void add_talk_options(std::vector<Option>& table) {
    const auto add = [&table](Option option) { table.push_back(std::move(option)); };
    add({.name = "--party",
         .value = "[NAME=]STRATEGY",
         .meaning = "what a party plays, such as us=\"boulware(e=0.2) model=frequency accept=ac_next\"; "
                    "without names, in "
                    "the order of the file; program:COMMAND lets an outside program play",
         .repeats = true,
         .sets = "strategies",
         .commands = {"talk"}});
    add({.name = "--protocol",
         .value = "PROTOCOL",
         .meaning = "stacked alternating offers, monotonic concession, simultaneous offers with votes, "
                    "tentative agreement "
                    "on unique offers, or one final offer each before an arbitrator",
         .standard = "alternating",
         .choices = {"alternating", "monotonic", "simultaneous", "unique", "final-offer"},
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
         .meaning = "play so many sessions and count how they end",
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
    add({.name = "--discounted",
         .meaning = "use the profiles' own discount factors, to the power of the time in [0, 1]",
         .sets = "discounted",
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
    add({.name = "--trace", .meaning = "show the session round by round", .commands = {"talk"}});
}

}  // namespace detente::requests
