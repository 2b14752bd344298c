// SPDX-License-Identifier: Apache-2.0
#include "cli/package_view.h"

#include <string_view>
#include <vector>

#include "cli/deals_words.h"
#include "detente/base/words.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::cli {

namespace {

using deals::PackageAnswer;

constexpr std::size_t kShownChanges = 6;

std::string line(const std::string& text, const View& view, std::string_view first, std::string_view rest) {
    return paragraph(plain(text), view.width, first, rest);
}

// The wrapped lines, with the verdict painted in the first of them.
std::string with_verdict(const std::string& before, Verdict verdict, const std::string& after,
                         const View& view, std::string_view first, std::string_view rest) {
    const std::string word(to_string(verdict));
    std::string text = line(before + word + after, view, first, rest);
    if (const std::size_t at = text.find(word, first.size() + plain(before).size()); at != std::string::npos)
        text.replace(at, word.size(), painted(word, style_of(verdict), view.color));
    return text;
}

std::string reasons_text(const std::vector<deals::Reason>& reasons, const std::string& sum,
                         const Scenario& scenario, const View& view, std::string_view before) {
    if (reasons.empty()) return {};
    std::string text = line(std::string(before), view, "  ", "  ");
    if (!sum.empty()) return text + line(sum, view, "    * ", "      ");
    for (const deals::Reason& reason : reasons)
        text += line(reason_phrase(reason, scenario), view, "    * ", "      ");
    return text;
}

std::string carried_text(const PackageAnswer& answer, const View& view) {
    if (!answer.carried_by.empty())
        return line("Without " + list_of(answer.carried_by) +
                        (answer.carried_by.size() == 1 ? " the verdict changes."
                                                       : ", each alone, the verdict changes."),
                    view, "  ", "  ");
    if (!answer.carried_together.empty())
        return line("No statement carries this alone; without " + list_of(answer.carried_together) +
                        " together the verdict changes.",
                    view, "  ", "  ");
    return {};
}

std::string changes_text(const std::vector<deals::Change>& changes, const Scenario& scenario,
                         const View& view, std::string_view before, std::string_view none) {
    if (changes.empty()) return line(std::string(none), view, "  ", "  ");
    std::string text = line(std::string(before), view, "  ", "  ");
    for (std::size_t i = 0; i < changes.size() && i < kShownChanges; ++i) {
        const deals::Change& change = changes[i];
        text += line(change_phrase(change, scenario) + " (" +
                         counted(static_cast<std::uint64_t>(change.steps), "step", "steps") + "): then " +
                         verdicts_phrase(change.verdicts, scenario),
                     view, "    * ", "      ");
    }
    if (changes.size() > kShownChanges)
        text += "    and " + std::to_string(changes.size() - kShownChanges) + " more (see --json)\n";
    return text;
}

// One value function: the values of the levels that the package names, and of no deal.
std::string model_text(const deals::ValueModel& model, const std::string& start, const Scenario& scenario,
                       const View& view) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < model.values.size(); ++i) {
        std::string levels;
        bool flat = true;
        for (const Rational& value : model.values[i]) {
            levels += (levels.empty() ? "" : " ") + value.to_string();
            flat = flat && value.is_zero();
        }
        if (!flat) parts.push_back(scenario.issues[i].id + " " + levels);
    }
    for (const auto& [package, value] : model.packages)
        parts.push_back(spelled_out(package, scenario) + " " + value.to_string());
    std::string text = start + " for example with the values ";
    text += parts.empty() ? "all 0" : list_of(parts);
    return line(text + ", and no deal at " + model.no_deal.to_string() + ".", view, "  ", "    ");
}

std::string undetermined_text(const PackageAnswer& answer, const Scenario& scenario, const View& view) {
    std::string text;
    if (answer.accepts) text += model_text(*answer.accepts, "It would be acceptable", scenario, view);
    if (answer.refuses) text += model_text(*answer.refuses, "It would be refused", scenario, view);
    if (answer.settle) {
        const deals::OpenQuestion& question = *answer.settle;
        const Subject who = subject_of(scenario, question.party);
        text += line("One answer at least decides it, ask " + who.name + ": would " +
                         std::string(who.many ? "they" : "it") + " take " +
                         spelled_out(question.package, scenario) + "? Yes would decide " +
                         std::to_string(question.if_yes) + " of " + std::string(who.its()) +
                         " open packages, no " + std::to_string(question.if_no) + ".",
                     view, "  ", "    ");
    }
    return text;
}

std::string comparison_text(const std::string& party, Verdict verdict, const std::string& pair,
                            const std::vector<deals::Reason>& reasons, const Scenario& scenario,
                            const View& view) {
    std::string text = with_verdict(with_capital(party) + ": " + pair + " ", verdict, "", view, "  ", "    ");
    for (const deals::Reason& reason : reasons)
        text += line(reason_phrase(reason, scenario), view, "    * ", "      ");
    return text;
}

}  // namespace

std::string package_text(const deals::AccountDeals& account, const Package& package, const Scenario& scenario,
                         const View& view) {
    std::string text;
    for (std::size_t p = 0; p < account.package.size(); ++p) {
        const PackageAnswer& answer = account.package[p];
        const std::string party = party_name(scenario, static_cast<int>(p));
        text += with_verdict(with_capital(party) + ": ", answer.verdict,
                             " (" + std::string(meaning(answer.verdict)) + ")", view, "", "  ");
        if (answer.verdict == Verdict::undetermined) text += undetermined_text(answer, scenario, view);
        text += reasons_text(
            answer.reasons, deals::sum_phrase(scenario, static_cast<int>(p), package, answer.reasons),
            scenario, view, std::string(to_string(answer.verdict)) + " for " + party + ", because");
        text += carried_text(answer, view);
        if (answer.verdict == Verdict::never) {
            // A search that a limit cut short has not seen every change.
            const std::string none = answer.note.empty()
                                         ? "No change of levels would make "
                                         : "No change of levels that was looked at would make ";
            text += changes_text(answer.opens, scenario, view, "Refusal would no longer be certain with",
                                 none + "the refusal uncertain.");
            text += changes_text(answer.secures, scenario, view, "Acceptance would be certain with",
                                 none + "acceptance certain.");
        }
        if (!answer.note.empty()) text += line("Note: " + answer.note + ".", view, "  ", "    ");
    }
    return text;
}

std::string compare_text(const deals::AccountDeals& account, const Package& first, const Package& second,
                         const Scenario& scenario, const View& view) {
    std::string text = line("P: " + spelled_out(first, scenario), view, "  ", "     ");
    text += line("Q: " + spelled_out(second, scenario), view, "  ", "     ");
    for (std::size_t p = 0; p < account.compare.size(); ++p) {
        const deals::Comparison& comparison = account.compare[p];
        const std::string party = party_name(scenario, static_cast<int>(p));
        text += comparison_text(party, comparison.first_at_least,
                                "P at least as good as Q:", comparison.first_reasons, scenario, view);
        text += comparison_text(party, comparison.second_at_least,
                                "Q at least as good as P:", comparison.second_reasons, scenario, view);
    }
    return text;
}

}  // namespace detente::cli
