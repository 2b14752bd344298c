// SPDX-License-Identifier: Apache-2.0
#include "cli/filter_option.h"

#include <algorithm>
#include <map>

#include "cli/deals_request.h"
#include "cli/deals_words.h"
#include "cli/text.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/read_date.h"

namespace detente::cli {

namespace {

Standing standing_named(const std::string& name) {
    for (const Standing standing : {Standing::on_record, Standing::reported, Standing::inferred})
        if (to_string(standing) == name) return standing;
    return Standing::assumed;
}

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

Result<cases::Filter> filter_of(const Arguments& arguments, const Scenario& scenario) {
    cases::Filter filter;
    if (arguments.has("--as-of")) {
        const std::string text = arguments.text("--as-of");
        if (text == "head") {
            if (!scenario.as_of.known())
                return make_error({scenario.file, 0, 0},
                                  "--as-of head: the head of the scenario names no day",
                                  "write as_of = 2019-02-28 under [scenario], or name the day itself");
            filter.as_of = scenario.as_of;
        } else {
            filter.as_of = read_date(text);
        }
        if (!filter.as_of)
            return make_error({}, "--as-of: `" + text + "` is no day that can be",
                              "write a day as 2019-02-28, a month as 2019-02 for its last day, or head for "
                              "the day of the scenario");
    }
    if (arguments.has("--standing")) filter.standing = standing_named(arguments.text("--standing"));
    filter.without = arguments.all("--without");
    filter.above_conflict = arguments.has("--above-conflict");
    filter.family = family_of(arguments);
    filter.directions = directions_of(arguments);
    return filter;
}

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
    std::string text = as_asked(filter);
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

}  // namespace detente::cli
