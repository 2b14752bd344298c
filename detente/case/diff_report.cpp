// SPDX-License-Identifier: Apache-2.0
#include "detente/case/diff_report.h"

#include <algorithm>

#include "detente/scenario/check.h"
#include "detente/scenario/read_date.h"

namespace detente::cases {

namespace {

Result<Filtered> known_at(const Scenario& scenario, const DiffSide& side, const DiffRequest& request) {
    Filter filter;
    filter.as_of = side.as_of;
    filter.family = request.family;
    filter.directions = request.directions;
    return filtered(scenario, filter);
}

Document side_document(const DiffSide& side, const std::string& account) {
    Document document;
    document.set("file", side.file);
    document.set("account", account);
    document.set("as_of", side.as_of ? Document(to_string(*side.as_of)) : Document());
    return document;
}

// What is written like a day and is none would be looked for among the accounts.
std::optional<Error> no_such_day(const Scenario& scenario, const DiffSide& side) {
    const bool like_a_day =
        !side.account.empty() && side.account.find_first_not_of("0123456789-") == std::string::npos;
    const bool known = std::any_of(scenario.accounts.begin(), scenario.accounts.end(),
                                   [&](const Account& account) { return account.id == side.account; });
    if (!like_a_day || known) return std::nullopt;
    return make_error({side.file, 0, 0}, "`" + side.account + "` is neither a day nor an account",
                      "write a day as 2019-02-28, 2019-02 or 2019");
}

}  // namespace

DiffSide diff_side(const std::string& text) {
    DiffSide side{text, {}, {}};
    const std::size_t at = text.rfind('@');
    if (at == std::string::npos || at + 1 == text.size()) return side;
    const std::string file = text.substr(0, at);
    const std::string rest = text.substr(at + 1);
    // "case.toml@leaks@2019" names both.
    DiffSide inner = diff_side(file);
    if (inner.file != "-" && !inner.file.ends_with(".toml")) return side;
    inner.as_of = read_date(rest);
    if (!inner.as_of) inner.account = rest;
    return inner;
}

Result<DiffReport> diff_report(const Scenario& before, const Scenario& after, const DiffRequest& request) {
    if (Errors faults = check(before); !faults.empty()) return faults;
    if (Errors faults = check(after); !faults.empty()) return faults;
    if (const auto error = no_such_day(before, request.before)) return *error;
    if (const auto error = no_such_day(after, request.after)) return *error;
    Result<Filtered> first = known_at(before, request.before, request);
    if (!first) return first.errors();
    Result<Filtered> second = known_at(after, request.after, request);
    if (!second) return second.errors();
    DiffReport report{request, std::move(*first), std::move(*second), {}};
    auto found = difference(
        {report.before.scenario, request.before.account, request.family, request.directions},
        {report.after.scenario, request.after.account, request.family, request.directions}, request.advice);
    if (!found) return found.errors();
    report.difference = std::move(*found);
    return report;
}

Document to_document(const DiffReport& report) {
    Document document;
    document.set("schema", "detente.diff/1");
    document.set("family", to_string(report.request.family));
    document.set("directions", to_string(report.request.directions));
    document.set("before", side_document(report.request.before, report.difference.account_before));
    document.set("after", side_document(report.request.after, report.difference.account_after));
    document.set("diff", to_document(report.difference, report.before.scenario, report.after.scenario));
    return document;
}

}  // namespace detente::cases
