// SPDX-License-Identifier: Apache-2.0
#include "cli/history_view.h"

#include <algorithm>

#include "cli/deals_words.h"
#include "cli/weight_view.h"
#include "detente/scenario/words.h"

namespace detente::cli {

namespace {

using cases::HistoryDay;
using cases::RecordEntry;
using cases::VerdictWeight;

constexpr std::size_t kShownPackages = 3;

std::string told(const std::string& text, const View& view, const char* first = "  ",
                 const char* rest = "    ") {
    return paragraph(plain(text), view.width, first, rest);
}

std::string counts_phrase(const std::vector<deals::Counts>& counts, const Scenario& scenario) {
    std::string text;
    for (std::size_t party = 0; party < counts.size(); ++party)
        text += (party == 0 ? "" : "; ") + party_name(scenario, static_cast<int>(party)) + " always " +
                std::to_string(counts[party].always) + ", never " + std::to_string(counts[party].never) +
                ", undetermined " + std::to_string(counts[party].undetermined);
    return text;
}

std::string weight_phrase(const VerdictWeight& weight) {
    std::string text(to_string(weight.verdict));
    if (weight.standing) text += ", " + std::string(in_words(*weight.standing));
    if (!weight.critical_statements.empty()) text += ", not without " + list_of(weight.critical_statements);
    std::vector<std::string> sources;
    for (const cases::WeighedSource& source : weight.critical_sources) sources.push_back(source.source.name);
    if (!sources.empty()) text += ", needs " + list_of(sources);
    return text;
}

std::string day_text(const HistoryDay& day, const Scenario& scenario, const View& view) {
    std::string text = painted(to_string(day.day), Style::heading, view.color) + "\n";
    if (!day.known.empty()) text += told("Became known: " + list_of(day.known) + ".", view);
    for (const cases::LeftOut& one : day.taken_back)
        text += told("Taken back: " + one.id + ", " + one.why + ".", view);
    if (day.conflict) text += told("From this day on the statements contradict each other.", view);
    if (!day.verdicts.empty()) text += told(counts_phrase(day.verdicts, scenario) + ".", view);
    for (const cases::VerdictChange& change : day.changes) {
        std::string packages;
        for (std::size_t i = 0; i < change.packages.size() && i < kShownPackages; ++i)
            packages += (i == 0 ? "" : "; ") + spelled_out(change.packages[i], scenario);
        if (change.packages.size() > kShownPackages)
            packages += "; and " + std::to_string(change.packages.size() - kShownPackages) + " more (--json)";
        text +=
            told(party_name(scenario, change.party) + ", " +
                     counted(change.packages.size(), "package", "packages") + ": " +
                     weight_phrase(change.before) + " -> " + weight_phrase(change.after) + ". " + packages,
                 view, "    * ", "      ");
    }
    return text;
}

std::string entry_sentence(const RecordEntry& entry, const Scenario& scenario) {
    std::string text = (entry.date.known() ? to_string(entry.date) : std::string("no day")) + "  " +
                       party_name(scenario, entry.party);
    if (entry.kind == RecordEntry::Kind::demand) {
        text += " " + std::string(to_string(entry.what)) + " " + entry.of +
                (entry.text.empty() ? std::string() : ": " + entry.text);
        if (!entry.to.empty()) text += " (to: " + entry.to + ")";
    } else {
        text += " gave " + entry.of + ": " + entry.text;
        if (!entry.in_return_for.empty()) text += ", in return for " + entry.in_return_for;
        if (!entry.answered_by.empty()) text += ", answered by " + list_of(entry.answered_by);
        if (!entry.reciprocated) text += ", unreciprocated";
    }
    text += " [" + std::string(in_words(entry.standing));
    if (!entry.sources.empty()) text += ": " + list_of(entry.sources);
    return text + "]";
}

bool same(const std::vector<deals::Counts>& a, const std::vector<deals::Counts>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.always == y.always && x.never == y.never && x.undetermined == y.undetermined;
    });
}

std::string record_text(const cases::Record& record, const Scenario& scenario, const View& view) {
    if (record.entries.empty()) return {};
    std::string text = "\n" + painted("Demands and concessions", Style::heading, view.color) + "\n";
    for (const RecordEntry& entry : record.entries) {
        text += told(entry_sentence(entry, scenario), view);
        if (!entry.after.empty() && !same(entry.before, entry.after))
            text += told("verdicts before: " + counts_phrase(entry.before, scenario) +
                             "; on that day: " + counts_phrase(entry.after, scenario),
                         view, "    ", "    ");
    }
    for (std::size_t party = 0; party < record.parties.size(); ++party) {
        const cases::PartyRecord& one = record.parties[party];
        int turns = 0;
        std::string kinds;
        for (std::size_t kind = 0; kind < one.demands.size(); ++kind) {
            turns += one.demands[kind];
            if (one.demands[kind] > 0)
                kinds += (kinds.empty() ? "" : ", ") +
                         std::string(to_string(static_cast<DemandEvent::Kind>(kind))) + " " +
                         std::to_string(one.demands[kind]);
        }
        if (turns == 0 && one.concessions == 0) continue;
        text += told(party_name(scenario, static_cast<int>(party)) + ": " +
                         (turns == 0 ? std::string("no turns of demands") : "demands " + kinds) + "; " +
                         counted(static_cast<std::uint64_t>(one.concessions), "concession", "concessions") +
                         ", " + std::to_string(one.unreciprocated) + " of them unreciprocated.",
                     view);
    }
    return text;
}

}  // namespace

std::string history_text(const cases::HistoryReport& report, const View& view) {
    const cases::History& history = report.history;
    const Scenario& scenario = report.scenario;
    std::string text = painted(plain("The verdicts" + (scenario.id.empty() ? "" : " of " + scenario.id) +
                                     " day by day, account " + history.account),
                               Style::heading, view.color) +
                       "\n";
    if (!history.before.empty())
        text += told("Before anything dated was known: " + counts_phrase(history.before, scenario) + ".",
                     view, "", "  ");
    for (const HistoryDay& day : history.days) text += day_text(day, scenario, view);
    if (history.days.empty()) text += told("No day changed any of them.", view, "", "  ");
    std::string quiet;
    for (const HistoryDay& day : history.unchanged) {
        std::vector<std::string> ids = day.known;
        for (const cases::LeftOut& one : day.taken_back) ids.push_back(one.id + " (" + one.why + ")");
        quiet += (quiet.empty() ? "" : "; ") + to_string(day.day) + " (" + list_of(ids) + ")";
    }
    if (!quiet.empty()) text += told("Days that changed no verdict: " + quiet + ".", view, "", "  ");
    if (!history.undated.empty())
        text += told("Undated, so no day brings them in: " + list_of(history.undated) + ".", view, "", "  ");
    return text + record_text(report.record, scenario, view);
}

}  // namespace detente::cli
