// SPDX-License-Identifier: Apache-2.0
#include "cli/check_view.h"

#include <algorithm>

#include "cli/deals_view.h"
#include "cli/deals_words.h"
#include "cli/table.h"
#include "detente/case/red_lines.h"
#include "detente/case/room_faults.h"
#include "detente/deals/statements/deals.h"
#include "detente/scenario/accounts.h"

namespace detente::cli {

namespace {

std::vector<std::pair<std::string, int>> by_standing(const std::vector<Statement>& statements) {
    std::vector<std::pair<std::string, int>> counts;
    for (const Standing standing :
         {Standing::on_record, Standing::reported, Standing::inferred, Standing::assumed}) {
        int count = 0;
        for (const Statement& statement : statements) count += statement.item.standing == standing ? 1 : 0;
        counts.emplace_back(std::string(to_string(standing)), count);
    }
    return counts;
}

Result<int> statements_in_force(const Scenario& scenario, const std::string& account) {
    const Result<InForce> items = in_force(scenario, account);
    if (!items) return items.errors();
    int count = 0;
    for (const Statement& statement : scenario.statements)
        count += items->contains(statement.item.id) ? 1 : 0;
    return count;
}

std::string standings_phrase(const Findings& findings) {
    std::vector<std::string> parts;
    for (const auto& [standing, count] : findings.standings)
        if (count > 0)
            parts.push_back(std::to_string(count) + " " + (standing == "on_record" ? "on record" : standing));
    return parts.empty() ? "" : " (" + list_of(parts) + ")";
}

Document contradiction_document(const AccountFindings& account) {
    if (account.contradiction.empty()) return {};
    Document document = Document::object();
    document.set("party", account.party);
    document.set("statements", Document::array_of(account.contradictory));
    document.set("sentence", account.contradiction);
    return document;
}

Error contradiction_error(const AccountFindings& account, const Scenario& scenario) {
    Place place{scenario.file, 0, 0};
    for (const Statement& statement : scenario.statements)
        if (!account.contradictory.empty() && statement.item.id == account.contradictory.front())
            place = statement.item.place;
    return make_error(place, account.contradiction,
                      account.notes.empty() ? "change one of these, or put them into different accounts"
                                            : account.notes.front());
}

}  // namespace

Result<Findings> look_at(const Scenario& scenario, const std::string& path, bool strict) {
    Findings findings;
    findings.file = path;
    findings.id = scenario.id;
    findings.title = scenario.title;
    for (const Party& party : scenario.parties) findings.parties.push_back(party.id);
    for (const Issue& issue : scenario.issues) findings.issues.push_back(issue.id);
    findings.standings = by_standing(scenario.statements);
    findings.statements = static_cast<int>(scenario.statements.size());
    findings.directions = static_cast<int>(scenario.preferences.size());
    findings.sources = static_cast<int>(scenario.sources.size());
    findings.demands = static_cast<int>(scenario.demands.size());
    if (scenario.standoff) findings.sections.emplace_back("standoff");
    if (scenario.steps) findings.sections.emplace_back("steps");
    if (scenario.talks) findings.sections.emplace_back("talks");

    deals::Request request;
    request.accounts = account_names(scenario);
    request.counts = false;
    const Result<deals::Answer> answer = deals::answer(scenario, request);
    if (!answer) return answer.errors();
    findings.packages = answer->packages;
    for (const deals::AccountAnswer& account : answer->accounts) {
        const Result<int> statements = statements_in_force(scenario, account.account);
        if (!statements) return statements.errors();
        AccountFindings found{account.account, *statements, {}, {}, {}, {}};
        if (account.contradiction) {
            found.contradiction = contradiction_sentence(*account.contradiction, account.account, scenario);
            found.party = scenario.parties[static_cast<std::size_t>(account.contradiction->party)].id;
            for (const deals::Reason& reason : account.contradiction->statements)
                found.contradictory.push_back(reason.id);
        }
        for (const cases::RedLineNote& note : cases::red_line_notes(scenario, account))
            found.notes.push_back(note.sentence);
        findings.accounts.push_back(std::move(found));
    }
    cases::RoomFaults faults = cases::room_faults(scenario);
    findings.notes = std::move(faults.notes);
    findings.evidence = look_at_evidence(scenario);
    // What is contradictory under every account is refused by every command.
    if (std::all_of(answer->accounts.begin(), answer->accounts.end(),
                    [](const deals::AccountAnswer& account) { return account.contradiction.has_value(); }))
        for (const AccountFindings& account : findings.accounts)
            findings.errors.push_back(contradiction_error(account, scenario));
    findings.errors.insert(findings.errors.end(), faults.errors.begin(), faults.errors.end());
    for (Error& error : evidence_errors(findings.evidence, scenario, strict))
        findings.errors.push_back(std::move(error));
    return findings;
}

std::string findings_text(const Findings& findings, bool strict, int width, bool color) {
    std::string text = painted(plain(findings.file), Style::heading, color) + ": " +
                       (findings.errors.empty() ? painted("sound", Style::good, color)
                                                : painted("not sound", Style::bad, color));
    const std::string title = findings.title.empty() ? findings.id : findings.title;
    text += "\n";
    if (!title.empty()) text += paragraph(plain(title), width, "  ", "  ");
    const auto line = [&](const std::string& sentence) {
        text += paragraph(plain(sentence), width, "  ", "    ");
    };
    line(counted(static_cast<int>(findings.parties.size()), "party", "parties") + ": " +
         list_of(findings.parties) + "; " +
         counted(static_cast<int>(findings.issues.size()), "issue", "issues") + ": " +
         list_of(findings.issues) + "; " + findings.packages +
         (findings.packages == "1" ? " package" : " packages"));
    line(counted(findings.statements, "statement", "statements") + standings_phrase(findings) + ", " +
         counted(findings.directions, "direction", "directions") + ", " +
         counted(findings.demands, "demand", "demands") + ", " +
         counted(findings.sources, "source", "sources"));
    std::vector<std::string> accounts;
    for (const AccountFindings& account : findings.accounts)
        accounts.push_back(account.account + " (" + counted(account.statements, "statement", "statements") +
                           ")");
    line(counted(static_cast<int>(accounts.size()), "account", "accounts") + ": " + list_of(accounts));
    if (!findings.sections.empty()) line("sections for other rooms: " + list_of(findings.sections));
    // A red line is told once, however many accounts it stands in.
    std::vector<std::string> told;
    const auto note = [&](const std::string& sentence) {
        if (std::find(told.begin(), told.end(), sentence) != told.end()) return;
        told.push_back(sentence);
        line("note: " + sentence);
    };
    for (const AccountFindings& account : findings.accounts) {
        const auto refused = [&](const Error& error) { return error.message == account.contradiction; };
        if (std::any_of(findings.errors.begin(), findings.errors.end(), refused)) continue;
        if (!account.contradiction.empty()) note(account.contradiction);
        for (const std::string& sentence : account.notes) note(sentence);
    }
    for (const std::string& sentence : findings.notes) note(sentence);
    return text + evidence_text(findings.evidence, strict, width);
}

Document findings_document(const Findings& findings) {
    Document one = Document::object();
    one.set("file", findings.file);
    one.set("id", findings.id);
    one.set("title", findings.title);
    one.set("parties", Document::array_of(findings.parties));
    one.set("issues", Document::array_of(findings.issues));
    one.set("packages", findings.packages);
    Document standings = Document::object();
    for (const auto& [standing, count] : findings.standings) standings.set(standing, count);
    one.set("statements", std::move(standings));
    one.set("directions", findings.directions);
    one.set("demands", findings.demands);
    one.set("sources", findings.sources);
    one.set("sections", Document::array_of(findings.sections));
    Document accounts = Document::object();
    for (const AccountFindings& account : findings.accounts) {
        Document told = Document::object();
        told.set("statements", account.statements);
        told.set("contradiction", contradiction_document(account));
        told.set("notes", Document::array_of(account.notes));
        accounts.set(account.account, std::move(told));
    }
    one.set("accounts", std::move(accounts));
    one.set("notes", Document::array_of(findings.notes));
    add_evidence(one, findings.evidence);
    return one;
}

}  // namespace detente::cli
