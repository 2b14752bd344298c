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

namespace {

// One word of an outcome's text, up to `end` or a comma: in quotation marks (a mark inside is doubled), or
// plain.
std::string next_word(std::string_view text, std::size_t& at, char end) {
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (at < text.size() && blank(text[at])) ++at;
    std::string word;
    if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
        const std::size_t start = at;
        const char mark = text[at++];
        while (at < text.size()) {
            if (text[at] != mark) {
                word += text[at++];
            } else if (at + 1 < text.size() && text[at + 1] == mark) {
                word += mark;
                at += 2;
            } else {
                std::size_t after = at + 1;
                while (after < text.size() && blank(text[after])) ++after;
                if (after < text.size() && text[after] != end && text[after] != ',') break;
                at = after;
                return word;
            }
        }
        at = start;  // marks that do not enclose the word are its own
        word.clear();
    }
    while (at < text.size() && text[at] != end && text[at] != ',') word += text[at++];
    while (!word.empty() && blank(word.back())) word.pop_back();
    return word;
}

}  // namespace

Result<Outcome> read_outcome(const std::string& text, const Domain& domain, bool partial,
                             const std::string& option) {
    Outcome outcome;
    outcome.values.assign(domain.issues.size(), Outcome::absent);
    std::vector<std::string> names;
    for (const DomainIssue& issue : domain.issues) names.push_back(issue.name);
    Errors errors;
    std::string rest = text;
    if (rest.size() > 1 && rest.front() == '{' && rest.back() == '}') rest = rest.substr(1, rest.size() - 2);
    for (std::size_t place = 0; place < rest.size();) {
        const std::string name = next_word(rest, place, '=');
        if (place == rest.size() || rest[place] != '=') {
            errors.push_back(
                make_error({}, option + ": `" + name + "` gives no value", "write issue=value, issue=value"));
            ++place;
            continue;
        }
        ++place;
        const std::string value = next_word(rest, place, ',');
        ++place;  // the comma
        const int issue = find_issue(domain, name);
        if (issue < 0) {
            errors.push_back(
                make_error({}, option + ": unknown issue `" + name + "`", did_you_mean(name, names)));
            continue;
        }
        const DomainIssue& of = domain.issues[static_cast<std::size_t>(issue)];
        const int at = find_value(of, value);
        if (at < 0) {
            errors.push_back(make_error({}, option + ": issue `" + name + "` has no value `" + value + "`",
                                        did_you_mean(value, of.values)));
            continue;
        }
        if (outcome.values[static_cast<std::size_t>(issue)] != Outcome::absent) {
            errors.push_back(
                make_error({}, option + ": issue `" + name + "` is given twice", "name each issue once"));
            continue;
        }
        outcome.values[static_cast<std::size_t>(issue)] = at;
    }
    if (!partial && errors.empty())
        for (std::size_t i = 0; i < domain.issues.size(); ++i)
            if (outcome.values[i] == Outcome::absent)
                errors.push_back(make_error({},
                                            option + ": issue `" + domain.issues[i].name + "` has no value",
                                            "name a value for every issue"));
    if (!errors.empty()) return errors;
    return outcome;
}

}  // namespace detente::answers
