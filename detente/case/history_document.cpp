// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/history_document.h"

#include "detente/case/deals_solver.h"
#include "detente/case/weight_document.h"
#include "detente/deals/statements/document.h"

namespace detente::cases {

namespace {

const std::string& id_of(const Scenario& scenario, std::size_t party) {
    return scenario.parties[party].id;
}

Document date_document(const Date& date) {
    return date.known() ? Document(to_string(date)) : Document();
}

Document counts_document(const std::vector<deals::Counts>& counts, const Scenario& scenario) {
    if (counts.empty()) return nullptr;
    Document document = Document::object();
    for (std::size_t party = 0; party < counts.size(); ++party) {
        Document one;
        one.set("always", static_cast<std::size_t>(counts[party].always));
        one.set("never", static_cast<std::size_t>(counts[party].never));
        one.set("undetermined", static_cast<std::size_t>(counts[party].undetermined));
        document.set(id_of(scenario, party), std::move(one));
    }
    return document;
}

// A verdict with what a history follows of it.
Document brief(const VerdictWeight& weight) {
    Document document;
    document.set("verdict", to_string(weight.verdict));
    document.set("standing", or_null(weight.standing));
    document.set("critical_statements", Document::array_of(weight.critical_statements));
    Document sources = Document::array();
    for (const WeighedSource& source : weight.critical_sources) sources.push(source.source.name);
    document.set("critical_sources", std::move(sources));
    return document;
}

Document day_document(const HistoryDay& day, const Scenario& scenario) {
    Document document;
    document.set("day", date_document(day.day));
    document.set("known", Document::array_of(day.known));
    Document back = Document::array();
    for (const LeftOut& one : day.taken_back) {
        Document entry;
        entry.set("id", one.id);
        entry.set("cause", to_string(one.cause));
        entry.set("why", one.why);
        back.push(std::move(entry));
    }
    document.set("taken_back", std::move(back));
    document.set("conflict", day.conflict);
    document.set("verdicts", counts_document(day.verdicts, scenario));
    Document changes = Document::array();
    for (const VerdictChange& change : day.changes) {
        Document one;
        one.set("party", id_of(scenario, static_cast<std::size_t>(change.party)));
        one.set("before", brief(change.before));
        one.set("after", brief(change.after));
        one.set("count", change.packages.size());
        Document packages = Document::array();
        for (const Package& package : change.packages)
            packages.push(deals::package_document(package, scenario));
        one.set("packages", std::move(packages));
        changes.push(std::move(one));
    }
    document.set("changes", std::move(changes));
    return document;
}

Document entry_document(const RecordEntry& entry, const Scenario& scenario) {
    const bool demand = entry.kind == RecordEntry::Kind::demand;
    Document document;
    document.set("date", date_document(entry.date));
    document.set("party", id_of(scenario, static_cast<std::size_t>(entry.party)));
    document.set("kind", demand ? "demand" : "concession");
    document.set("of", entry.of);
    document.set("id", entry.event);
    document.set("what", demand ? Document(to_string(entry.what)) : Document("gave"));
    document.set("text", entry.text);
    document.set("to", entry.to.empty() ? Document() : Document(entry.to));
    document.set("in_return_for", entry.in_return_for.empty() ? Document() : Document(entry.in_return_for));
    document.set("answered_by", Document::array_of(entry.answered_by));
    document.set("reciprocated", demand ? Document() : Document(entry.reciprocated));
    document.set("standing", to_string(entry.standing));
    document.set("hedge", entry.hedge.empty() ? Document() : Document(entry.hedge));
    document.set("sources", Document::array_of(entry.sources));
    document.set("before", counts_document(entry.before, scenario));
    document.set("after", counts_document(entry.after, scenario));
    return document;
}

Document record_document(const Record& record, const Scenario& scenario) {
    Document document;
    Document entries = Document::array();
    for (const RecordEntry& entry : record.entries) entries.push(entry_document(entry, scenario));
    document.set("entries", std::move(entries));
    Document parties = Document::object();
    for (std::size_t party = 0; party < record.parties.size(); ++party) {
        const PartyRecord& one = record.parties[party];
        Document demands;
        for (std::size_t kind = 0; kind < one.demands.size(); ++kind)
            demands.set(std::string(to_string(static_cast<DemandEvent::Kind>(kind))), one.demands[kind]);
        Document counts;
        counts.set("demands", std::move(demands));
        counts.set("concessions", one.concessions);
        counts.set("unreciprocated", one.unreciprocated);
        parties.set(id_of(scenario, party), std::move(counts));
    }
    document.set("parties", std::move(parties));
    return document;
}

Document days_document(const std::vector<HistoryDay>& days, const Scenario& scenario) {
    Document list = Document::array();
    for (const HistoryDay& day : days) list.push(day_document(day, scenario));
    return list;
}

}  // namespace

Document to_document(const History& history, const Record& record, const Scenario& scenario) {
    Document document;
    document.set("schema", "detente.history/1");
    document.set("scenario", scenario.id);
    document.set("account", history.account);
    document.set("before", counts_document(history.before, scenario));
    document.set("days", days_document(history.days, scenario));
    document.set("unchanged", days_document(history.unchanged, scenario));
    document.set("undated", Document::array_of(history.undated));
    document.set("record", record_document(record, scenario));
    return document;
}

}  // namespace detente::cases
