// SPDX-License-Identifier: Apache-2.0
// Rival accounts beside each other, and what stands higher than its reports can carry.
#include <algorithm>

#include "detente/briefing/internal/sections.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

std::string held_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::always:
            return "accepts";
        case Verdict::never:
            return "refuses";
        case Verdict::conflict:
            return "contradiction";
        default:
            break;
    }
    return "open";
}

class RivalsWriter {
  public:
    RivalsWriter(const Scenario& scenario, const Trace& trace, const cases::Rivals& rivals)
        : scenario_(scenario), trace_(trace), rivals_(rivals) {}

    Section write() {
        for (std::size_t k = 0; k < rivals_.accounts.size(); ++k) alone(k);
        for (const cases::Clash& clash : rivals_.clashes)
            for (const cases::PartyConflict& conflict : clash.conflicts)
                add_conflict(clash.accounts, conflict);
        if (rivals_.clashes.empty()) add("no two of them contradict each other.", named());
        if (rivals_.compared) differences();
        if (rivals_.above && !rivals_.above->conflicts.empty()) above(*rivals_.above);
        return std::move(section_);
    }

  private:
    void add(std::string text, std::vector<std::string> ids, std::vector<Sentence> details = {}) {
        Point point;
        point.claim = trace_.say(std::move(text), std::move(ids));
        point.details = std::move(details);
        section_.points.push_back(std::move(point));
    }

    std::vector<std::string> named() const {
        std::vector<std::string> ids = rivals_.shared;
        for (const auto& own : rivals_.alone) ids.insert(ids.end(), own.begin(), own.end());
        return ids;
    }

    void alone(std::size_t account) {
        const std::vector<std::string>& ids = rivals_.alone[account];
        std::vector<Sentence> details;
        for (const std::string& id : ids)
            if (const Statement* statement = find_statement(scenario_, id))
                details.push_back(trace_.say(in_words(*statement, scenario_), {id}));
        const std::string name = "the " + rivals_.accounts[account] + " account";
        if (ids.empty())
            add(name + " says nothing that none of the others says.", named());
        else
            add(name + " alone has " + list_of(ids) + ".", ids, std::move(details));
    }

    void add_conflict(const std::vector<std::string>& accounts, const cases::PartyConflict& conflict) {
        std::vector<std::string> ids;
        std::vector<Sentence> details;
        for (const auto& [id, standing] : conflict.smallest) {
            ids.push_back(id);
            details.push_back(trace_.say(id + " is marked " + std::string(in_words(standing)) + ".", {id}));
        }
        const std::string who = party_name(scenario_, conflict.party);
        const std::string where = accounts.size() > 1
                                      ? "the accounts " + list_of(accounts) + " contradict each other"
                                      : "the account " + list_of(accounts) + " contradicts itself";
        if (ids.empty())
            add(where + " about " + who + ", without any statement.", named());
        else
            add(where + " about " + who + ": " + list_of(ids) +
                    (ids.size() == 1 ? " cannot hold beside what is given of it without any statement."
                                     : " cannot hold together."),
                ids, std::move(details));
    }

    void differences() {
        SectionTable table;
        table.caption = "Packages on which the accounts give different verdicts";
        table.columns = {"Party", "Packages"};
        table.columns.insert(table.columns.end(), rivals_.accounts.begin(), rivals_.accounts.end());
        table.columns.emplace_back("Such as");
        for (const cases::Difference& difference : rivals_.differences) {
            std::vector<std::string> row{party_name(scenario_, difference.party),
                                         grouped(difference.packages.size())};
            for (const Verdict verdict : difference.verdicts) row.push_back(held_words(verdict));
            row.push_back(in_words(difference.packages.front(), scenario_));
            table.rows.push_back(std::move(row));
        }
        std::vector<std::string> same;
        for (std::size_t party = 0; party < rivals_.same.size(); ++party)
            same.push_back(counted(rivals_.same[party], "package", "packages") + " for " +
                           party_name(scenario_, static_cast<int>(party)));
        if (!same.empty()) add("all of them give the same verdict on " + list_of(same) + ".", named());
        if (!table.rows.empty()) section_.payload = std::move(table);
    }

    void above(const cases::AboveConflict& above) {
        std::vector<Sentence> details;
        for (std::size_t party = 0; party < above.verdicts.size(); ++party) {
            const deals::Counts& counts = above.verdicts[party];
            const Subject who = subject_of(scenario_, static_cast<int>(party));
            details.push_back(trace_.say(who.name + std::string(who.agree(" is", " are")) +
                                             " then certain to accept " + grouped(counts.always) +
                                             ", certain to refuse " + grouped(counts.never) +
                                             ", and open on " + grouped(counts.undetermined) + ".",
                                         named()));
        }
        std::vector<std::string> kept;
        for (const cases::PartyConflict& conflict : above.conflicts)
            kept.insert(kept.end(), conflict.above.begin(), conflict.above.end());
        add("taken together, above their contradiction, " +
                (kept.empty() ? std::string("none of the statements it touches is left")
                              : "there stay " + list_of(kept)) +
                "; this is one reading among several and never the answer given first.",
            named(), std::move(details));
    }

    const Scenario& scenario_;
    const Trace& trace_;
    const cases::Rivals& rivals_;
    Section section_{"rivals",
                     "Rival accounts",
                     "Where do the accounts contradict each other, and what hangs on it?",
                     {},
                     {}};
};

}  // namespace

Section write_rivals(const Scenario& scenario, const Trace& trace, const cases::Rivals& rivals) {
    return RivalsWriter(scenario, trace, rivals).write();
}

std::optional<Section> write_ceilings(const std::vector<cases::AboveCeiling>& above, const Trace& trace) {
    if (above.empty()) return std::nullopt;
    Section section{
        "ceilings", "Above the ceiling", "What is marked higher than its reports can carry?", {}, {}};
    for (const cases::AboveCeiling& one : above) {
        Point point;
        point.claim = trace.say(one.item + " is marked " + std::string(in_words(one.standing)) +
                                    ", and what supports it carries at most " +
                                    std::string(in_words(one.ceiling)) + ".",
                                {one.item});
        point.details.push_back(trace.say("what sets the ceiling: " + quoted(one.row) + ".", {one.item}));
        point.details.push_back(trace.say(
            one.because.empty() ? "no reason is given." : "the reason given: " + quoted(one.because),
            {one.item}));
        section.points.push_back(std::move(point));
    }
    return section;
}

}  // namespace detente::briefing
