// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/check.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace detente {

namespace {

class Check {
  public:
    explicit Check(const Scenario& scenario) : scenario_(scenario) {}

    Errors run() {
        sizes();
        if (!errors_.empty()) return std::move(errors_);
        names();
        statements();
        numbers();
        demands();
        accounts();
        if (scenario_.standoff) standoff(*scenario_.standoff);
        if (scenario_.steps) steps(*scenario_.steps);
        if (scenario_.talks) talks(*scenario_.talks);
        references();
        return std::move(errors_);
    }

  private:
    void fail(const Place& place, std::string message, std::string remedy) {
        if (errors_.size() < Limits::errors)
            errors_.push_back(make_error(place, std::move(message), std::move(remedy)));
    }

    static std::string up_to(std::size_t count) {
        return count == 0 ? std::string("there are none") : "they are 0 to " + std::to_string(count - 1);
    }

    // False, with an error, where `index` names none of `count` things.
    bool exists(int index, std::size_t count, const char* what, const std::string& where,
                const Place& place) {
        if (index >= 0 && static_cast<std::size_t>(index) < count) return true;
        fail(place, where + " names " + what + " " + std::to_string(index) + ", which does not exist",
             up_to(count));
        return false;
    }
    bool party(int index, const std::string& where, const Place& place) {
        return exists(index, scenario_.parties.size(), "party", where, place);
    }
    bool issue(int index, const std::string& where, const Place& place) {
        return exists(index, scenario_.issues.size(), "issue", where, place);
    }
    bool option(int index, const std::string& where, const Place& place) {
        return exists(index, scenario_.standoff->options.size(), "option", where, place);
    }
    bool level(int index, int of_issue, const std::string& where, const Place& place) {
        const Issue& it = scenario_.issues[static_cast<std::size_t>(of_issue)];
        if (index >= 0 && static_cast<std::size_t>(index) < it.levels.size()) return true;
        fail(place,
             where + " gives issue `" + it.id + "` level " + std::to_string(index) + ", which it has not",
             up_to(it.levels.size()));
        return false;
    }
    void package(const Package& it, const std::string& where, const Place& place) {
        if (it.levels.size() != scenario_.issues.size()) {
            fail(place,
                 where + " has a package of " + std::to_string(it.levels.size()) +
                     " levels; the scenario has " + std::to_string(scenario_.issues.size()) + " issues",
                 "give one level for each issue, 0 where nothing is agreed");
            return;
        }
        for (std::size_t i = 0; i < it.levels.size(); ++i)
            level(it.levels[i], static_cast<int>(i), where, place);
    }
    void ranges(const std::vector<LevelRange>& them, const std::string& where, const Place& place) {
        std::set<int> seen;
        for (const LevelRange& range : them) {
            if (!issue(range.issue, where, place)) continue;
            if (!seen.insert(range.issue).second)
                fail(place, where + " has two ranges of issue " + std::to_string(range.issue),
                     "give one range for each issue");
            const bool known =
                level(range.low, range.issue, where, place) && level(range.high, range.issue, where, place);
            if (known && range.low > range.high)
                fail(place,
                     where + " has a range from level " + std::to_string(range.low) + " down to " +
                         std::to_string(range.high),
                     "write the lower level first");
        }
    }
    void term(const Term& it, const std::string& where, const Place& place) {
        switch (it.kind) {
            case Term::Kind::package:
                package(it.package, where, place);
                return;
            case Term::Kind::any:
                ranges(it.ranges, where, place);
                return;
            case Term::Kind::state:
                if (it.state.empty())
                    fail(place, where + " compares a state without a name", "name a state of the standoff");
                return;
            case Term::Kind::no_deal:
                return;
        }
        fail(place, where + " compares something of an unknown kind",
             "use a package, no deal, any or a state");
    }
    void interval(const Interval& it, const std::string& where, const Place& place) {
        if (it.empty())
            fail(place, where + " has an interval without a value, " + to_string(it),
                 "write the lower end first");
    }

    template <class Things>
    void at_most(const Things& things, std::size_t limit, const char* what) {
        if (things.size() > limit)
            fail({}, "the scenario has " + std::to_string(things.size()) + " " + what,
                 "at most " + std::to_string(limit) + " are possible");
    }

    void sizes() {
        at_most(scenario_.parties, Limits::parties, "parties");
        at_most(scenario_.issues, Limits::issues, "issues");
        at_most(scenario_.statements, Limits::statements, "statements");
        at_most(scenario_.sources, Limits::sources, "sources");
        at_most(scenario_.accounts, Limits::accounts, "accounts");
        for (const Issue& it : scenario_.issues) {
            if (it.levels.size() < 2)
                fail(it.place, "issue `" + it.id + "` has " + std::to_string(it.levels.size()) + " levels",
                     "give at least two, the first meaning that nothing is agreed");
            if (it.levels.size() > static_cast<std::size_t>(Limits::levels))
                fail(it.place, "issue `" + it.id + "` has " + std::to_string(it.levels.size()) + " levels",
                     "at most " + std::to_string(Limits::levels) + " are possible");
        }
    }

    void once(std::set<std::string>& seen, const std::string& name, const std::string& what,
              const Place& place) {
        if (name.empty())
            fail(place, what + " has no id", "give it one");
        else if (!seen.insert(name).second)
            fail(place, "the id `" + name + "` of " + what + " is used twice", "give each its own");
    }

    void item(const Item& it, const std::string& what) {
        once(items_, it.id, what, it.place);
        for (const std::string& source : it.sources) source_named(source, it.id, it.place);
        for (const Citation& cite : it.cites) source_named(cite.source, it.id, cite.place);
        links_.emplace_back(&it.supersedes, &it);
        links_.emplace_back(&it.withdraws, &it);
    }
    void source_named(const std::string& id, const std::string& where, const Place& place) {
        if (sources_.count(id) == 0)
            fail(place, "`" + where + "` cites source `" + id + "`, which does not exist",
                 "name a source of the scenario");
    }
    void references() {
        for (const Source& it : scenario_.sources)
            for (const std::string& id : it.withdraws)
                if (items_.count(id) == 0)
                    fail(it.place,
                         "source `" + it.id + "` takes back item `" + id + "`, which does not exist",
                         "name an item of the scenario");
        for (const auto& [ids, of] : links_)
            for (const std::string& id : *ids)
                if (items_.count(id) == 0)
                    fail(of->place, "`" + of->id + "` names item `" + id + "`, which does not exist",
                         "name an item of the scenario");
    }

    void names() {
        std::set<std::string> parties, issues;
        for (const Party& it : scenario_.parties) once(parties, it.id, "a party", it.place);
        for (const Issue& it : scenario_.issues) {
            once(issues, it.id, "an issue", it.place);
            std::set<std::string> levels;
            for (const std::string& one : it.levels)
                if (!levels.insert(one).second)
                    fail(it.place, "issue `" + it.id + "` has two levels `" + one + "`",
                         "name each level differently");
            if (it.delivers) party(*it.delivers, "issue `" + it.id + "`", it.place);
        }
        for (const Source& it : scenario_.sources) once(sources_, it.id, "a source", it.place);
        for (const Source& it : scenario_.sources)
            for (const std::string& other : it.corrects) source_named(other, it.id, it.place);
    }

    void statements() {
        for (const Preference& it : scenario_.preferences) {
            item(it.item, "a direction");
            const std::string where = "direction `" + it.item.id + "`";
            party(it.party, where, it.item.place);
            issue(it.issue, where, it.item.place);
            if (it.direction < Direction::absent || it.direction > Direction::same)
                fail(it.item.place, where + " is of an unknown kind", "use more, less, same or none");
        }
        for (const Irreversibility& it : scenario_.irreversibilities) {
            item(it.item, "an irreversibility mark");
            const std::string where = "`" + it.item.id + "`";
            if (issue(it.issue, where, it.item.place)) level(it.level, it.issue, where, it.item.place);
        }
        for (const Infeasible& it : scenario_.infeasibles) {
            item(it.item, "an infeasible combination");
            ranges(it.ranges, "`" + it.item.id + "`", it.item.place);
        }
        for (const Statement& it : scenario_.statements) {
            item(it.item, "a statement");
            const std::string where = "statement `" + it.item.id + "`";
            party(it.party, where, it.item.place);
            term(it.first, where, it.item.place);
            term(it.second, where, it.item.place);
            if (it.relation < Relation::better || it.relation > Relation::equal)
                fail(it.item.place, where + " has an unknown relation", "use better, at least or equal");
        }
    }

    void numbers() {
        std::set<int> seen;
        for (const Numbers& it : scenario_.numbers) {
            if (!party(it.party, "a set of numbers", it.place)) continue;
            const std::string& id = scenario_.parties[static_cast<std::size_t>(it.party)].id;
            if (!seen.insert(it.party).second)
                fail(it.place, "party `" + id + "` has two sets of numbers", "give one");
            if (it.weights.size() != scenario_.issues.size() || it.levels.size() != scenario_.issues.size()) {
                fail(
                    it.place, "the numbers of party `" + id + "` do not have one entry an issue",
                    "give " + std::to_string(scenario_.issues.size()) + " weights and lists of level values");
                continue;
            }
            for (std::size_t i = 0; i < it.levels.size(); ++i)
                if (!it.levels[i].empty() && it.levels[i].size() != scenario_.issues[i].levels.size())
                    fail(it.place,
                         "the numbers of party `" + id + "` do not have one entry a level of issue `" +
                             scenario_.issues[i].id + "`",
                         "give " + std::to_string(scenario_.issues[i].levels.size()));
            for (const std::optional<Given>& given : it.weights)
                if (given) item(given->item, "a number");
            for (const auto& levels : it.levels)
                for (const std::optional<Given>& given : levels)
                    if (given) item(given->item, "a number");
            if (it.no_deal) item(it.no_deal->item, "a number");
        }
    }

    void demands() {
        for (const Demand& it : scenario_.demands) {
            item(it.item, "a demand");
            const std::string where = "demand `" + it.item.id + "`";
            party(it.party, where, it.item.place);
            term(it.asks, where, it.item.place);
            for (const DemandEvent& event : it.history)
                if (!event.item.id.empty()) item(event.item, "an event of a demand");
        }
        for (const Concession& it : scenario_.concessions) {
            item(it.item, "a concession");
            party(it.party, "concession `" + it.item.id + "`", it.item.place);
        }
    }

    void accounts() {
        std::map<std::string, const Account*> by_id;
        std::set<std::string> seen;
        for (const Account& it : scenario_.accounts) {
            once(seen, it.id, "an account", it.place);
            by_id[it.id] = &it;
        }
        for (const Account& it : scenario_.accounts)
            for (const std::string& other : it.includes)
                if (by_id.count(other) == 0)
                    fail(it.place, "account `" + it.id + "` includes `" + other + "`, which does not exist",
                         "name an account of the scenario");
        if (!scenario_.default_account.empty() && by_id.count(scenario_.default_account) == 0)
            fail({}, "the default account `" + scenario_.default_account + "` does not exist",
                 "name an account of the scenario");
        // Includes that lead back: an account is done when all that it includes are.
        std::set<std::string> done;
        for (bool more = true; more;) {
            more = false;
            for (const Account& it : scenario_.accounts) {
                bool ready = done.count(it.id) == 0;
                for (const std::string& other : it.includes)
                    ready = ready && (done.count(other) != 0 || by_id.count(other) == 0);
                if (ready) more = done.insert(it.id).second;
                if (more) break;
            }
        }
        for (const Account& it : scenario_.accounts)
            if (done.count(it.id) == 0) {
                fail(it.place, "account `" + it.id + "` includes itself, directly or through others",
                     "take one of the includes away");
                break;
            }
    }

    void standoff(const StandoffSection& section) {
        const Place& place = section.place;
        std::set<std::string> names;
        for (const StandoffOption& it : section.options) {
            once(names, it.id, "an option", it.place);
            party(it.owner, "option `" + it.id + "`", it.place);
            if (it.levels.size() == 1)
                fail(it.place, "option `" + it.id + "` has one level",
                     "give at least two, or none for yes and no");
        }
        std::set<int> makers;
        for (const int one : section.decision_makers) {
            party(one, "the list of decision makers", place);
            if (!makers.insert(one).second)
                fail(place, "the list of decision makers has one of them twice", "name each once");
        }
        for (const OptionIrreversibility& it : section.irreversibilities) {
            item(it.item, "a mark of the standoff");
            option(it.option, "`" + it.item.id + "`", it.item.place);
        }
        for (const FeasibilityRule& it : section.feasibility) {
            item(it.item, "a rule of the standoff");
            for (const int one : it.options) option(one, "`" + it.item.id + "`", it.item.place);
        }
        for (const NamedState& it : section.names)
            for (const auto& [which, at] : it.options) {
                const std::string where = "state `" + it.name + "`";
                if (!option(which, where, it.place)) continue;
                const StandoffOption& of = section.options[static_cast<std::size_t>(which)];
                if (at < 0 || at >= of.degrees())
                    fail(it.place,
                         where + " gives option `" + of.id + "` level " + std::to_string(at) +
                             ", which it has not",
                         "its levels are 0 to " + std::to_string(of.degrees() - 1));
            }
        for (const MoveRule& it : section.moves) {
            item(it.item, "a rule of moves");
            party(it.party, "`" + it.item.id + "`", it.item.place);
        }
        for (const Coalescing& it : section.coalescings) item(it.item, "a coalescing");
        for (const StandoffPreference& it : section.preferences) preference(section, it);
        for (const Misperception& it : section.misperceptions) {
            item(it.item, "a misperception");
            party(it.party, "`" + it.item.id + "`", it.item.place);
        }
        for (const Attitude& it : section.attitudes) {
            party(it.of, "an attitude", place);
            party(it.toward, "an attitude", place);
            if (it.sign < -1 || it.sign > 1)
                fail(place, "an attitude has sign " + std::to_string(it.sign), "use -1, 0 or 1");
        }
        for (const std::vector<int>& coalition : section.coalitions) {
            std::set<int> members;
            for (const int one : coalition) {
                party(one, "a coalition", place);
                if (!members.insert(one).second)
                    fail(place, "a coalition has one of its members twice", "name each once");
            }
        }
        for (const Walk& it : section.walks) {
            item(it.item, "a walk-out");
            if (it.party) party(*it.party, "`" + it.item.id + "`", it.item.place);
        }
        for (const StandoffNoDeal& it : section.no_deal) {
            item(it.item, "a state that means no deal");
            party(it.party, "`" + it.item.id + "`", it.item.place);
        }
        for (const Drift& it : section.drifts) {
            item(it.item, "a drift");
            party(it.party, "`" + it.item.id + "`", it.item.place);
        }
    }

    void preference(const StandoffSection& section, const StandoffPreference& it) {
        item(it.item, "a ranking of the standoff");
        const std::string where = "`" + it.item.id + "`";
        party(it.party, where, it.item.place);
        for (const StandoffPreference::Weight& weight : it.weights) {
            if (!option(weight.option, where, it.item.place)) continue;
            const StandoffOption& of = section.options[static_cast<std::size_t>(weight.option)];
            if (weight.of_level.size() != static_cast<std::size_t>(of.degrees()))
                fail(it.item.place,
                     where + " gives option `" + of.id + "` " + std::to_string(weight.of_level.size()) +
                         " weights; it has " + std::to_string(of.degrees()) + " levels",
                     "give one weight for each level");
        }
        for (const StandoffPreference::Group& group : it.ranking)
            if (group.degree < 1 || group.degree > 1'000)
                fail(it.item.place, where + " has a preference of degree " + std::to_string(group.degree),
                     "use 1 for `>`, 2 for `>>` and so on");
    }

    void steps(const StepsSection& section) {
        for (const int one : section.sides) party(one, "the list of sides", section.place);
        if (!section.sides.empty() && section.sides.size() != 2)
            fail(section.place, "the ladder has " + std::to_string(section.sides.size()) + " sides",
                 "name two parties, or none for the two that deliver");
        if (section.goal) package(*section.goal, "the goal of the ladder", section.place);
        if (section.parts && (*section.parts < 1 || *section.parts > kMostMoves))
            fail(section.place, "a piece cannot be cut into " + std::to_string(*section.parts) + " parts",
                 "use 1 to " + std::to_string(kMostMoves));
        for (const StepPiece& it : section.pieces) {
            item(it.item, "a piece");
            const std::string where = "piece `" + it.item.id + "`";
            party(it.party, where, it.item.place);
            if (issue(it.issue, where, it.item.place)) {
                level(it.from, it.issue, where, it.item.place);
                level(it.to, it.issue, where, it.item.place);
            }
            if (it.duration) interval(*it.duration, where, it.item.place);
        }
        for (const StepSequence& it : section.sequences) item(it.item, "a sequence");
        for (const StepNumber& it : section.numbers) {
            // A number that stands in its piece is part of that item.
            if (it.piece.empty() || it.item.id != it.piece) item(it.item, "a number of the ladder");
            const std::string where = "`" + it.item.id + "`";
            if (find_step_quantity(it.quantity) == nullptr)
                fail(it.item.place, where + " is of an unknown quantity `" + it.quantity + "`",
                     "use one of docs/steps.md");
            if (it.party != -1) party(it.party, where, it.item.place);
            interval(it.value, where, it.item.place);
        }
        for (const StepWalk& it : section.walks) item(it.item, "a walk-out of the ladder");
    }

    void talks(const TalksSection& section) {
        if (section.opens) party(*section.opens, "the one who opens the talks", section.place);
        for (const int one : section.order) party(one, "the order of speaking", section.place);
    }

    const Scenario& scenario_;
    Errors errors_;
    std::set<std::string> items_, sources_;
    std::vector<std::pair<const std::vector<std::string>*, const Item*>> links_;
};

}  // namespace

Errors check(const Scenario& scenario) {
    return Check(scenario).run();
}

}  // namespace detente
