// SPDX-License-Identifier: Apache-2.0
// Which question can be asked of which kind of file, and the sentence for those that cannot.
#include "detente/formats/open.h"

namespace detente {

namespace {

// What the question needs and such a file does not have.
const char* missing_for(Question question) {
    switch (question) {
        case Question::standoff:
            return "no options or moves, so there is no standoff to look at";
        case Question::steps:
            return "no steps that could follow a signature";
        case Question::history:
            return "nothing with a date, so there is no history to tell";
        case Question::plan:
        case Question::propose:
        case Question::diff:
            return "no statements to ask about";
        case Question::value:
            return "no utilities, so no outcome has a value";
        case Question::convert:
            return "no utilities to write";
        case Question::talk:
            return "no utilities, so nobody knows what to ask for";
        case Question::reveal:
            return "no moves at the table that could reveal anything";
        default:
            return "no issues to agree on, so there are no deals to look for";
    }
}

}  // namespace

std::optional<Error> cannot_be_asked(Question question, const Opened& opened, const std::string& file) {
    const Place place{file, 0, 0};
    if (std::holds_alternative<SavedPage>(opened)) {
        if (question == Question::ledger) return std::nullopt;
        return make_error(place, "this is a saved page or plain text, not a scenario",
                          "`detente ledger` reads pages; a scenario is written in TOML");
    }
    if (const auto* several = std::get_if<ScenarioFolders>(&opened))
        return make_error(place,
                          "the folder holds " + std::to_string(several->scenarios.size()) + " scenarios",
                          std::string("name one of them") +
                              (question == Question::deals ? ", or ask for all with --jsonl" : ""));
    if (question == Question::ledger)
        return make_error(place, "this is a scenario, not a saved page",
                          "name the page; `detente check` says whether a scenario's quotations hold");
    if (question == Question::check || question == Question::briefing) return std::nullopt;
    if (std::holds_alternative<GmcrConflict>(opened)) {
        if (question == Question::standoff) return std::nullopt;
        return make_error(place,
                          std::string("this is a conflict in .gmcr: it holds options and preferences, and ") +
                              missing_for(question),
                          "ask `detente standoff` or `detente briefing`");
    }
    if (const auto* numbers = std::get_if<NumericScenario>(&opened)) {
        if (question == Question::deals || question == Question::value || question == Question::convert ||
            question == Question::talk || question == Question::propose)
            return std::nullopt;
        return make_error(
            place,
            "these are numbers (" + numbers->format + "): they hold utilities, and " + missing_for(question),
            "ask `detente deals`, `detente value` or `detente briefing`");
    }
    return std::nullopt;
}

}  // namespace detente
