// SPDX-License-Identifier: Apache-2.0
#include "cli/check_view.h"

#include <algorithm>

#include "cli/citations_view.h"
#include "cli/text.h"
#include "detente/scenario/words.h"

namespace detente::cli {

namespace {

std::string standings_phrase(const cases::CheckReport& report) {
    std::vector<std::string> parts;
    for (const auto& [standing, count] : report.standings)
        if (count > 0) parts.push_back(std::to_string(count) + " " + std::string(in_words(standing)));
    return parts.empty() ? "" : " (" + list_of(parts) + ")";
}

}  // namespace

std::string check_text(const cases::CheckReport& report, int width, bool color) {
    std::string text = painted(plain(report.request.file), Style::heading, color) + ": " +
                       (report.errors.empty() ? painted("sound", Style::good, color)
                                              : painted("not sound", Style::bad, color));
    const std::string title = report.title.empty() ? report.id : report.title;
    text += "\n";
    if (!title.empty()) text += paragraph(plain(title), width, "  ", "  ");
    const auto line = [&](const std::string& sentence) {
        text += paragraph(plain(sentence), width, "  ", "    ");
    };
    line(counted(static_cast<int>(report.parties.size()), "party", "parties") + ": " +
         list_of(report.parties) + "; " + counted(static_cast<int>(report.issues.size()), "issue", "issues") +
         ": " + list_of(report.issues) + "; " + report.packages +
         (report.packages == "1" ? " package" : " packages"));
    line(counted(report.statements, "statement", "statements") + standings_phrase(report) + ", " +
         counted(report.directions, "direction", "directions") + ", " +
         counted(report.demands, "demand", "demands") + ", " + counted(report.sources, "source", "sources"));
    std::vector<std::string> accounts;
    for (const cases::CheckedAccount& account : report.accounts)
        accounts.push_back(account.account + " (" + counted(account.statements, "statement", "statements") +
                           ")");
    line(counted(static_cast<int>(accounts.size()), "account", "accounts") + ": " + list_of(accounts));
    if (!report.sections.empty()) line("sections for other rooms: " + list_of(report.sections));
    // A red line is told once, however many accounts it stands in.
    std::vector<std::string> told;
    const auto note = [&](const std::string& sentence) {
        if (std::find(told.begin(), told.end(), sentence) != told.end()) return;
        told.push_back(sentence);
        line("note: " + sentence);
    };
    for (const cases::CheckedAccount& account : report.accounts) {
        const auto refused = [&](const Error& error) { return error.message == account.contradiction; };
        if (std::any_of(report.errors.begin(), report.errors.end(), refused)) continue;
        if (!account.contradiction.empty()) note(account.contradiction);
        for (const std::string& sentence : account.notes) note(sentence);
    }
    for (const std::string& sentence : report.notes) note(sentence);
    return text + evidence_text(report.evidence, report.request.strict, width);
}

std::string check_text(const cases::NumbersCheckReport& report, int width, bool color) {
    std::string text = painted(plain(report.file) + ": sound", Style::heading, color) + "\n";
    std::string parties;
    for (const auto& [name, kind] : report.parties)
        parties += (parties.empty() ? "" : ", ") + name + " (" + kind + ")";
    text += paragraph(
        plain(report.format + "; " + counted(report.parties.size(), "profile", "profiles") + ": " + parties +
              "; " + std::to_string(report.issues.size()) + " issues; " + report.outcomes + " outcomes"),
        width, "  ", "    ");
    for (const std::string& warning : report.warnings)
        text += paragraph("note: " + plain(warning), width, "  ", "    ");
    return text;
}

}  // namespace detente::cli
