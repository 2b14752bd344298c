// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/wording.h"

#include "detente/scenario/words.h"

namespace detente::deals {

namespace {

std::string range_in_words(const Scenario& scenario, const LevelRange& range) {
    const Issue& issue = scenario.issues[static_cast<std::size_t>(range.issue)];
    const int last = static_cast<int>(issue.levels.size()) - 1;
    if (range.low == range.high) return issue.id + " = " + level_name(scenario, range.issue, range.low);
    if (range.low > range.high) return issue.id + " = (none)";
    if (range.low == 0 && range.high == last) return issue.id + " >= " + level_name(scenario, range.issue, 0);
    if (range.low == 0) return issue.id + " <= " + level_name(scenario, range.issue, range.high);
    if (range.high == last) return issue.id + " >= " + level_name(scenario, range.issue, range.low);
    return issue.id + " >= " + level_name(scenario, range.issue, range.low) + ", " + issue.id +
           " <= " + level_name(scenario, range.issue, range.high);
}

}  // namespace

std::string in_words(const Scenario& scenario, const Term& term) {
    switch (term.kind) {
        case Term::Kind::no_deal:
            return "no deal";
        case Term::Kind::package:
            return term.package.nothing_agreed() ? "{}" : spelled_out(term.package, scenario);
        case Term::Kind::state:
            return "state " + term.state;
        case Term::Kind::any:
            break;
    }
    std::string text = "any {";
    for (std::size_t i = 0; i < term.ranges.size(); ++i)
        text += (i == 0 ? " " : ", ") + range_in_words(scenario, term.ranges[i]);
    return text + (term.ranges.empty() ? "}" : " }");
}

std::string in_words(const Scenario& scenario, const Statement& statement) {
    const char* sign = " = ";
    if (statement.relation == Relation::better) sign = " > ";
    if (statement.relation == Relation::at_least) sign = " >= ";
    return in_words(scenario, statement.first) + sign + in_words(scenario, statement.second);
}

std::string step_in_words(const Scenario& scenario, Direction direction, int issue, int step) {
    const std::string low = "`" + level_name(scenario, issue, step - 1) + "`";
    const std::string high = "`" + level_name(scenario, issue, step) + "`";
    const std::string start = scenario.issues[static_cast<std::size_t>(issue)].id + ": ";
    switch (direction) {
        case Direction::more:
            return start + high + " is at least as good as " + low;
        case Direction::strictly_more:
            return start + high + " is better than " + low;
        case Direction::less:
            return start + low + " is at least as good as " + high;
        case Direction::strictly_less:
            return start + low + " is better than " + high;
        case Direction::same:
            return start + low + " is as good as " + high;
        case Direction::absent:
            break;
    }
    return start + low + " or " + high;
}

}  // namespace detente::deals
