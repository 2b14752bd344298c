// SPDX-License-Identifier: Apache-2.0
// Questions that are not answered, with what they would need, and how to read those that are.
#include "detente/briefing/internal/sections.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

struct Unanswered {
    const char* question;
    bool has_section;
    const char* section;
    const char* needs;
};

Point unanswered(const Trace& trace, const Unanswered& it) {
    Point point;
    point.claim = trace.say(it.question);
    if (it.has_section)
        point.details.push_back(trace.say(
            std::string("The scenario has a [") + it.section +
            "] section; it is read, checked and kept, and the briefing draws no answer from it yet."));
    else
        point.details.push_back(trace.say(std::string("The scenario has no [") + it.section +
                                          "] section; it would need " + it.needs + "."));
    return point;
}

std::vector<std::string> about_states(const Scenario& scenario) {
    std::vector<std::string> ids;
    for (const Statement& statement : scenario.statements)
        if (statement.names_state()) ids.push_back(statement.item.id);
    return ids;
}

}  // namespace

Section write_unsupported(const Scenario& scenario, const Trace& trace, const cases::Study& study,
                          bool standoff_answered) {
    Section section{"unsupported",
                    "What this scenario does not answer yet",
                    "Which questions stay unanswered, and what would they need?",
                    {},
                    {}};
    Point walk =
        unanswered(trace, {"What does each side have if someone walks, where does it lead, and what tips it?",
                           scenario.standoff.has_value(), "standoff",
                           "what each side can do away from the table, and how each ranks where that leads"});
    if (const std::vector<std::string> ids = about_states(scenario); !ids.empty())
        walk.details.push_back(
            trace.say(list_of(ids) + (ids.size() == 1 ? " compares states" : " compare states") +
                          " of the standoff; " + (ids.size() == 1 ? "it stands" : "they stand") +
                          " in the ledger and enter" + (ids.size() == 1 ? "s" : "") + " no verdict.",
                      ids));
    if (!standoff_answered) section.points.push_back(std::move(walk));
    if (!study.steps)
        section.points.push_back(unanswered(
            trace,
            {"Which first step is credible, how big, who moves first, and what must be verified?",
             scenario.steps.has_value(), "steps",
             "the pieces each side would deliver, what each costs and gives, and what reneging costs"}));
    return section;
}

Section write_method(const Scenario& scenario, const Trace& trace, const cases::Study& study) {
    Section section{"method", "How to read this", "What do these words mean?", {}, {}};
    const auto say = [&](std::string text) {
        Point point;
        point.claim = trace.say(std::move(text));
        section.points.push_back(std::move(point));
    };
    say("A package fixes one level on every issue; there are " + grouped(study.deals.packages) +
        " that count, not counting no deal itself and what cannot be agreed.");
    say("Acceptable means at least as good, for that party, as no deal" +
        std::string(scenario.no_deal_is_nothing_agreed
                        ? ", which is taken to be the package in which nothing is agreed."
                        : ", which is an alternative of its own."));
    say("Certain to accept means that every way of valuing the issues that fits what was stated accepts the "
        "package; certain to refuse, that every one of them refuses it.");
    say("Open means that some of these ways accept it and others refuse it: what was stated does not settle "
        "it.");
    say(study.deals.family == deals::Family::additive
            ? "The ways considered add up what each issue is worth (the additive family) and respect the "
              "stated directions."
            : "The ways considered are all that respect the stated directions (the monotone family).");
    say(study.deals.directions == deals::Directions::weak
            ? "A direction makes each step at least as good as the one before, and strictly better only "
              "where the scenario says so (weak directions)."
            : "Every stated direction makes each step count strictly (strict directions).");
    say("Everything is decided in exact arithmetic; no weight, number or margin is added to what was "
        "stated.");
    say("A count of packages says how many there are and nothing about what will happen.");
    return section;
}

}  // namespace detente::briefing
