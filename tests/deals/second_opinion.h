// SPDX-License-Identifier: Apache-2.0
// A second way to the same verdicts: one unknown a level (not a step), every match of a red line written out,
// and elimination instead of the simplex method. For scenarios whose items are all in force.
#pragma once

#include <algorithm>
#include <vector>

#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"
#include "tests/cone/fourier_motzkin.h"

namespace detente::testing {

inline std::vector<Package> all_packages(const Scenario& scenario) {
    std::vector<Package> packages{Package{std::vector<int>(scenario.issues.size(), 0)}};
    // The first issue runs slowest, as package codes do.
    for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
        std::vector<Package> longer;
        for (const Package& package : packages)
            for (std::size_t level = 0; level < scenario.issues[issue].levels.size(); ++level) {
                longer.push_back(package);
                longer.back().levels[issue] = static_cast<int>(level);
            }
        packages = std::move(longer);
    }
    return packages;
}

inline bool in_ranges(const Package& package, const std::vector<LevelRange>& ranges) {
    return std::all_of(ranges.begin(), ranges.end(), [&](const LevelRange& range) {
        const int level = package.levels[static_cast<std::size_t>(range.issue)];
        return range.low <= level && level <= range.high;
    });
}

inline bool can_be_agreed(const Scenario& scenario, const Package& package) {
    return std::none_of(scenario.infeasibles.begin(), scenario.infeasibles.end(),
                        [&](const Infeasible& infeasible) { return in_ranges(package, infeasible.ranges); });
}

class SecondOpinion {
  public:
    SecondOpinion(const Scenario& scenario, int party, bool all_strict = false)
        : scenario_(scenario), party_(party) {
        for (const Issue& issue : scenario.issues) {
            first_.push_back(dimension_);
            dimension_ += issue.levels.size();
        }
        no_deal_ = dimension_++;
        scale_ = dimension_++;
        weights_ = dimension_;
        dimension_ += scenario.issues.size();
        for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
            cone::Vector row = zero();
            row[first_[issue]] = 1;  // the first level is worth nothing
            add(row, cone::RowRelation::equal);
        }
        separate_ = !scenario.no_deal_is_nothing_agreed;
        for (const Numbers& numbers : scenario.numbers)
            separate_ = separate_ || (numbers.party == party && numbers.no_deal.has_value());
        if (!separate_) {
            cone::Vector row = zero();
            row[no_deal_] = 1;
            add(row, cone::RowRelation::equal);
        }
        for (const Preference& preference : scenario.preferences)
            if (preference.party == party) add_direction(preference, all_strict);
        for (const Numbers& numbers : scenario.numbers)
            if (numbers.party == party) add_numbers(numbers);
        for (const Statement& statement : scenario.statements)
            if (statement.party == party) add_statement(statement);
    }

    bool separate() const { return separate_; }
    bool consistent() const { return has_model(rows_, static_cast<int>(dimension_)); }

    // Is the first at least as good as the second? A null package is no deal.
    Verdict verdict(const Package* first, const Package* second) const {
        std::vector<cone::Row> worse = rows_;
        worse.push_back({difference(second, first), cone::RowRelation::strict});
        if (!has_model(worse, static_cast<int>(dimension_))) return Verdict::always;
        std::vector<cone::Row> at_least = rows_;
        at_least.push_back({difference(first, second), cone::RowRelation::weak});
        if (!has_model(at_least, static_cast<int>(dimension_))) return Verdict::never;
        return Verdict::undetermined;
    }

  private:
    cone::Vector zero() const { return cone::Vector(dimension_); }
    void add(cone::Vector row, cone::RowRelation relation) { rows_.push_back({std::move(row), relation}); }

    cone::Vector difference(const Package* first, const Package* second) const {
        cone::Vector row = zero();
        const auto put = [&](const Package* package, int sign) {
            if (package == nullptr) {
                row[no_deal_] += Rational(sign);
                return;
            }
            for (std::size_t issue = 0; issue < package->levels.size(); ++issue)
                row[first_[issue] + static_cast<std::size_t>(package->levels[issue])] += Rational(sign);
        };
        put(first, 1);
        put(second, -1);
        return row;
    }

    void add_direction(const Preference& preference, bool all_strict) {
        const auto issue = static_cast<std::size_t>(preference.issue);
        if (preference.direction == Direction::absent) return;
        const bool less =
            preference.direction == Direction::less || preference.direction == Direction::strictly_less;
        bool strict = preference.direction == Direction::strictly_more ||
                      preference.direction == Direction::strictly_less || all_strict;
        const bool same = preference.direction == Direction::same;
        for (std::size_t level = 1; level < scenario_.issues[issue].levels.size(); ++level) {
            cone::Vector row = zero();
            row[first_[issue] + level] = less ? -1 : 1;
            row[first_[issue] + level - 1] = less ? 1 : -1;
            add(row, same     ? cone::RowRelation::equal
                     : strict ? cone::RowRelation::strict
                              : cone::RowRelation::weak);
        }
    }

    void add_numbers(const Numbers& numbers) {
        bool any = numbers.no_deal.has_value();
        cone::Vector no_deal = zero();
        for (std::size_t issue = 0; issue < scenario_.issues.size(); ++issue) {
            const auto& levels = numbers.levels[issue];
            const bool valued = std::any_of(levels.begin(), levels.end(),
                                            [](const auto& value) { return value.has_value(); });
            const std::size_t last = scenario_.issues[issue].levels.size() - 1;
            any = any || valued || numbers.weights[issue];
            if (numbers.weights[issue]) {
                cone::Vector row = zero();
                row[valued ? weights_ + issue : first_[issue] + last] = 1;
                row[scale_] = -numbers.weights[issue]->value;
                add(row, cone::RowRelation::equal);
            }
            if (!valued) continue;
            cone::Vector weight = zero();
            weight[weights_ + issue] = 1;
            add(weight, cone::RowRelation::weak);
            const Rational base = levels[0] ? levels[0]->value : Rational(0);
            no_deal[weights_ + issue] = base;
            for (std::size_t level = 1; level <= last; ++level) {
                if (!levels[level]) continue;
                cone::Vector row = zero();
                row[first_[issue] + level] = 1;
                row[weights_ + issue] = base - levels[level]->value;
                add(row, cone::RowRelation::equal);
            }
        }
        if (!any) return;
        cone::Vector scale = zero();
        scale[scale_] = 1;
        add(scale, cone::RowRelation::strict);
        if (!numbers.no_deal) return;
        no_deal[no_deal_] = 1;
        no_deal[scale_] = -numbers.no_deal->value;
        add(no_deal, cone::RowRelation::equal);
    }

    void add_statement(const Statement& statement) {
        std::vector<const Package*> worse;
        const std::vector<Package> packages = all_packages(scenario_);
        if (statement.second.kind == Term::Kind::no_deal) worse.push_back(nullptr);
        if (statement.second.kind == Term::Kind::package) worse.push_back(&statement.second.package);
        if (statement.second.kind == Term::Kind::any)
            for (const Package& package : packages) {
                const bool is_no_deal =
                    package.nothing_agreed() && !separate_ && statement.first.kind == Term::Kind::no_deal;
                if (in_ranges(package, statement.second.ranges) && can_be_agreed(scenario_, package) &&
                    !is_no_deal)
                    worse.push_back(&package);
            }
        const Package* better =
            statement.first.kind == Term::Kind::no_deal ? nullptr : &statement.first.package;
        const cone::RowRelation relation = statement.relation == Relation::better ? cone::RowRelation::strict
                                           : statement.relation == Relation::at_least
                                               ? cone::RowRelation::weak
                                               : cone::RowRelation::equal;
        for (const Package* package : worse) add(difference(better, package), relation);
    }

    const Scenario& scenario_;
    int party_;
    std::vector<std::size_t> first_;
    std::size_t no_deal_ = 0;
    std::size_t scale_ = 0;
    std::size_t weights_ = 0;
    std::size_t dimension_ = 0;
    bool separate_ = false;
    std::vector<cone::Row> rows_;
};

}  // namespace detente::testing
