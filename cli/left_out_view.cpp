// SPDX-License-Identifier: Apache-2.0
#include "cli/left_out_view.h"

#include <algorithm>
#include <map>

#include "cli/deals_words.h"
#include "cli/text.h"
#include "detente/case/before_after_words.h"
#include "detente/case/hypothetical_words.h"
#include "detente/scenario/accounts.h"

namespace detente::cli {

namespace {

std::string as_asked(const cases::Filter& filter) {
    std::vector<std::string> parts;
    if (filter.as_of) parts.push_back("as of " + to_string(*filter.as_of));
    if (filter.standing)
        parts.push_back("from " + std::string(to_string(*filter.standing)) + " statements upward");
    if (!filter.without.empty()) parts.push_back("without " + list_of(filter.without));
    if (filter.above_conflict) parts.emplace_back("above the conflict");
    return parts.empty() ? std::string() : "Answered " + list_of(parts) + ". ";
}

bool in_some(const Scenario& scenario, const std::string& id, std::vector<std::string> accounts) {
    if (accounts.empty()) accounts.emplace_back();
    return std::any_of(accounts.begin(), accounts.end(), [&](const std::string& account) {
        const Result<InForce> items = in_force(scenario, account);
        return items && items->contains(id);
    });
}

}  // namespace

std::string left_out_text(const Scenario& as_written, const cases::Filter& filter,
                          const cases::Filtered& filtered, const std::vector<std::string>& accounts,
                          int width) {
    std::vector<std::string> reasons;
    std::map<std::string, std::vector<std::string>> by_reason;
    for (const cases::LeftOut& one : filtered.left_out) {
        if (!in_some(as_written, one.id, one.accounts.empty() ? accounts : one.accounts)) continue;
        auto& ids = by_reason[one.why];
        if (ids.empty()) reasons.push_back(one.why);
        if (std::find(ids.begin(), ids.end(), one.id) == ids.end()) ids.push_back(one.id);
    }
    std::string text;
    if (filter.hypothetical()) text = cases::hypothetical_in_words(filter, as_written) + " ";
    text += as_asked(filter);
    std::string left;
    for (const std::string& reason : reasons)
        left += (left.empty() ? "" : "; ") + list_of(by_reason[reason]) + " (" + reason + ")";
    if (!left.empty())
        text += "Left out: " + left + ". ";
    else if (filter.asks())
        text += "Nothing had to be left out. ";
    if (text.empty()) return text;
    text.pop_back();
    return paragraph(plain(text), width) + "\n";
}

void tell_hypothetical(const cases::Filter& filter, const Scenario& scenario, bool table, Streams& streams) {
    if (!table || !filter.hypothetical()) return;
    streams.err << plain(cases::hypothetical_in_words(filter, scenario)) << "\n";
}

std::string what_if_text(const std::vector<cases::KnowledgeDifference>& differences, const Scenario& scenario,
                         const View& view) {
    std::string text;
    for (const cases::KnowledgeDifference& one : differences) {
        text += painted("Hypothetical: before and after, under account " + plain(one.account_after),
                        Style::heading, view.color) +
                "\n";
        for (const std::string& sentence : difference_in_words(one, scenario, scenario))
            text += paragraph(plain(sentence), view.width, "  ", "    ");
        text += "\n";
    }
    return text;
}

std::string what_if_text(const Document& before, const Document& after, const View& view) {
    std::string text = "\n" + painted("Hypothetical: before and after", Style::heading, view.color) + "\n";
    const std::vector<std::string> sentences = cases::before_and_after(before, after);
    if (sentences.empty()) return text + paragraph("No answer is different.", view.width, "  ", "    ");
    for (const std::string& sentence : sentences)
        text += paragraph(plain(sentence), view.width, "  ", "    ");
    return text;
}

}  // namespace detente::cli
