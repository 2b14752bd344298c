// SPDX-License-Identifier: Apache-2.0
// The keys of [standoff].
#include "detente/formats/internal/toml/read_standoff.h"

namespace detente::toml {

namespace {

Type reference() {
    return one_of({text(), integer(1)});
}
// A state by its options.
Type option_levels() {
    return map_of(one_of({boolean(), integer(0), text()}));
}

const KeyTable& irreversible_keys() {
    static const KeyTable section{
        "an irreversibility mark",
        with_item_keys({{"direction", choice({"up", "down"}),
                         "up: what is taken cannot be taken back; down: what is given up cannot be resumed.",
                         "direction = \"up\""}})};
    return section;
}

const KeyTable& option_keys() {
    static const KeyTable section{
        "an option",
        {{"owner", text(), "The party that takes it or leaves it.", "owner = \"us\"", true},
         {"name", text(), "The option's name for people.", "name = \"Escalate\""},
         {"levels", list_of(text(), 2), "Its degrees in order; left out: no and yes.",
          "levels = [\"hold\", \"limited relief\", \"escalate\"]"},
         {"irreversible", one_of({boolean(), choice({"up", "down"}), table(irreversible_keys)}),
          "true or \"up\": what is taken cannot be taken back; \"down\": what is given up cannot be resumed.",
          "irreversible = true"},
         {"note", text(), "Anything a reader should know.", "note = \"...\""}}};
    return section;
}

const KeyTable& rule_keys() {
    static const KeyTable section{
        "a rule of feasibility",
        with_item_keys(
            {{"infeasible", text(), "A formula: no state in which it holds can be.",
              "infeasible = \"strike & withdraw\""},
             {"exclusive", list_of(text()), "Options of which at most one is taken.",
              "exclusive = [\"strike\", \"withdraw\"]"},
             {"at_least_one", list_of(text()), "Options of which at least one is taken.",
              "at_least_one = [\"delay\", \"accept\", \"abandon\"]"},
             {"requires", text(), "A formula that holds in every state.", "requires = \"accept if sign\""}})};
    return section;
}

const KeyTable& move_keys() {
    static const KeyTable section{
        "a rule for moves", with_item_keys({{"party", text(), "Whose moves.", "party = \"us\"", true},
                                            {"allow", texts_or_text(), "Moves, from states to states.",
                                             "allow = [\"HF -> LY, LZ\", \"s3 <-> s4\"]"},
                                            {"forbid", texts_or_text(),
                                             "Moves that the options would give and that cannot be made.",
                                             "forbid = \"(invade) -> (!invade)\""}})};
    return section;
}

const KeyTable& coalesce_keys() {
    static const KeyTable section{
        "a group of states that count as one",
        with_item_keys(
            {{"when", text(), "A formula: the states in which it holds are one.", "when = \"abandon\"", true},
             {"name", text(), "The name of that state.", "name = \"s9\""}})};
    return section;
}

const KeyTable& term_keys() {
    static const KeyTable section{"a term of a weighting",
                                  {{"when", text(), "A formula.", "when = \"escalate & test\"", true},
                                   {"add", number(), "What a state gains by it.", "add = 2", true}}};
    return section;
}

const KeyTable& preference_keys() {
    static const KeyTable section{
        "a preference",
        with_item_keys(
            {{"party", text(), "Whose order of the states.", "party = \"us\"", true},
             {"statements", list_of(text()), "Formulas that should hold, the most important first.",
              "statements = [\"!strike\", \"withdraw if abandon\"]"},
             {"weights", map_of(one_of({number(), list_of(number(), 2)})),
              "A number for each option, or one for each of its levels; only the order of the sums counts.",
              "weights = { strike = -3, stance = [0, -3, -7] }"},
             {"terms", list_of(table(term_keys)), "Further terms of such sums, for formulas.",
              "terms = [{ when = \"escalate & test\", add = 2 }]"},
             {"ranking", one_of({text(), list_of(one_of({text(), integer(1), list_of(reference())}))}),
              "All states, best first; equal ones in a list of their own. As text: \"A > B = C >> D\".",
              "ranking = [7, 3, [4, 8], 5]"},
             {"values", map_of(number()), "A number for each state; only the order counts.",
              "values = { HF = 0, LY = 1 }"},
             {"pairs", texts_or_text(),
              "What is known: \"A > B\", \"A = B\", \"A >= B\"; \"A ? B\" is unknown.",
              "pairs = [\"HF > EFT\", \"LY ? LZ\"]"}})};
    return section;
}

const KeyTable& misperceived_keys() {
    static const KeyTable section{
        "states that a party does not see",
        with_item_keys({{"party", text(), "Who does not see them.", "party = \"us\"", true},
                        {"when", text(), "A formula.", "when = \"escalate & release\"", true}})};
    return section;
}

const KeyTable& walk_keys() {
    static const KeyTable section{
        "where a walk leads",
        with_item_keys({{"party", text(), "Who walks; left out: anybody.", "party = \"us\""},
                        {"tone", choice({"friendly", "hostile"}), "How one leaves; left out: however.",
                         "tone = \"hostile\""},
                        {"leads_to", reference(), "The state that follows.", "leads_to = \"EFT\"", true}})};
    return section;
}

const KeyTable& no_deal_keys() {
    static const KeyTable section{
        "a state that serves as no deal",
        with_item_keys({{"state", reference(), "The state.", "state = \"HF\"", true}})};
    return section;
}

const KeyTable& drift_keys() {
    static const KeyTable section{
        "a drift of no deal",
        with_item_keys({{"direction", choice({"better", "worse"}),
                         "What time does to no deal, for that party.", "direction = \"better\"", true},
                        {"per_period", number(), "How much, with numbers.", "per_period = 0.05"},
                        {"period", text(), "The period.", "period = \"month\""}})};
    return section;
}

}  // namespace

const KeyTable& standoff_keys() {
    static const KeyTable section{
        "[standoff]",
        {{"title", text(), "A title for people.", "title = \"If the talks fail\""},
         {"note", text(), "Anything a reader should know.", "note = \"...\""},
         {"decision_makers", list_of(text()), "Parties, in order; left out: those that own options.",
          "decision_makers = [\"us\", \"dprk\"]"},
         {"options", map_of(table(option_keys)), "What each party can do.", "[standoff.options.escalate]"},
         {"rules", list_of(table(rule_keys)), "Which combinations can be.", "[[standoff.rules]]"},
         {"states", one_of({map_of(option_levels()), list_of(text())}),
          "Names of states by their options; or, without options, the list of all states.",
          "states.HF = { escalate = false }"},
         {"moves", list_of(table(move_keys)), "Extra or forbidden moves; without options, all moves.",
          "[[standoff.moves]]"},
         {"coalesce", list_of(table(coalesce_keys)), "States that count as one.", "[[standoff.coalesce]]"},
         {"preferences", list_of(table(preference_keys)), "How each party orders the states.",
          "[[standoff.preferences]]"},
         {"misperceived", list_of(table(misperceived_keys)), "States that a party does not see.",
          "[[standoff.misperceived]]"},
         {"attitudes", map_of(map_of(choice({"+", "0", "-"}))),
          "What each party makes of what others wish: + (wishes them well), 0, - (begrudges them).",
          "attitudes.us = { us = \"+\", dprk = \"0\" }"},
         {"coalitions", list_of(list_of(text())), "Parties that act as one.",
          "coalitions = [[\"moe\", \"uniroyal\"]]"},
         {"status_quo", one_of({text(), integer(1), option_levels()}), "The state today.",
          "status_quo = \"HF\""},
         {"walks", list_of(table(walk_keys)), "Where a walk-out leads, by its tone.", "[[standoff.walks]]"},
         {"no_deal", map_of(one_of({text(), integer(1), table(no_deal_keys)})),
          "The state that serves as no deal for a party.", "no_deal = { us = \"HF\" }"},
         {"drift", map_of(table(drift_keys)), "What time does to no deal.",
          "drift.dprk = { direction = \"better\" }"}}};
    return section;
}

}  // namespace detente::toml
