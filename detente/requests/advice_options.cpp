// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/advice_options.h"

#include <utility>

namespace detente::requests {

void add_advice_options(std::vector<Option>& table) {
    const auto add = [&table](Option option) { table.push_back(std::move(option)); };

    add({.name = "--settle",
         .meaning = "name the question worth asking next, and what is one answer away from a deal",
         .sets = "settle",
         .commands = {"deals"}});
    add({.name = "--shares",
         .meaning =
             "how much of what is consistent goes either way: for every package the share of value models, "
             "under named laws, in which each party and all of them accept it",
         .sets = "shares",
         .commands = {"deals"}});
    add({.name = "--no-shares",
         .meaning = "choose questions and order lists without drawing value models",
         .sets = "use_shares",
         .commands = {"deals", "plan", "propose", "diff"}});
    add({.name = "--law",
         .value = "LAW",
         .meaning = "draw value models by this law alone: uniform over the sizes of all level steps (steps), "
                    "or over "
                    "issue weights and then within each issue (issues); without it, by both",
         .choices = {"steps", "issues"},
         .sets = "law",
         .commands = {"deals", "plan", "propose", "diff", "talk"}});
    add({.name = "--models",
         .value = "N",
         .meaning = "how many value models are drawn for each party",
         .standard = "10000",
         .bounds = Bounds{100, 1'000'000},
         .sets = "models",
         .commands = {"deals", "plan", "propose", "diff"}});
    add({.name = "--list",
         .value = "WHICH",
         .meaning = "name the packages: certain for all, open, live (nobody certainly refuses), excluded, or "
                    "one yes of "
                    "one party away",
         .choices = {"certain", "open", "live", "excluded", "one-away"},
         .sets = "list",
         .commands = {"deals"}});
    add({.name = "--where",
         .value = "PATTERN",
         .meaning = "of them those that match, as in a red line: \"nuclear >= 2, sanctions <= 2\"",
         .sets = "where",
         .commands = {"deals"}});
    add({.name = "--sort",
         .value = "BY",
         .meaning = "their order: share (the joint share, largest first), steps (fewest first), file, or a "
                    "party's id for "
                    "its own share; without it, by share where there are shares",
         .sets = "sort",
         .commands = {"deals"}});
    add({.name = "--limit",
         .value = "N",
         .meaning = "name at most so many of them",
         .bounds = Bounds{1, 1'000'000'000},
         .sets = "limit",
         .commands = {"deals"}});
    add({.name = "--questions",
         .value = "N",
         .meaning =
             "how many questions the plan looks ahead; of more than 10 it follows what drawn models answer",
         .standard = "5",
         .bounds = Bounds{1, 25},
         .sets = "questions",
         .commands = {"plan"}});
    add({.name = "FILE",
         .meaning =
             "two scenarios, TOML files; FILE@account is one under that account, FILE@2019-02-28 one as "
             "of that day",
         .repeats = true,
         .required = true,
         .sets = "files",
         .commands = {"diff"}});
    add({.name = "--assume",
         .value = "STATEMENT",
         .meaning =
             "what if: suppose this statement too, whatever accounts say, as \"us: { nuclear = 2 } > no "
             "deal\"; the answer is hypothetical, with before and after side by side",
         .repeats = true,
         .sets = "assume",
         .commands = {"deals", "standoff", "steps", "plan", "propose", "briefing"}});
    add({.name = "--drop",
         .value = "ID",
         .meaning =
             "what if: without the statement, direction, number or other item of this id; the answer is "
             "hypothetical",
         .repeats = true,
         .sets = "drop",
         .commands = {"deals", "standoff", "steps", "plan", "propose", "briefing"}});
    add({.name = "--for",
         .value = "PARTY",
         .meaning = "what this party can propose: what it is certain to accept, ranked by the others",
         .sets = "for",
         .commands = {"propose"}});
    add({.name = "--mediator",
         .meaning = "what a mediator can propose, which is what holds without --for",
         .sets = "mediator",
         .commands = {"propose"}});
    add({.name = "--texts",
         .value = "N",
         .meaning = "name at most so many texts, or put so many into the menu",
         .standard = "5",
         .bounds = Bounds{1, 20},
         .sets = "texts",
         .commands = {"propose"}});
    add({.name = "--to",
         .value = "PACKAGE",
         .meaning = "an offer on the table: the smallest changes that raise its joint share most, or make it "
                    "acceptable to whom",
         .kind = ValueKind::package,
         .sets = "to",
         .commands = {"propose"}});
}

}  // namespace detente::requests
