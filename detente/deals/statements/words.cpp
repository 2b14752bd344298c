// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/words.h"

#include <algorithm>

#include "detente/scenario/words.h"

namespace detente::deals {

namespace {

// A direction's step: "us.nuclear: `Yongbyon complete` is at least as good as `Yongbyon in part`".
std::string step_phrase(const Reason& reason, const Scenario& scenario) {
    if (reason.issue < 0 || reason.step < 1) return reason.id + ": " + reason.text;
    const std::string issue = scenario.issues[static_cast<std::size_t>(reason.issue)].id + ": ";
    if (reason.text.starts_with(issue)) return reason.id + ": " + reason.text.substr(issue.size());
    if (!reason.text.empty()) return reason.id + ": " + reason.text;
    return reason.id + ", the step from " + level_name(scenario, reason.issue, reason.step - 1) + " to " +
           level_name(scenario, reason.issue, reason.step);
}

}  // namespace

std::string_view in_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::always:
            return "certain to accept";
        case Verdict::never:
            return "certain to refuse";
        default:
            break;
    }
    return "open";
}

std::string reason_phrase(const Reason& reason, const Scenario& scenario) {
    std::string text;
    switch (reason.kind) {
        case Reason::Kind::statement:
            text = reason.text.empty() ? reason.id : reason.id + " says " + reason.text;
            break;
        case Reason::Kind::direction:
            text = step_phrase(reason, scenario);
            break;
        case Reason::Kind::number:
            text = reason.text.empty()                  ? reason.id
                   : reason.text.starts_with(reason.id) ? reason.text
                                                        : reason.id + " = " + reason.text;
            break;
    }
    for (const auto& package : {reason.first_stands_for, reason.second_stands_for})
        if (package) text += ", here for " + spelled_out(*package, scenario);
    if (reason.multiplier != Rational(1)) text += ", times " + reason.multiplier.to_string();
    return text;
}

std::string sum_phrase(const Scenario& scenario, int party, const Package& package,
                       const std::vector<Reason>& reasons) {
    const auto used = [&](const std::optional<Given>& given) {
        return given && std::any_of(reasons.begin(), reasons.end(),
                                    [&](const Reason& reason) { return reason.id == given->item.id; });
    };
    const bool numbers_alone =
        !reasons.empty() && std::all_of(reasons.begin(), reasons.end(), [](const Reason& reason) {
            return reason.kind == Reason::Kind::number;
        });
    if (!numbers_alone) return {};
    for (const Numbers& numbers : scenario.numbers) {
        if (numbers.party != party || !numbers.no_deal) continue;
        std::string text;
        Rational sum;
        for (std::size_t issue = 0; issue < package.levels.size(); ++issue) {
            const auto level = static_cast<std::size_t>(package.levels[issue]);
            if (issue >= numbers.weights.size() || !numbers.weights[issue] ||
                issue >= numbers.levels.size() || level >= numbers.levels[issue].size() ||
                !numbers.levels[issue][level])
                return {};
            const Rational& weight = numbers.weights[issue]->value;
            const Rational& value = numbers.levels[issue][level]->value;
            // What adds something is among the reasons, or it does not count under this account.
            if (!(weight * value).is_zero() && !used(numbers.levels[issue][level])) return {};
            sum += weight * value;
            text += (text.empty() ? "" : " + ") + scenario.issues[issue].id + " " + weight.to_string() +
                    " × " + value.to_string();
        }
        if (!numbers.no_deal->value.is_zero() && !used(numbers.no_deal)) return {};
        return text + " = " + sum.to_string() + ", and no deal is worth " +
               numbers.no_deal->value.to_string();
    }
    return {};
}

std::string change_phrase(const Change& change, const Scenario& scenario) {
    std::vector<std::string> parts;
    for (const LevelChange& one : change.levels)
        parts.push_back(scenario.issues[static_cast<std::size_t>(one.issue)].id + " from " +
                        level_name(scenario, one.issue, one.from) + " to " +
                        level_name(scenario, one.issue, one.to));
    return list_of(parts);
}

std::string verdicts_phrase(const std::vector<Verdict>& verdicts, const Scenario& scenario) {
    std::string text;
    for (std::size_t i = 0; i < verdicts.size(); ++i)
        text += (text.empty() ? "" : ", ") + party_name(scenario, static_cast<int>(i)) + " " +
                std::string(to_string(verdicts[i]));
    return text;
}

std::string family_sentence(Family family, Directions directions) {
    std::string text = family == Family::additive
                           ? "Family: additive (the value of a package is a sum over its issues)."
                           : "Family: monotone (any value function that respects the directions).";
    text += directions == Directions::weak
                ? " Directions: weak (as stated; a stated step is at least as good)."
                : " Directions: strict (every stated step counts as better).";
    return text;
}

std::string_view meaning(Verdict verdict) {
    switch (verdict) {
        case Verdict::always:
            return "certainly at least as good as no deal";
        case Verdict::never:
            return "certainly worse than no deal";
        default:
            break;
    }
    return "better or worse than no deal: what was stated does not say";
}

std::string contradiction_sentence(const Contradiction& contradiction, const std::string& account,
                                   const Scenario& scenario) {
    constexpr std::size_t shown = 6;  // of a long circle; the document has all
    const std::size_t count = contradiction.statements.size();
    std::vector<std::string> statements, directions;
    for (std::size_t i = 0; i < count && (i < shown || count <= shown + 2); ++i) {
        const Reason& reason = contradiction.statements[i];
        statements.push_back(reason.id + (reason.text.empty() ? "" : " (" + reason.text + ")"));
    }
    if (statements.size() < count) statements.push_back(std::to_string(count - statements.size()) + " more");
    for (const Reason& reason : contradiction.directions)
        if (std::find(directions.begin(), directions.end(), reason.id) == directions.end())
            directions.push_back(reason.id);
    std::string text = "under account " + account + " the statements contradict each other for " +
                       scenario.parties[static_cast<std::size_t>(contradiction.party)].id + ": " +
                       list_of(statements);
    text += statements.size() == 1 ? " cannot hold" : " cannot hold together";
    if (!directions.empty())
        text += std::string(directions.size() == 1 ? ", given the direction " : ", given the directions ") +
                list_of(directions);
    return text + "; without any one of them the rest is consistent";
}

}  // namespace detente::deals
