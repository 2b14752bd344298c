// SPDX-License-Identifier: Apache-2.0
// Statements, demands and concessions in the order in which they were made; what has no date stands apart.
#include <algorithm>
#include <array>
#include <tuple>

#include "detente/briefing/internal/sections.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

class TimelineWriter {
  public:
    TimelineWriter(const Scenario& scenario, const std::optional<cases::Record>& record)
        : scenario_(scenario), record_(record) {}

    Timeline take() {
        for (const Statement& statement : scenario_.statements)
            add(statement.item, day_of(statement.item), "statement", statement.party,
                in_words(statement, scenario_));
        for (const Demand& demand : scenario_.demands) turns(demand);
        for (const Concession& concession : scenario_.concessions)
            add(concession.item, concession.date.known() ? concession.date : day_of(concession.item),
                "concession", concession.party, in_words(concession, scenario_));
        std::stable_sort(dated_.begin(), dated_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        days();
        for (auto& [date, event] : dated_) timeline_.dated.push_back(std::move(event));
        return std::move(timeline_);
    }

  private:
    // When it was said or done; else when it came out; else when the first of its sources did.
    Date day_of(const Item& item) const {
        if (item.made.known()) return item.made;
        if (item.published.known()) return item.published;
        Date first;
        const auto consider = [&](const Date& date) {
            if (date.known() && (!first.known() || date < first)) first = date;
        };
        for (const std::string& id : item.sources)
            if (const int source = find_source(scenario_, id); source >= 0)
                consider(scenario_.sources[static_cast<std::size_t>(source)].published);
        for (const Citation& citation : item.cites) {
            consider(citation.made);
            consider(citation.published);
        }
        return first;
    }

    void turns(const Demand& demand) {
        const std::string what =
            demand.text.empty() ? in_words(demand.asks, scenario_, true) : quoted(demand.text);
        if (demand.history.empty())
            add(demand.item, day_of(demand.item), "demand", demand.party, in_words(demand, scenario_));
        for (const DemandEvent& turn : demand.history) {
            std::string words = party_name(scenario_, demand.party);
            const std::string its = names_many(words) ? "their" : "its";
            switch (turn.kind) {
                case DemandEvent::Kind::raised:
                    words += " asked for " + what;
                    break;
                case DemandEvent::Kind::softened:
                    words += " softened " + its + " demand for " + what;
                    break;
                case DemandEvent::Kind::dropped:
                    words += " dropped " + its + " demand for " + what;
                    break;
                case DemandEvent::Kind::deferred:
                    words += " deferred " + its + " demand for " + what;
                    break;
                case DemandEvent::Kind::disputed:
                    words = "that " + words + " asked for " + what + " is disputed";
                    break;
                case DemandEvent::Kind::met:
                    words = "the demand of " + words + " for " + what + " was met";
                    break;
            }
            if (!turn.to.empty()) words += ", to " + quoted(turn.to);
            std::vector<std::string> sources = turn.item.sources;
            if (sources.empty()) sources = demand.item.sources;
            add(demand.item, turn.date.known() ? turn.date : day_of(turn.item), "demand", demand.party,
                words + ".", std::move(sources));
        }
    }

    void add(const Item& item, const Date& date, const char* kind, int party, std::string words) {
        std::vector<std::string> sources = item.sources;
        for (const Citation& citation : item.cites)
            if (std::find(sources.begin(), sources.end(), citation.source) == sources.end())
                sources.push_back(citation.source);
        add(item, date, kind, party, std::move(words), std::move(sources));
    }

    void add(const Item& item, const Date& date, const char* kind, int party, std::string words,
             std::vector<std::string> sources) {
        Timeline::Event event{in_words(date),
                              kind,
                              party_name(scenario_, party),
                              with_capital(std::move(words)),
                              item.id,
                              std::move(sources),
                              *kind == 's' ? "" : verdicts(item.id, date)};
        if (date.known())
            dated_.emplace_back(date, std::move(event));
        else
            timeline_.undated.push_back(std::move(event));
    }

    std::string issues(const std::vector<int>& list) const {
        std::vector<std::string> names;
        for (const int issue : list) names.push_back(issue_name(scenario_, issue));
        return names.empty() ? "nothing" : list_of(names);
    }

    // What each day changed, behind what was said and done up to it.
    void days() {
        if (!record_) return;
        for (const cases::RecordDay& day : record_->days) {
            std::vector<std::string> changes;
            for (std::size_t p = 0; p < day.after.size(); ++p) {
                const deals::Counts &before = day.before[p], &after = day.after[p];
                const Subject who = subject_of(scenario_, static_cast<int>(p));
                std::vector<std::string> own;
                if (after.always != before.always)
                    own.push_back("to accept " + counted(after.always, "package", "packages") +
                                  " (before: " + grouped(before.always) + ")");
                if (after.never != before.never)
                    own.push_back("to refuse " + counted(after.never, "package", "packages") +
                                  " (before: " + grouped(before.never) + ")");
                if (!own.empty())
                    changes.push_back(who.name + std::string(who.agree(" is", " are")) + " certain " +
                                      list_of(own));
            }
            if (changes.empty()) continue;
            std::string words = with_capital("from what was known on that day " + list_of(changes));
            if (day.zone_after.certain != day.zone_before.certain ||
                day.zone_after.excluded != day.zone_before.excluded)
                words += "; of all packages " + grouped(day.zone_after.certain) +
                         " are certain to suit all " + "(before: " + grouped(day.zone_before.certain) +
                         "), " + grouped(day.zone_after.excluded) +
                         " are certainly refused by someone (before: " + grouped(day.zone_before.excluded) +
                         ") and " + grouped(day.zone_after.open) +
                         " stay open (before: " + grouped(day.zone_before.open) + ")";
            if (day.apart_after != day.apart_before)
                words += "; the parties then lie apart on " + issues(day.apart_after) +
                         " (before: " + issues(day.apart_before) + ")";
            const auto behind = std::count_if(dated_.begin(), dated_.end(), [&](const auto& one) {
                return !(last_day(day.date) < last_day(one.first));
            });
            std::vector<std::string> ids = day.known;
            ids.insert(ids.end(), day.gone.begin(), day.gone.end());
            timeline_.days.push_back(
                {in_words(day.date), words + ".", std::move(ids), static_cast<std::size_t>(behind)});
        }
    }

    // What the verdicts were the day before and on the day of this turn; empty where that is not known.
    std::string verdicts(const std::string& id, const Date& date) const {
        if (!record_) return "";
        // Told of the whole day, once.
        for (const cases::RecordDay& day : record_->days)
            if (last_day(date) == last_day(day.date)) return "";
        for (const cases::RecordEntry& entry : record_->entries) {
            if (entry.of != id || entry.date != date || entry.before.empty() || entry.after.empty()) continue;
            std::vector<std::string> changes;
            for (std::size_t p = 0; p < entry.after.size(); ++p) {
                const deals::Counts& before = entry.before[p];
                const deals::Counts& after = entry.after[p];
                if (before.always == after.always && before.never == after.never) continue;
                changes.push_back(party_name(scenario_, static_cast<int>(p)) + " then certain to accept " +
                                  grouped(after.always) + " (before: " + grouped(before.always) +
                                  ") and to refuse " + grouped(after.never) +
                                  " (before: " + grouped(before.never) + ")");
            }
            return changes.empty() ? "The verdicts were the same the day before and on that day."
                                   : with_capital(list_of(changes)) + ".";
        }
        return "";
    }

    const Scenario& scenario_;
    const std::optional<cases::Record>& record_;
    std::vector<std::pair<Date, Timeline::Event>> dated_;
    Timeline timeline_;
};

// Who moved how often, and what nobody answered: counts, and no score.
void add_record(const Scenario& scenario, const Trace& trace, const cases::Record& record, Section& section) {
    constexpr std::array<const char*, 6> turns{"raised",   "softened", "dropped",
                                               "deferred", "disputed", "met"};
    for (std::size_t p = 0; p < record.parties.size(); ++p) {
        const cases::PartyRecord& own = record.parties[p];
        std::vector<std::string> parts, ids;
        for (std::size_t kind = 0; kind < turns.size(); ++kind)
            if (own.demands[kind] > 0)
                parts.push_back(counted(static_cast<std::uint64_t>(own.demands[kind]), "demand", "demands") +
                                " " + turns[kind]);
        if (own.concessions > 0)
            parts.push_back(
                counted(static_cast<std::uint64_t>(own.concessions), "concession", "concessions") +
                " made, " + grouped(static_cast<std::uint64_t>(own.unreciprocated)) +
                " of them unreciprocated");
        if (parts.empty()) continue;
        for (const cases::RecordEntry& entry : record.entries)
            if (entry.party == static_cast<int>(p)) ids.push_back(entry.of);
        Point point;
        point.party = static_cast<int>(p);
        point.claim = trace.say(
            "of " + party_name(scenario, static_cast<int>(p)) + ": " + list_of(parts) + ".", std::move(ids));
        section.points.push_back(std::move(point));
    }
}

}  // namespace

Section write_timeline(const Scenario& scenario, const Trace& trace,
                       const std::optional<cases::Record>& record) {
    Section section{
        "timeline", "The timeline", "What was said, asked for and given, and in which order?", {}, {}};
    Timeline timeline = TimelineWriter(scenario, record).take();
    std::vector<std::string> ids;
    for (const auto* list : {&timeline.dated, &timeline.undated})
        for (const Timeline::Event& event : *list) ids.push_back(event.id);
    std::string text = counted(timeline.dated.size(), "event", "events") + " with a date";
    if (!timeline.dated.empty() && timeline.dated.front().date != timeline.dated.back().date)
        text += ", from " + timeline.dated.front().date + " to " + timeline.dated.back().date;
    if (!timeline.undated.empty())
        text += "; " + grouped(timeline.undated.size()) +
                (timeline.undated.size() == 1 ? " without one, which stands apart"
                                              : " without one, which stand apart");
    Point point;
    point.claim = trace.say(text + ".", std::move(ids));
    section.points.push_back(std::move(point));
    if (record) add_record(scenario, trace, *record, section);
    section.payload = std::move(timeline);
    return section;
}

}  // namespace detente::briefing
