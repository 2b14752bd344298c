// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/other_lines.h"

#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

std::string option_name(const StandoffSection& standoff, int option) {
    const StandoffOption& found = standoff.options[static_cast<std::size_t>(option)];
    return quoted(found.name.empty() ? found.id : found.name);
}

std::string texts(const std::vector<PlacedText>& list) {
    std::vector<std::string> parts;
    for (const PlacedText& one : list) parts.push_back(quoted(one.text));
    return list_of(parts);
}

std::string move_words(const MoveRule& rule, const std::string& party) {
    std::string text;
    if (!rule.allow.empty()) text = party + " can move " + texts(rule.allow);
    if (!rule.forbid.empty())
        text += (text.empty() ? party : " and") + std::string(" cannot move ") + texts(rule.forbid);
    return text + ".";
}

std::string walk_words(const std::string& tone) {
    return tone.empty() ? "a walk-out" : "a " + tone + " walk-out";
}

}  // namespace

std::vector<OtherLine> standoff_lines(const Scenario& scenario) {
    std::vector<OtherLine> lines;
    if (!scenario.standoff) return lines;
    const StandoffSection& standoff = *scenario.standoff;
    const auto name = [&](int party) { return party_name(scenario, party); };
    for (const OptionIrreversibility& mark : standoff.irreversibilities)
        lines.push_back({&mark.item, "irreversible", -1,
                         "in the standoff, " + option_name(standoff, mark.option) +
                             (mark.direction == OptionIrreversibility::Direction::up
                                  ? " cannot be taken back once done."
                                  : " cannot be resumed once given up.")});
    for (const FeasibilityRule& rule : standoff.feasibility)
        lines.push_back({&rule.item, "infeasible", -1, "a rule on which states of the standoff can occur."});
    for (const MoveRule& rule : standoff.moves)
        lines.push_back(
            {&rule.item, "move", rule.party, "in the standoff, " + move_words(rule, name(rule.party))});
    for (const Coalescing& one : standoff.coalescings)
        lines.push_back(
            {&one.item, "coalescing", -1,
             "the states of the standoff in which " + quoted(one.when.text) + " holds count as one."});
    for (const StandoffPreference& order : standoff.preferences)
        lines.push_back({&order.item, "ranking", order.party,
                         "how " + name(order.party) + " ranks the states of the standoff."});
    for (const Misperception& one : standoff.misperceptions)
        lines.push_back(
            {&one.item, "misperception", one.party,
             name(one.party) + " does not see the states in which " + quoted(one.when.text) + " holds."});
    for (const Walk& walk : standoff.walks)
        lines.push_back({&walk.item, "walk", walk.party.value_or(-1),
                         walk_words(walk.tone) + " leads to the state " + quoted(walk.leads_to.text) + "."});
    for (const StandoffNoDeal& one : standoff.no_deal)
        lines.push_back(
            {&one.item, "no deal", one.party,
             "for " + name(one.party) + " no deal is the standoff state " + quoted(one.state.text) + "."});
    for (const Drift& drift : standoff.drifts)
        lines.push_back({&drift.item, "drift", drift.party,
                         "for " + name(drift.party) + " no deal gets " +
                             (drift.direction == Drift::Direction::better ? "better" : "worse") +
                             " as time passes."});
    return lines;
}

std::vector<OtherLine> steps_lines(const Scenario& scenario) {
    std::vector<OtherLine> lines;
    if (!scenario.steps) return lines;
    for (const StepPiece& piece : scenario.steps->pieces)
        lines.push_back({&piece.item, "piece", piece.party,
                         party_name(scenario, piece.party) + " can deliver " +
                             quoted(piece.name.empty() ? piece.item.id : piece.name) + " as one piece."});
    for (const StepSequence& sequence : scenario.steps->sequences)
        lines.push_back({&sequence.item, "sequence", -1,
                         "a sequence of " + counted(sequence.moves.size(), "move", "moves") +
                             (sequence.title.empty() ? "." : ": " + quoted(sequence.title) + ".")});
    for (const StepNumber& number : scenario.steps->numbers)
        if (number.piece.empty() || number.item.id != number.piece)
            lines.push_back({&number.item, "number", number.party,
                             "a number that the steps are given: " + number.item.id + " is " +
                                 to_string(number.value) + "."});
    for (const StepWalk& walk : scenario.steps->walks)
        lines.push_back(
            {&walk.item, "walk", -1,
             walk_words(walk.tone) + (walk.keeps_channel ? " keeps the channel between the sides open."
                                                         : " closes the channel between the sides.")});
    return lines;
}

}  // namespace detente::briefing
