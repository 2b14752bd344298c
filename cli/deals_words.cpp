// SPDX-License-Identifier: Apache-2.0
#include "cli/deals_words.h"

namespace detente::cli {

namespace {

const std::string& level_name(const Scenario& scenario, int issue, int level) {
    return scenario.issues[static_cast<std::size_t>(issue)].levels[static_cast<std::size_t>(level)];
}

// A direction's step: "us.nuclear: `Yongbyon complete` is at least as good as `Yongbyon in part`".
std::string step_phrase(const deals::Reason& reason, const Scenario& scenario) {
    if (reason.issue < 0 || reason.step < 1) return reason.id + ": " + reason.text;
    const std::string issue = scenario.issues[static_cast<std::size_t>(reason.issue)].id + ": ";
    if (reason.text.starts_with(issue)) return reason.id + ": " + reason.text.substr(issue.size());
    if (!reason.text.empty()) return reason.id + ": " + reason.text;
    return reason.id + ", the step from " + level_name(scenario, reason.issue, reason.step - 1) + " to " +
           level_name(scenario, reason.issue, reason.step);
}

}  // namespace

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return text;
}

std::string counted(std::uint64_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string reason_phrase(const deals::Reason& reason, const Scenario& scenario) {
    std::string text;
    switch (reason.kind) {
        case deals::Reason::Kind::statement:
            text = reason.text.empty() ? reason.id : reason.id + " says " + reason.text;
            break;
        case deals::Reason::Kind::direction:
            text = step_phrase(reason, scenario);
            break;
        case deals::Reason::Kind::number:
            text = reason.text.empty() ? reason.id : reason.id + " = " + reason.text;
            break;
    }
    for (const auto& package : {reason.first_stands_for, reason.second_stands_for})
        if (package) text += ", here for " + spelled_out(*package, scenario);
    if (reason.multiplier != Rational(1)) text += ", times " + reason.multiplier.to_string();
    return text;
}

std::string change_phrase(const deals::Change& change, const Scenario& scenario) {
    std::vector<std::string> parts;
    for (const deals::LevelChange& one : change.levels)
        parts.push_back(scenario.issues[static_cast<std::size_t>(one.issue)].id + " from " +
                        level_name(scenario, one.issue, one.from) + " to " +
                        level_name(scenario, one.issue, one.to));
    return listed(parts);
}

std::string verdicts_phrase(const std::vector<deals::Verdict>& verdicts, const Scenario& scenario) {
    std::string text;
    for (std::size_t i = 0; i < verdicts.size(); ++i)
        text +=
            (text.empty() ? "" : ", ") + scenario.parties[i].id + " " + std::string(to_string(verdicts[i]));
    return text;
}

std::string family_sentence(deals::Family family, deals::Directions directions) {
    std::string text = family == deals::Family::additive
                           ? "Family: additive (the value of a package is a sum over its issues)."
                           : "Family: monotone (any value function that respects the directions).";
    text += directions == deals::Directions::weak
                ? " Directions: weak (as stated; a stated step is at least as good)."
                : " Directions: strict (every stated step counts as better).";
    return text;
}

std::string_view meaning(deals::Verdict verdict) {
    switch (verdict) {
        case deals::Verdict::always:
            return "certainly at least as good as no deal";
        case deals::Verdict::never:
            return "certainly worse than no deal";
        case deals::Verdict::undetermined:
            break;
    }
    return "better or worse than no deal: what was stated does not say";
}

Style style_of(deals::Verdict verdict) {
    return verdict == deals::Verdict::always  ? Style::good
           : verdict == deals::Verdict::never ? Style::bad
                                              : Style::open;
}

}  // namespace detente::cli
