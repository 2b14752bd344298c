// SPDX-License-Identifier: Apache-2.0
#include "web/engine/walk.h"

#include <string>
#include <utility>

#include "detente/answers/standoff_request.h"
#include "detente/case/standoff_report.h"
#include "detente/requests/check_arguments.h"
#include "detente/standoff/evolution.h"

namespace detente::page {

namespace {

using standoff::Conflict;
using standoff::State;

constexpr State kMostStates = 512;

// What is done in a state, in words; "nothing" where nothing is.
std::string done_in(const Conflict& conflict, State state) {
    std::string words;
    for (std::size_t o = 0; o < conflict.options.size(); ++o) {
        const int level = conflict.level(state, static_cast<int>(o));
        if (level == 0) continue;
        const StandoffOption& option = conflict.options[o];
        words +=
            (words.empty() ? "" : "; ") +
            (option.levels.empty() ? option.name
                                   : option.name + ": " + option.levels[static_cast<std::size_t>(level)]);
    }
    return words.empty() ? "nothing is done" : words;
}

Document state_document(const Conflict& conflict, const standoff::ConceptAnswer& nash, State state) {
    Document one = Document::object();
    one.set("id", static_cast<std::int64_t>(state) + 1);
    one.set("name", conflict.label(state));
    one.set("words", done_in(conflict, state));
    Document stays = Document::array();
    for (std::size_t maker = 0; maker < conflict.decision_makers.size(); ++maker)
        if (nash.stable[maker][state]) stays.push(conflict.decision_makers[maker].id);
    one.set("stays", std::move(stays));
    one.set("equilibrium", static_cast<bool>(nash.equilibria[state]));
    return one;
}

Document moves_document(const Conflict& conflict) {
    Document moves = Document::array();
    for (std::size_t maker = 0; maker < conflict.moves.size(); ++maker)
        for (State from = 0; from < conflict.count; ++from)
            for (State to = 0; to < conflict.count; ++to) {
                if (from == to || !conflict.moves[maker].can_move(from, to)) continue;
                const bool better = standoff::improves(conflict, maker, from, to);
                const bool may_be = better || standoff::may_improve(conflict, maker, from, to);
                Document move = Document::object();
                move.set("party", conflict.decision_makers[maker].id);
                move.set("from", static_cast<std::int64_t>(from) + 1);
                move.set("to", static_cast<std::int64_t>(to) + 1);
                move.set("improves", better ? "yes" : may_be ? "unknown" : "no");
                moves.push(std::move(move));
            }
    return moves;
}

}  // namespace

Result<Document> walk_document(const answers::Arguments& arguments, const answers::Asked& asked) {
    const Result<answers::Arguments> checked = requests::check_arguments(arguments);
    if (!checked) return checked.errors();
    const Result<const Scenario*> scenario = answers::the_scenario(asked, Question::standoff);
    if (!scenario) return scenario.errors();
    const Result<cases::StandoffRequest> request =
        answers::standoff_request(*checked, **scenario, asked.surroundings);
    if (!request) return request.errors();
    const Result<cases::StandoffReport> report = cases::standoff_report(**scenario, *request);
    if (!report) return report.errors();
    const standoff::AccountStandoff& answer = report->answer.accounts.front();
    const Conflict& conflict = answer.conflict;
    if (conflict.count > kMostStates)
        return make_error({}, "this standoff has more states than one can walk in here",
                          "ask the program: detente standoff --from STATE");
    const standoff::ConceptAnswer* nash = nullptr;
    for (const standoff::ConceptAnswer& one : answer.concepts)
        if (one.key == "nash") nash = &one;
    if (!nash) return make_error({}, "who would stay was not asked", "ask with the concept nash");

    Document makers = Document::array();
    for (const standoff::DecisionMaker& maker : conflict.decision_makers) {
        Document one = Document::object();
        one.set("id", maker.id);
        one.set("name", maker.name);
        makers.push(std::move(one));
    }
    Document states = Document::array();
    for (State state = 0; state < conflict.count; ++state)
        states.push(state_document(conflict, *nash, state));
    Document document = Document::object();
    document.set("makers", std::move(makers));
    document.set("states", std::move(states));
    document.set("moves", moves_document(conflict));
    document.set("status_quo", conflict.status_quo
                                   ? Document(static_cast<std::int64_t>(*conflict.status_quo) + 1)
                                   : Document());
    return document;
}

}  // namespace detente::page
