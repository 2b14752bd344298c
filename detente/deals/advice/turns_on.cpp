// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/turns_on.h"

#include <algorithm>
#include <cstdlib>

#include "detente/deals/statements/red_line.h"

namespace detente::deals {

namespace {

// So many near packages are compared with each other, and so many proved.
constexpr std::size_t kCompared = 1'000;
constexpr std::size_t kProvedNear = 12;

class Turning {
  public:
    Turning(const Scenario& scenario, const CompiledAccount& account, const Exchanges& exchanges, int party,
            const Package& package)
        : scenario_(scenario),
          account_(account),
          judge_(account.judge(party)),
          directions_(exchanges.directions[static_cast<std::size_t>(party)]),
          party_(party),
          package_(package) {
        nothing_.levels.assign(package.levels.size(), 0);
    }

    Result<TurnsOn> find() {
        TurnsOn result;
        result.party = party_;
        result.package = package_;
        result.no_deal_is_separate = judge_.party().no_deal_coordinate >= 0;
        TurningDifference whole = difference_from(nothing_);
        result.gets = std::move(whole.gets);
        result.gives = std::move(whole.gives);
        result.either = std::move(whole.either);
        for (const bool need : {true, false}) {
            auto found = proved(near(need ? Verdict::never : Verdict::always), need,
                                need ? result.above : result.below);
            if (!found) return found.errors();
            (need ? result.needs : result.enough) = std::move(*found);
        }
        return result;
    }

  private:
    bool at_least(const Package& first, const Package& second) const {
        return judge_.judge(Alternative{&first}, Alternative{&second}, {}, false).verdict == Verdict::always;
    }
    Verdict compared(const Package& first, const Package& second) const {
        return judge_.judge(Alternative{&first}, Alternative{&second}, {}, false).verdict;
    }

    TurningDifference difference_from(const Package& other) const {
        TurningDifference result;
        result.other = other;
        for (std::size_t issue = 0; issue < directions_.size(); ++issue) {
            const int from = other.levels[issue];
            const int to = package_.levels[issue];
            const Direction direction = directions_[issue];
            if (from == to || direction == Direction::same) continue;
            result.steps += std::abs(to - from);
            const LevelChange change{static_cast<int>(issue), from, to};
            if (is_upward(direction) || is_downward(direction)) {
                (is_upward(direction) == (to > from) ? result.gets : result.gives).push_back(change);
                continue;
            }
            Package without = package_;
            without.levels[issue] = from;
            const bool up = at_least(package_, without);
            const bool down = at_least(without, package_);
            if (up && down) continue;
            (up ? result.gets : down ? result.gives : result.either).push_back(change);
        }
        return result;
    }

    // What directions alone make certain is nothing that was said. A mere loss is refused for certain by
    // directions alone only where one of them is strict; by weak ones it may cost nothing.
    bool by_directions(const Package& other, Verdict verdict) const {
        if (judge_.party().no_deal_coordinate >= 0) return false;
        if (verdict == Verdict::always) return dominates(other, nothing_, directions_);
        if (!dominates(nothing_, other, directions_)) return false;
        for (std::size_t issue = 0; issue < directions_.size(); ++issue)
            if (other.levels[issue] > 0 && is_strict(directions_[issue])) return true;
        return false;
    }

    // Packages with this verdict at most so many steps away, nearest first, then in file order.
    std::vector<TurningDifference> near(Verdict wanted) const {
        std::vector<TurningDifference> found;
        Package other = package_;
        const std::vector<Verdict>& map = account_.map(party_);
        const std::vector<bool>& counted = account_.counted();
        const auto walk = [&](const auto& self, std::size_t issue, int left) -> void {
            if (issue == other.levels.size()) {
                const Code code = encode(account_.space(), other);
                if (counted[code] && map[code] == wanted && !by_directions(other, wanted))
                    found.push_back(difference_from(other));
                return;
            }
            const int own = package_.levels[issue];
            const int most = directions_[issue] == Direction::same ? 0 : left;
            for (int level = std::max(0, own - most);
                 level <= std::min(account_.space().sizes[issue] - 1, own + most); ++level) {
                other.levels[issue] = level;
                self(self, issue + 1, left - std::abs(level - own));
            }
            other.levels[issue] = own;
        };
        walk(walk, 0, kNearSteps);
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.steps < b.steps; });
        if (found.size() > kCompared) found.resize(kCompared);
        return found;
    }

    // Drops what follows from another: for a need, whatever is not above another refusal; for what is enough,
    // whatever is not below another yes. Of two that say the same the nearer stays.
    template <class Follows>
    static void keep_strongest(std::vector<TurningDifference>& all, Follows follows) {
        std::vector<TurningDifference> kept;
        for (std::size_t i = 0; i < all.size(); ++i) {
            bool needed = true;
            for (std::size_t j = 0; j < all.size() && needed; ++j)
                if (i != j && follows(all[i].other, all[j].other))
                    needed = i < j && follows(all[j].other, all[i].other);
            if (needed) kept.push_back(all[i]);
        }
        all = std::move(kept);
    }

    Result<Verdict> verdict_if(Statement statement, bool& holds_together) const {
        AccountChange change;
        change.statements.push_back(std::move(statement));
        const auto after = account_.changed(scenario_, change);
        if (!after) return after.errors();
        holds_together = !after->contradiction().has_value();
        return holds_together ? after->verdict(party_, package_) : Verdict::conflict;
    }

    Result<std::vector<TurningDifference>> proved(std::vector<TurningDifference> found, bool need,
                                                  std::optional<Package>& between) const {
        const auto follows_by_directions = [&](const Package& one, const Package& from) {
            return need ? dominates(from, one, directions_) : dominates(one, from, directions_);
        };
        const auto follows = [&](const Package& one, const Package& from) {
            return need ? at_least(from, one) : at_least(one, from);
        };
        // What holds or fails in any case says nothing.
        keep_strongest(found, follows_by_directions);
        std::erase_if(found, [&](const TurningDifference& one) {
            const bool decided =
                (need ? compared(one.other, package_) : compared(package_, one.other)) == Verdict::never;
            if (decided && !between) between = one.other;
            return decided;
        });
        if (found.size() > kProvedNear) found.resize(kProvedNear);
        keep_strongest(found, follows);
        std::vector<TurningDifference> result;
        for (TurningDifference& one : found) {
            bool holds_together = false;
            const auto verdict =
                verdict_if(need ? comparison(party_, one.other, Relation::at_least, package_)
                                : comparison(party_, package_, Relation::at_least, one.other),
                           holds_together);
            if (!verdict) return verdict.errors();
            if (!holds_together || *verdict != (need ? Verdict::never : Verdict::always)) continue;
            const auto other_way =
                verdict_if(need ? comparison(party_, package_, Relation::better, one.other)
                                : comparison(party_, one.other, Relation::better, package_),
                           holds_together);
            if (!other_way) return other_way.errors();
            one.exactly = holds_together && *other_way == (need ? Verdict::always : Verdict::never);
            result.push_back(std::move(one));
        }
        return result;
    }

    const Scenario& scenario_;
    const CompiledAccount& account_;
    const Judge& judge_;
    const std::vector<Direction>& directions_;
    int party_;
    const Package& package_;
    Package nothing_;
};

}  // namespace

Statement comparison(int party, const Package& first, Relation relation, const Package& second) {
    Statement statement;
    statement.item.id = "what it turns on";
    statement.party = party;
    statement.first.kind = Term::Kind::package;
    statement.first.package = first;
    statement.relation = relation;
    statement.second.kind = Term::Kind::package;
    statement.second.package = second;
    return statement;
}

Result<TurnsOn> find_turns_on(const Scenario& scenario, const CompiledAccount& account,
                              const Exchanges& exchanges, int party, const Package& package) {
    return Turning(scenario, account, exchanges, party, package).find();
}

}  // namespace detente::deals
