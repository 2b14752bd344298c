// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/numeric.h"

#include "detente/base/suggest.h"
#include "detente/scenario/numeric_view.h"

namespace detente::answers {

Result<NumericScenario> numbers_of(const Opened& opened, const std::string& file) {
    if (const auto* numbers = std::get_if<NumericScenario>(&opened)) return *numbers;
    if (const auto* scenario = std::get_if<TomlScenario>(&opened)) return numeric_view(scenario->scenario);
    return make_error({file, 0, 0}, "this holds no numbers", "name a numeric scenario");
}

Result<Outcome> read_outcome(const std::string& text, const Domain& domain, bool partial) {
    Outcome outcome;
    outcome.values.assign(domain.issues.size(), Outcome::absent);
    std::vector<std::string> names;
    for (const DomainIssue& issue : domain.issues) names.push_back(issue.name);
    Errors errors;
    std::string rest = text;
    if (!rest.empty() && rest.front() == '{' && rest.back() == '}') rest = rest.substr(1, rest.size() - 2);
    while (!rest.empty()) {
        // A comma inside a value is written in quotation marks.
        std::size_t comma = 0;
        char quote = 0;
        while (comma < rest.size() && (quote != 0 || rest[comma] != ',')) {
            if (quote == 0 && (rest[comma] == '"' || rest[comma] == '\''))
                quote = rest[comma];
            else if (rest[comma] == quote)
                quote = 0;
            ++comma;
        }
        std::string part = rest.substr(0, comma);
        rest = comma < rest.size() ? rest.substr(comma + 1) : std::string();
        const auto trim = [](std::string& word) {
            while (!word.empty() && word.front() == ' ') word.erase(0, 1);
            while (!word.empty() && word.back() == ' ') word.pop_back();
            if (word.size() > 1 && (word.front() == '"' || word.front() == '\'') &&
                word.back() == word.front())
                word = word.substr(1, word.size() - 2);
        };
        const std::size_t equal = part.find('=');
        if (equal == std::string::npos) {
            errors.push_back(
                make_error({}, "--outcome: `" + part + "` gives no value", "write issue=value, issue=value"));
            continue;
        }
        std::string name = part.substr(0, equal);
        std::string value = part.substr(equal + 1);
        trim(name);
        trim(value);
        const int issue = find_issue(domain, name);
        if (issue < 0) {
            errors.push_back(
                make_error({}, "--outcome: unknown issue `" + name + "`", did_you_mean(name, names)));
            continue;
        }
        const DomainIssue& of = domain.issues[static_cast<std::size_t>(issue)];
        const int at = find_value(of, value);
        if (at < 0) {
            errors.push_back(make_error({}, "--outcome: issue `" + name + "` has no value `" + value + "`",
                                        did_you_mean(value, of.values)));
            continue;
        }
        if (outcome.values[static_cast<std::size_t>(issue)] != Outcome::absent) {
            errors.push_back(
                make_error({}, "--outcome: issue `" + name + "` stands twice", "name each issue once"));
            continue;
        }
        outcome.values[static_cast<std::size_t>(issue)] = at;
    }
    if (!partial && errors.empty())
        for (std::size_t i = 0; i < domain.issues.size(); ++i)
            if (outcome.values[i] == Outcome::absent)
                errors.push_back(make_error({},
                                            "--outcome: issue `" + domain.issues[i].name + "` has no value",
                                            "name a value for every issue"));
    if (!errors.empty()) return errors;
    return outcome;
}

}  // namespace detente::answers
