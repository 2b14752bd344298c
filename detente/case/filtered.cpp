// SPDX-License-Identifier: Apache-2.0
#include "detente/case/filtered.h"

#include <algorithm>
#include <map>
#include <set>

#include "detente/base/suggest.h"
#include "detente/case/conflicts.h"
#include "detente/case/internal/each_item.h"
#include "detente/case/internal/removal.h"
#include "detente/case/internal/withdrawals.h"
#include "detente/case/items.h"
#include "detente/case/reports.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/check.h"

namespace detente::cases {

namespace {

std::string quoted(const std::string& text) {
    return "`" + text + "`";
}

// Keeps the reports that `keep` accepts, in the item as it is written.
template <class Keep>
void keep_reports(Item& item, const std::vector<Report>& all, const Keep& keep) {
    std::vector<std::string> sources;
    std::vector<Citation> cites;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!keep(all[i])) continue;
        if (i < item.sources.size())
            sources.push_back(item.sources[i]);
        else if (i - item.sources.size() < item.cites.size())
            cites.push_back(item.cites[i - item.sources.size()]);
    }
    item.sources = std::move(sources);
    item.cites = std::move(cites);
}

Date first_known(const std::vector<Report>& reports) {
    Date first;
    for (const Report& report : reports)
        if (report.dated && (!first.known() || report.known < first)) first = report.known;
    return first;
}

std::string names_of(const std::vector<Report>& reports) {
    std::string text;
    for (const Report& report : reports)
        if (!report.source.empty()) text += (text.empty() ? "" : ", ") + report.source;
    return text;
}

// One item under the filter: why it is left out, or the item as it stands then.
class Sieve {
  public:
    Sieve(const Scenario& scenario, const Filter& filter) : scenario_(scenario), filter_(filter) {
        for (const Source& source : scenario.sources) {
            const bool late = filter.as_of && (!source.published.known() ||
                                               last_day(*filter.as_of) < last_day(source.published));
            if (!late)
                for (const std::string& other : source.corrects) corrected_by_.try_emplace(other, source.id);
        }
    }

    std::optional<LeftOut> sift(Item& item, ItemRole role) const {
        const std::vector<Report> all = reports(item, scenario_);
        const bool restated =
            std::any_of(all.begin(), all.end(), [](const Report& report) { return report.restated(); });
        if (!restated)
            return out(item, LeftOut::Cause::not_restated,
                       "its words are " + std::string(to_string(all.front().mode)) +
                           ", and no `because` restates them");
        if (filter_.as_of) {
            if (auto late = known_by(item, all, *filter_.as_of)) return late;
            if (auto invalid = valid_on(item, last_day(*filter_.as_of))) return invalid;
        }
        const auto lost = [&](const Report& report) {
            return std::any_of(filter_.without.begin(), filter_.without.end(),
                               [&](const std::string& source) { return report.depends_on(source, *names_); });
        };
        const auto standing_of_day = [&](const Report& report) {
            return report.restated() && (!filter_.as_of || report.known_by(*filter_.as_of));
        };
        // Reports that a later source corrects are gone where others are left; else the item goes, once it is
        // known what was taken back by name.
        const bool others = !corrected(item);
        const auto kept = [&](const Report& report) {
            return standing_of_day(report) && !(others && corrected_by_.contains(report.source)) &&
                   !lost(report);
        };
        std::optional<Standing> standing;
        for (const Report& report : all)
            if (kept(report)) standing = standing ? std::max(*standing, report.standing) : report.standing;
        if (!standing)
            return out(item, LeftOut::Cause::source_left_out,
                       "every report of it depends on " + without_words());
        const bool framed = role == ItemRole::frame && !cites_source(item);
        keep_reports(item, all, kept);
        item.standing = *standing;
        if (filter_.standing && !framed && *standing < *filter_.standing)
            return out(item, LeftOut::Cause::below_standing,
                       "its standing is " + std::string(to_string(*standing)) + ", below " +
                           std::string(to_string(*filter_.standing)));
        return std::nullopt;
    }

    // An item that only corrected sources report by that day.
    std::optional<LeftOut> corrected(const Item& item) const {
        std::optional<LeftOut> result;
        for (const Report& report : reports(item, scenario_)) {
            if (!report.restated() || (filter_.as_of && !report.known_by(*filter_.as_of))) continue;
            const auto by = corrected_by_.find(report.source);
            if (by == corrected_by_.end()) return std::nullopt;
            if (!result)
                result = out(item, LeftOut::Cause::withdrawn,
                             "its source " + report.source + " is corrected by " + by->second);
        }
        return result;
    }

    std::optional<LeftOut> happened(const std::string& id, const Date& date) const {
        if (!filter_.as_of || !date.known() || last_day(date) <= last_day(*filter_.as_of))
            return std::nullopt;
        Item item;
        item.id = id;
        return out(item, LeftOut::Cause::not_yet_known, "dated " + to_string(date) + after());
    }

  private:
    static LeftOut out(const Item& item, LeftOut::Cause cause, std::string why) {
        return {item.id, cause, std::move(why), {}};
    }
    std::string after() const { return ", after " + to_string(*filter_.as_of); }

    std::optional<LeftOut> known_by(const Item& item, const std::vector<Report>& all, const Date& day) const {
        if (std::any_of(all.begin(), all.end(),
                        [&](const Report& report) { return report.restated() && report.known_by(day); }))
            return std::nullopt;
        const Date first = first_known(all);
        if (!first.known())
            return out(item, LeftOut::Cause::undated, "no day of publication is known: " + names_of(all));
        return out(item, LeftOut::Cause::not_yet_known, "known from " + to_string(first) + after());
    }

    std::optional<LeftOut> valid_on(const Item& item, const Date& day) const {
        if (item.valid_from.known() && day < item.valid_from)
            return out(item, LeftOut::Cause::not_valid,
                       "it holds from " + to_string(item.valid_from) + " on");
        if (item.valid_until.known() && last_day(item.valid_until) < day)
            return out(item, LeftOut::Cause::not_valid, "it held until " + to_string(item.valid_until));
        return std::nullopt;
    }

    std::string without_words() const {
        std::string text;
        for (const std::string& source : filter_.without) text += (text.empty() ? "" : " or ") + source;
        return text;
    }

    const Scenario& scenario_;
    const Filter& filter_;
    std::shared_ptr<const NameIndex> names_ = names_of(scenario_);
    std::map<std::string, std::string> corrected_by_;  // sources
};

std::optional<Errors> unknown_sources(const Scenario& scenario, const Filter& filter) {
    if (filter.without.empty()) return std::nullopt;
    std::vector<std::string> known;
    for (const Source& source : scenario.sources) known.push_back(source.id);
    for (const SourceName& name : source_names(scenario))
        if (std::find(known.begin(), known.end(), name.name) == known.end()) known.push_back(name.name);
    Errors errors;
    const std::shared_ptr<const NameIndex> names = names_of(scenario);
    for (const std::string& source : filter.without)
        if (std::none_of(known.begin(), known.end(), [&](const std::string& name) {
                return name == source || names->same(name, source);
            }))
            errors.push_back(
                make_error({scenario.file, 0, 0}, "no source, outlet or speaker is called " + quoted(source),
                           known.empty() ? "this scenario names no sources" : did_you_mean(source, known)));
    if (errors.empty()) return std::nullopt;
    return errors;
}

std::optional<Errors> unknown_items(const Scenario& scenario, const Filter& filter) {
    if (filter.drop.empty()) return std::nullopt;
    std::vector<std::string> known;
    Scenario copy = scenario;
    each_item(copy, [&](const Item& item, ItemRole) {
        if (!item.id.empty()) known.push_back(item.id);
    });
    Errors errors;
    for (const std::string& id : filter.drop)
        if (std::find(known.begin(), known.end(), id) == known.end())
            errors.push_back(make_error({scenario.file, 0, 0},
                                        "--drop: nothing here has the id " + quoted(id),
                                        did_you_mean(id, known)));
    if (errors.empty()) return std::nullopt;
    return errors;
}

class Run {
  public:
    Run(const Scenario& scenario, const Filter& filter) : written_(scenario), filter_(filter) {
        result_.scenario = scenario;
    }

    Result<Filtered> take() {
        drop();
        sift();
        withdraw();
        correct();
        remove();
        assume();
        if (filter_.above_conflict)
            if (auto errors = rise_above_conflict()) return *errors;
        return std::move(result_);
    }

  private:
    bool is_out(const std::string& id) const { return out_.contains(id); }
    void leave_out(LeftOut one) {
        if (out_.insert(one.id).second) result_.left_out.push_back(std::move(one));
    }

    void drop() {
        for (const std::string& id : filter_.drop)
            leave_out({id, LeftOut::Cause::dropped, "dropped for the sake of argument", {}});
    }

    void assume() {
        for (std::size_t i = 0; i < filter_.assume.size(); ++i) {
            Statement statement = filter_.assume[i];
            statement.item = {};
            statement.item.id = what_if_id(i);
            statement.item.standing = Standing::assumed;
            statement.item.because = "supposed for the sake of argument";
            result_.scenario.statements.push_back(std::move(statement));
        }
    }

    void sift() {
        const Sieve sieve(written_, filter_);
        each_item(result_.scenario, [&](Item& item, ItemRole role) {
            if (auto one = sieve.sift(item, role)) leave_out(std::move(*one));
        });
        for (const Demand& demand : result_.scenario.demands)
            for (const DemandEvent& event : demand.history)
                if (auto one = sieve.happened(event.item.id, event.date)) leave_out(std::move(*one));
        for (const Concession& concession : result_.scenario.concessions)
            if (auto one = sieve.happened(concession.item.id, concession.date)) leave_out(std::move(*one));
    }

    // What was known by the day but stands below the standing asked for still withdraws.
    bool takes_effect(const std::string& id) const {
        return std::none_of(result_.left_out.begin(), result_.left_out.end(), [&](const LeftOut& one) {
            return one.id == id && one.cause != LeftOut::Cause::below_standing;
        });
    }

    void withdraw() {
        for (Withdrawal& one :
             withdrawals(written_, filter_.as_of, [&](const std::string& id) { return takes_effect(id); })) {
            LeftOut left{one.id, one.superseded ? LeftOut::Cause::superseded : LeftOut::Cause::withdrawn,
                         std::string(one.superseded ? "superseded" : "withdrawn") + " by " + one.by +
                             (one.day.known() ? " on " + to_string(one.day) : std::string()),
                         std::move(one.accounts)};
            if (left.accounts.empty())
                leave_out(std::move(left));
            else if (!is_out(left.id)) {
                from_accounts_[left.id].insert(left.accounts.begin(), left.accounts.end());
                result_.left_out.push_back(std::move(left));
            }
        }
    }

    void correct() {
        const Sieve sieve(written_, filter_);
        std::vector<LeftOut> gone;
        each_item(result_.scenario, [&](Item& item, ItemRole) {
            if (is_out(item.id)) return;
            if (auto one = sieve.corrected(item)) gone.push_back(std::move(*one));
        });
        for (LeftOut& one : gone) leave_out(std::move(one));
    }

    void remove() {
        for (const auto& [id, needed] : remove_items(result_.scenario, out_))
            result_.left_out.push_back(
                {id, LeftOut::Cause::needs_another, "it cannot be kept without " + needed, {}});
        remove_from_accounts(result_.scenario, from_accounts_);
    }

    // Undecided between accounts: each is taken by itself.
    std::optional<Errors> rise_above_conflict() {
        std::map<std::string, std::set<std::string>> lost;
        for (const std::string& name : account_names(result_.scenario)) {
            const Result<InForce> account = in_force(result_.scenario, name);
            if (!account) return account.errors();
            const auto found = conflicts(result_.scenario, *account, filter_.family, filter_.directions);
            if (!found) return found.errors();
            for (const PartyConflict& conflict : *found)
                for (const std::string& id : conflict.below) {
                    lost[id].insert(name);
                    result_.left_out.push_back(
                        {id,
                         LeftOut::Cause::below_conflict,
                         "not above the conflict, which is at " + std::string(to_string(conflict.level)),
                         {name}});
                }
        }
        if (!result_.scenario.accounts.empty()) {
            remove_from_accounts(result_.scenario, lost);
            return std::nullopt;
        }
        std::set<std::string> ids;
        for (const auto& [id, accounts] : lost) ids.insert(id);
        for (LeftOut& one : result_.left_out)
            if (one.cause == LeftOut::Cause::below_conflict) one.accounts.clear();
        remove_items(result_.scenario, ids);
        return std::nullopt;
    }

    const Scenario& written_;
    const Filter& filter_;
    Filtered result_;
    std::set<std::string> out_;
    std::map<std::string, std::set<std::string>> from_accounts_;
};

}  // namespace

std::string_view to_string(LeftOut::Cause cause) {
    switch (cause) {
        case LeftOut::Cause::not_restated:
            return "not_restated";
        case LeftOut::Cause::not_yet_known:
            return "not_yet_known";
        case LeftOut::Cause::undated:
            return "undated";
        case LeftOut::Cause::withdrawn:
            return "withdrawn";
        case LeftOut::Cause::superseded:
            return "superseded";
        case LeftOut::Cause::not_valid:
            return "not_valid";
        case LeftOut::Cause::below_standing:
            return "below_standing";
        case LeftOut::Cause::source_left_out:
            return "source_left_out";
        case LeftOut::Cause::below_conflict:
            return "below_conflict";
        case LeftOut::Cause::dropped:
            return "dropped";
        case LeftOut::Cause::needs_another:
            break;
    }
    return "needs_another";
}

std::string what_if_id(std::size_t place) {
    return "what-if " + std::to_string(place + 1);
}

Result<Filtered> filtered(const Scenario& scenario, const Filter& filter) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    if (auto errors = unknown_sources(scenario, filter)) return *errors;
    if (auto errors = unknown_items(scenario, filter)) return *errors;
    return Run(scenario, filter).take();
}

}  // namespace detente::cases
