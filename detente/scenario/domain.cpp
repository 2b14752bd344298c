// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/domain.h"

namespace detente {

int find_issue(const Domain& domain, std::string_view name) {
    for (std::size_t issue = 0; issue < domain.issues.size(); ++issue)
        if (domain.issues[issue].name == name) return static_cast<int>(issue);
    // The name that people know it by, where it is one issue's alone.
    int found = -1;
    for (std::size_t issue = 0; issue < domain.issues.size(); ++issue) {
        if (name.empty() || domain.issues[issue].note != name) continue;
        if (found >= 0) return -1;
        found = static_cast<int>(issue);
    }
    return found;
}

int find_value(const DomainIssue& issue, std::string_view name) {
    for (std::size_t value = 0; value < issue.values.size(); ++value)
        if (issue.values[value] == name) return static_cast<int>(value);
    return -1;
}

std::string outcome_word(const std::string& name) {
    const auto stands = [](std::string_view characters, char c) {
        return characters.find(c) != std::string_view::npos;
    };
    // A quotation mark at the end alone cannot be mistaken: 19'' is written as it is.
    if (!name.empty() && !stands(" \t\"'{", name.front()) && !stands(" \t}", name.back()) &&
        name.find_first_of(",=") == std::string::npos && name.find("  ") == std::string::npos)
        return name;
    std::string word = "\"";
    for (const char c : name) word += c == '"' ? std::string("\"\"") : std::string(1, c);
    return word + "\"";
}

std::string to_string(const Outcome& outcome, const Domain& domain) {
    std::string text;
    for (std::size_t issue = 0; issue < outcome.values.size(); ++issue) {
        if (outcome.values[issue] == Outcome::absent) continue;
        if (!text.empty()) text += ", ";
        const DomainIssue& of = domain.issues[issue];
        text += outcome_word(of.name) + "=" +
                outcome_word(of.values[static_cast<std::size_t>(outcome.values[issue])]);
    }
    return text;
}

Rational outcome_count(const Domain& domain) {
    Rational count = 1;
    for (const DomainIssue& issue : domain.issues) count *= Rational(issue.size());
    return count;
}

}  // namespace detente
