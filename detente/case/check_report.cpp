// SPDX-License-Identifier: Apache-2.0
#include "detente/case/check_report.h"

#include <algorithm>
#include <map>
#include <optional>
#include <variant>

#include "detente/base/error_document.h"
#include "detente/case/filtered.h"
#include "detente/case/internal/red_lines.h"
#include "detente/case/internal/room_faults.h"
#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/words.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/check.h"

namespace detente::cases {

namespace {

SourcePage nothing_at_hand(const Source& source) {
    SourcePage page;
    page.state = source.file.empty() ? SourcePage::State::no_file : SourcePage::State::not_at_hand;
    page.path = source.file;
    return page;
}

std::vector<std::pair<Standing, int>> by_standing(const std::vector<Statement>& statements) {
    std::vector<std::pair<Standing, int>> counts;
    for (const Standing standing :
         {Standing::on_record, Standing::reported, Standing::inferred, Standing::assumed}) {
        int count = 0;
        for (const Statement& statement : statements) count += statement.item.standing == standing ? 1 : 0;
        counts.emplace_back(standing, count);
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

Document or_null(const std::string& text) {
    return text.empty() ? Document() : Document(text);
}

Document contradiction_document(const CheckedAccount& account) {
    if (account.contradiction.empty()) return {};
    Document document = Document::object();
    document.set("party", account.party);
    document.set("statements", Document::array_of(account.contradictory));
    document.set("sentence", account.contradiction);
    return document;
}

void add_evidence(Document& file, const CitationsReport& findings) {
    const CitationReport& report = findings.citations;
    Document citations = Document::array();
    for (const CitedWords& words : report.words) {
        Document one = Document::object();
        one.set("item", words.item).set("source", or_null(words.source)).set("at", or_null(words.at));
        one.set("quoted", words.quoted).set("status", ledger::to_string(words.status));
        one.set("missing", or_null(words.missing));
        one.set("message", or_null(words.message)).set("remedy", or_null(words.remedy));
        one.set("line", words.place.line).set("column", words.place.column);
        citations.push(std::move(one));
    }
    Document counts = Document::object();
    counts.set("hold", report.count(&CitedWords::holds)).set("moved", report.moved());
    counts.set("fail", findings.failed()).set("unchecked", report.count(&CitedWords::unchecked));
    Document pages = Document::array();
    for (const CitedPage& page : report.pages) {
        Document one = Document::object();
        one.set("source", page.source).set("file", or_null(page.path));
        one.set("status", to_string(page.status)).set("sha256", or_null(page.sha256));
        one.set("recorded", or_null(page.recorded)).set("quotations", page.quotations);
        one.set("message", or_null(page.message)).set("remedy", or_null(page.remedy));
        pages.push(std::move(one));
    }
    Document above = Document::array();
    for (const AboveCeiling& one : findings.above) {
        Document entry = Document::object();
        entry.set("item", one.item).set("source", or_null(one.source));
        entry.set("standing", to_string(one.standing)).set("ceiling", to_string(one.ceiling));
        entry.set("row", one.row).set("because", or_null(one.because)).set("sentence", one.sentence());
        above.push(std::move(entry));
    }
    Document unrestated = Document::array();
    for (const Unrestated& one : findings.unrestated) {
        Document entry = Document::object();
        entry.set("item", one.item).set("mode", to_string(one.mode)).set("sentence", sentence(one));
        unrestated.push(std::move(entry));
    }
    Document audiences = Document::array();
    for (const TwoAudiences& one : findings.audiences) {
        Document entry = Document::object();
        entry.set("speaker", one.speaker).set("day", to_string(one.day));
        entry.set("items", Document::array_of(std::vector<std::string>{one.first, one.second}));
        entry.set("to", Document::array_of(std::vector<std::string>{one.to_first, one.to_second}));
        entry.set("sentence", sentence(one));
        audiences.push(std::move(entry));
    }
    file.set("citations", std::move(citations)).set("quotations", std::move(counts));
    Document shared = Document::array();
    for (const SharedText& one : report.shared) {
        Document entry = Document::object();
        entry.set("kind", one.kind == SharedText::Kind::page ? "page" : "passage");
        entry.set("sources", Document::array_of(one.sources)).set("passage", or_null(one.passage));
        entry.set("sentence", sentence(one));
        shared.push(std::move(entry));
    }
    for (const SharedSource& one : findings.shared_sources) {
        Document entry = Document::object();
        entry.set("kind", to_string(one.kind)).set("sources", Document::array_of(one.sources));
        entry.set("passage", Document()).set("sentence", one.sentence());
        shared.push(std::move(entry));
    }
    file.set("shared_sources", std::move(shared));
    file.set("pages", std::move(pages)).set("above_ceiling", std::move(above));
    file.set("to_be_restated", std::move(unrestated)).set("two_audiences", std::move(audiences));
}

std::string kind_of(const Profile& profile) {
    if (std::holds_alternative<AdditiveUtility>(profile.utility)) return "additive";
    if (std::holds_alternative<HyperRectangleUtility>(profile.utility)) return "hyper-rectangles";
    if (std::holds_alternative<GroupUtility>(profile.utility)) return "sum of groups";
    if (std::holds_alternative<TableUtility>(profile.utility)) return "table";
    return "partial order";
}

Error contradiction_error(const CheckedAccount& account, const Scenario& scenario) {
    Place place{scenario.file, 0, 0};
    for (const Statement& statement : scenario.statements)
        if (!account.contradictory.empty() && statement.item.id == account.contradictory.front())
            place = statement.item.place;
    return make_error(place, account.contradiction,
                      account.notes.empty() ? "change one of these, or put them into different accounts"
                                            : account.notes.front());
}

}  // namespace

std::string sentence(const SharedText& one) {
    std::string names;
    for (std::size_t i = 0; i < one.sources.size(); ++i)
        names += (i == 0 ? "`" : i + 1 == one.sources.size() ? " and `" : ", `") + one.sources[i] + "`";
    if (one.kind == SharedText::Kind::page)
        return names + " are one page under several ids; they count as one source";
    return names + " have a long passage in common (“" + one.passage + "”); what rests on it counts once";
}

int CitationsReport::failed() const {
    int count = 0;
    for (const CitedWords& words : citations.words)
        count += words.quoted && !words.holds() && !words.unchecked() ? 1 : 0;
    return count;
}

CitationsReport citations_report(const Scenario& scenario, const PageOfSource& page_of) {
    CitationsReport report;
    report.citations = check_citations(scenario, page_of ? page_of : nothing_at_hand);
    std::map<std::pair<std::string, std::string>, BlockRole> roles;
    for (const CitedWords& words : report.citations.words)
        if (words.holds()) roles.emplace(std::make_pair(words.item, words.source), words.role);
    report.above = above_ceiling(
        scenario, [&](const std::string& item, const std::string& source) -> std::optional<BlockRole> {
            const auto found = roles.find({item, source});
            if (found == roles.end()) return std::nullopt;
            return found->second;
        });
    report.unrestated = to_be_restated(scenario);
    report.audiences = two_audiences(scenario);
    report.shared_sources = shared_sources(scenario);
    return report;
}

void look_up_pages(Scenario& scenario, const PageOfSource& page_of) {
    note_findings(scenario, check_citations(scenario, page_of));
}

Errors citation_errors(const CitationsReport& report, const Scenario& scenario, bool strict) {
    Errors errors = citation_errors(report.citations, scenario, strict);
    if (strict)
        for (const AboveCeiling& one : report.above)
            if (one.because.empty())
                errors.push_back(make_error(
                    one.place, one.sentence(),
                    "put it at " + std::string(to_string(one.ceiling)) + ", or say why in `because`"));
    return errors;
}

std::string sentence(const Unrestated& one) {
    return "`" + one.item + "` cites words that are " + std::string(to_string(one.mode)) +
           ": left out of every answer until restated; say why in `because`";
}

std::string sentence(const TwoAudiences& one) {
    return one.speaker + " spoke to two audiences on " + to_string(one.day) + ": `" + one.first + "` to " +
           one.to_first + ", `" + one.second + "` to " + one.to_second + "; both are kept";
}

Result<CheckReport> check_report(const Scenario& scenario, const CheckRequest& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    CheckReport report;
    report.request = request;
    report.id = scenario.id;
    report.title = scenario.title;
    for (const Party& party : scenario.parties) report.parties.push_back(party.id);
    for (const Issue& issue : scenario.issues) report.issues.push_back(issue.id);
    report.standings = by_standing(scenario.statements);
    report.statements = static_cast<int>(scenario.statements.size());
    report.directions = static_cast<int>(scenario.preferences.size());
    report.sources = static_cast<int>(scenario.sources.size());
    report.demands = static_cast<int>(scenario.demands.size());
    if (scenario.standoff) report.sections.emplace_back("standoff");
    if (scenario.steps) report.sections.emplace_back("steps");
    if (scenario.talks) report.sections.emplace_back("talks");

    deals::DealsQuery ask;
    ask.accounts = account_names(scenario);
    ask.counts = false;
    // What was taken back contradicts nothing.
    const Result<Filtered> in_use = filtered(scenario, {});
    if (!in_use) return in_use.errors();
    const Result<deals::DealsAnswer> answer = deals::answer(in_use->scenario, ask);
    if (!answer) return answer.errors();
    report.packages = answer->packages;
    for (const deals::AccountDeals& account : answer->accounts) {
        const Result<int> statements = statements_in_force(scenario, account.account);
        if (!statements) return statements.errors();
        CheckedAccount found{account.account, *statements, {}, {}, {}, {}};
        if (account.contradiction) {
            found.contradiction =
                deals::contradiction_sentence(*account.contradiction, account.account, in_use->scenario);
            found.party = scenario.parties[static_cast<std::size_t>(account.contradiction->party)].id;
            for (const deals::Reason& reason : account.contradiction->statements)
                found.contradictory.push_back(reason.id);
        }
        for (const RedLineNote& note : red_line_notes(in_use->scenario, account))
            found.notes.push_back(note.sentence);
        report.accounts.push_back(std::move(found));
    }
    RoomFaults faults = room_faults(scenario);
    report.notes = std::move(faults.notes);
    report.evidence = citations_report(scenario, request.page_of);
    // What is contradictory under every account is refused by every command.
    if (std::all_of(answer->accounts.begin(), answer->accounts.end(),
                    [](const deals::AccountDeals& account) { return account.contradiction.has_value(); }))
        for (const CheckedAccount& account : report.accounts)
            report.errors.push_back(contradiction_error(account, scenario));
    report.errors.insert(report.errors.end(), faults.errors.begin(), faults.errors.end());
    for (Error& error : citation_errors(report.evidence, scenario, request.strict))
        report.errors.push_back(std::move(error));
    return report;
}

Document to_document(const CheckReport& report) {
    Document one = Document::object();
    one.set("file", report.request.file);
    one.set("id", report.id);
    one.set("title", report.title);
    one.set("parties", Document::array_of(report.parties));
    one.set("issues", Document::array_of(report.issues));
    one.set("packages", report.packages);
    Document standings = Document::object();
    for (const auto& [standing, count] : report.standings)
        standings.set(std::string(to_string(standing)), count);
    one.set("statements", std::move(standings));
    one.set("directions", report.directions);
    one.set("demands", report.demands);
    one.set("sources", report.sources);
    one.set("sections", Document::array_of(report.sections));
    Document accounts = Document::object();
    for (const CheckedAccount& account : report.accounts) {
        Document told = Document::object();
        told.set("statements", account.statements);
        told.set("contradiction", contradiction_document(account));
        told.set("notes", Document::array_of(account.notes));
        accounts.set(account.account, std::move(told));
    }
    one.set("accounts", std::move(accounts));
    one.set("notes", Document::array_of(report.notes));
    add_evidence(one, report.evidence);
    return one;
}

NumbersCheckReport check_report(const NumericScenario& scenario, const std::string& file) {
    NumbersCheckReport report;
    report.file = file;
    report.format = scenario.format;
    for (const Profile& profile : scenario.profiles) {
        report.parties.emplace_back(profile.name, kind_of(profile));
        report.discounts.push_back(profile.discount);
    }
    for (const DomainIssue& issue : scenario.domain.issues) report.issues.push_back(issue.name);
    report.outcomes = outcome_count(scenario.domain).to_string();
    for (const Error& warning : scenario.warnings) report.warnings.push_back(to_string(warning));
    return report;
}

Document to_document(const NumbersCheckReport& report) {
    Document parties = Document::array();
    for (std::size_t i = 0; i < report.parties.size(); ++i) {
        Document party = Document::object();
        party.set("name", report.parties[i].first).set("kind", report.parties[i].second);
        if (report.discounts[i]) party.set("discount", *report.discounts[i]);
        parties.push(std::move(party));
    }
    Document document = Document::object();
    document.set("file", report.file).set("format", report.format).set("parties", std::move(parties));
    document.set("issues", Document::array_of(report.issues)).set("outcomes", report.outcomes);
    document.set("warnings", Document::array_of(report.warnings));
    return document;
}

Document check_document(std::vector<Document> files, const Errors& errors) {
    Document document = Document::object();
    document.set("schema", "detente.check/1").set("files", Document(std::move(files)));
    if (!errors.empty()) document.set("errors", *error_document(errors).find("errors"));
    return document;
}

}  // namespace detente::cases
