// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/block_sum.h"

#include <algorithm>
#include <numeric>

#include "detente/base/index.h"

namespace detente::numbers {

namespace {

// Which issues belong together, by union and find.
class Ties {
  public:
    explicit Ties(std::size_t issues) : root_(issues) { std::iota(root_.begin(), root_.end(), 0); }
    int find(int issue) {
        while (root_[at(issue)] != issue) issue = root_[at(issue)] = root_[at(root_[at(issue)])];
        return issue;
    }
    void tie(int a, int b) { root_[at(std::max(find(a), find(b)))] = std::min(find(a), find(b)); }
    void tie_all(const std::vector<int>& issues) {
        for (const int issue : issues) tie(issues.front(), issue);
    }

  private:
    std::vector<int> root_;
};

std::vector<int> issues_of(const std::vector<ValueRange>& ranges) {
    std::vector<int> issues;
    for (const ValueRange& range : ranges) issues.push_back(range.issue);
    return issues;
}

void tie_profile(const Profile& profile, std::size_t issues, Ties& ties) {
    if (const auto* groups = std::get_if<GroupUtility>(&profile.utility)) {
        for (const ValueGroup& group : groups->groups) ties.tie_all(group.issues);
    } else if (const auto* rectangles = std::get_if<HyperRectangleUtility>(&profile.utility)) {
        for (const HyperRectangle& rectangle : flattened(rectangles->sum))
            ties.tie_all(issues_of(rectangle.ranges));
    } else if (std::holds_alternative<TableUtility>(profile.utility)) {
        for (std::size_t issue = 1; issue < issues; ++issue) ties.tie(0, static_cast<int>(issue));
    }
}

// Walks the combinations of a block's values; the block's issues are complete in `partial`, all others
// absent.
class Combinations {
  public:
    Combinations(const Domain& domain, const std::vector<int>& issues) : domain_(domain), issues_(issues) {
        partial.values.assign(domain.issues.size(), Outcome::absent);
        for (const int issue : issues) partial.values[at(issue)] = 0;
    }
    void advance() {
        for (std::size_t i = issues_.size(); i-- > 0;) {
            int& value = partial.values[at(issues_[i])];
            if (++value < domain_.issues[at(issues_[i])].size()) return;
            value = 0;
        }
    }
    Outcome partial;

  private:
    const Domain& domain_;
    const std::vector<int>& issues_;
};

bool forbidden_here(const ForbiddenOutcomes& forbidden, const Outcome& partial) {
    for (const ValueRange& range : forbidden.ranges) {
        const int value = partial.values[at(range.issue)];
        if (value == Outcome::absent || value < range.first || value > range.last) return false;
    }
    return true;
}

// A rectangle without ranges, or a group without issues, pays everywhere; it is counted in the first block
// alone.
Rational constant_of(const Profile& profile) {
    Rational sum;
    if (const auto* rectangles = std::get_if<HyperRectangleUtility>(&profile.utility)) {
        for (const HyperRectangle& rectangle : flattened(rectangles->sum))
            if (rectangle.ranges.empty()) sum += rectangle.utility;
        if (rectangles->maximum) sum /= *rectangles->maximum;
    } else if (const auto* groups = std::get_if<GroupUtility>(&profile.utility)) {
        for (const ValueGroup& group : groups->groups)
            if (group.issues.empty() && !group.table.empty()) sum += group.table.front();
    }
    return sum;
}

// Rectangles that test for exclusion would pay where a value is absent, so a block sums only those inside it.

Profile restricted(const Profile& profile, const std::vector<char>& inside) {
    Profile here = profile;
    here.ceiling.reset();
    if (const auto* rectangles = std::get_if<HyperRectangleUtility>(&profile.utility)) {
        HyperRectangleUtility part;
        part.maximum = rectangles->maximum;
        for (const HyperRectangle& rectangle : flattened(rectangles->sum))
            if (rectangle.ranges.empty() || inside[at(rectangle.ranges.front().issue)])
                part.sum.rectangles.push_back(rectangle);
        here.utility = std::move(part);
    }
    return here;
}

std::vector<double> format_gains_of(const Profile& profile, int issue, const std::vector<Rational>& gains) {
    std::vector<double> doubles;
    doubles.reserve(gains.size());
    const auto* additive = std::get_if<AdditiveUtility>(&profile.utility);
    const bool decimal =
        profile.arithmetic == Arithmetic::exact || profile.arithmetic == Arithmetic::geniusweb;
    if (!additive || issue < 0 || decimal) {
        for (const Rational& gain : gains) doubles.push_back(gain.to_double());
        return doubles;
    }
    const IssueUtility& of = additive->issues[at(issue)];
    const double weight = of.weight.to_double();
    for (std::size_t value = 0; value < gains.size(); ++value)
        doubles.push_back(
            weight * (of.format_values.empty() ? of.values[value].to_double() : of.format_values[value]));
    return doubles;
}

class Builder {
  public:
    Builder(const NumericScenario& scenario, const std::vector<int>& profiles, std::uint64_t largest_block,
            bool in_format)
        : scenario_(scenario), profiles_(profiles), largest_block_(largest_block), in_format_(in_format) {}

    Result<BlockSum> build() {
        const std::size_t issues = scenario_.domain.issues.size();
        Ties ties(issues);
        for (const int profile : profiles_) tie_profile(scenario_.profiles[at(profile)], issues, ties);
        for (const ForbiddenOutcomes& forbidden : scenario_.forbidden)
            ties.tie_all(issues_of(forbidden.ranges));
        sum_.sizes.reserve(issues);
        for (const DomainIssue& issue : scenario_.domain.issues) sum_.sizes.push_back(issue.size());
        sum_.parties = static_cast<int>(profiles_.size());
        sum_.ceilings.reserve(profiles_.size());
        for (const int profile : profiles_) sum_.ceilings.push_back(scenario_.profiles[at(profile)].ceiling);
        std::vector<std::vector<int>> members(issues);
        for (std::size_t issue = 0; issue < issues; ++issue)
            members[at(ties.find(static_cast<int>(issue)))].push_back(static_cast<int>(issue));
        sum_.blocks.reserve(issues);
        for (std::vector<int>& block : members)
            if (!block.empty()) add_block(std::move(block));
        if (!errors_.empty()) return errors_;
        return std::move(sum_);
    }

  private:
    void add_block(std::vector<int> issues) {
        std::uint64_t combinations = 1;
        for (const int issue : issues) {
            combinations *= static_cast<std::uint64_t>(scenario_.domain.issues[at(issue)].size());
            if (combinations > largest_block_) return too_large(issues);
        }
        SumBlock& block = sum_.blocks.emplace_back();
        block.issues = std::move(issues);
        const std::vector<Outcome> allowed = add_choices(block, combinations);
        if (block.choices.empty()) return nothing_allowed(block.issues);
        block.gains.reserve(profiles_.size());
        if (in_format_) block.format_gains.reserve(profiles_.size());
        for (const int profile : profiles_) add_gains(block, scenario_.profiles[at(profile)], allowed);
        sum_.one_issue_a_block = sum_.one_issue_a_block && block.issues.size() == 1;
    }

    // The allowed combinations themselves too, where they are of several issues.
    std::vector<Outcome> add_choices(SumBlock& block, std::uint64_t combinations) {
        std::vector<Outcome> allowed;
        if (block.issues.size() == 1 && scenario_.forbidden.empty()) {
            block.choices.resize(combinations);
            std::iota(block.choices.begin(), block.choices.end(), std::uint32_t{0});
            return allowed;
        }
        Combinations walk(scenario_.domain, block.issues);
        for (std::uint64_t row = 0; row < combinations; ++row, walk.advance()) {
            if (forbidden(walk.partial)) continue;
            block.choices.push_back(static_cast<std::uint32_t>(row));
            if (block.issues.size() > 1) allowed.push_back(walk.partial);
        }
        return allowed;
    }

    void add_gains(SumBlock& block, const Profile& profile, const std::vector<Outcome>& allowed) {
        std::vector<Rational> gains;
        const auto* additive = std::get_if<AdditiveUtility>(&profile.utility);
        if (additive && block.issues.size() == 1) {
            const IssueUtility& issue = additive->issues[at(block.issues[0])];
            gains.reserve(block.size());
            if (issue.weight == Rational(1) && block.size() == issue.values.size())
                gains = issue.values;
            else
                for (const std::uint32_t value : block.choices)
                    gains.push_back(issue.weight * issue.values[value]);
        } else {
            gains = general_gains(block, profile, allowed);
        }
        const bool whole = block.issues.size() == 1 &&
                           block.size() == scenario_.domain.issues[at(block.issues[0])].values.size();
        if (in_format_)
            block.format_gains.push_back(format_gains_of(profile, whole ? block.issues[0] : -1, gains));
        block.gains.push_back(std::move(gains));
    }

    std::vector<Rational> general_gains(const SumBlock& block, const Profile& profile,
                                        const std::vector<Outcome>& allowed) {
        std::vector<char> inside(scenario_.domain.issues.size(), 0);
        for (const int issue : block.issues) inside[at(issue)] = 1;
        const Profile here = restricted(profile, inside);
        const Rational repeated = sum_.blocks.size() == 1 ? Rational(0) : constant_of(profile);
        std::vector<Rational> gains;
        gains.reserve(block.size());
        if (block.issues.size() == 1) {
            Outcome partial;
            partial.values.assign(scenario_.domain.issues.size(), Outcome::absent);
            for (const std::uint32_t value : block.choices) {
                partial.values[at(block.issues[0])] = static_cast<int>(value);
                gains.push_back(utility(here, scenario_.domain, partial) - repeated);
            }
        } else {
            for (const Outcome& partial : allowed)
                gains.push_back(utility(here, scenario_.domain, partial) - repeated);
        }
        return gains;
    }

    bool forbidden(const Outcome& partial) const {
        return std::any_of(scenario_.forbidden.begin(), scenario_.forbidden.end(),
                           [&](const ForbiddenOutcomes& one) { return forbidden_here(one, partial); });
    }

    std::string named(const std::vector<int>& issues) const {
        std::string names;
        for (std::size_t i = 0; i < issues.size() && i < 6; ++i)
            names += (i ? ", `" : "`") + scenario_.domain.issues[at(issues[i])].name + "`";
        return issues.size() > 6 ? names + " and " + std::to_string(issues.size() - 6) + " more" : names;
    }
    void too_large(const std::vector<int>& issues) {
        errors_.push_back(make_error({},
                                     "issues " + named(issues) + " hang together and have more than " +
                                         std::to_string(largest_block_) + " combinations",
                                     "a sum over blocks needs smaller groups"));
    }
    void nothing_allowed(const std::vector<int>& issues) {
        errors_.push_back(
            make_error({}, "every combination of " + named(issues) + " is forbidden", "no outcome is left"));
    }

    const NumericScenario& scenario_;
    const std::vector<int>& profiles_;
    std::uint64_t largest_block_;
    bool in_format_;
    BlockSum sum_;
    Errors errors_;
};

}  // namespace

Outcome BlockSum::outcome(const std::vector<std::uint32_t>& choice) const {
    Outcome outcome;
    outcome.values.assign(sizes.size(), 0);
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const SumBlock& block = blocks[b];
        std::uint32_t row = block.choices[choice[b]];
        for (std::size_t i = block.issues.size(); i-- > 0;) {
            const auto size = static_cast<std::uint32_t>(sizes[at(block.issues[i])]);
            outcome.values[at(block.issues[i])] = static_cast<int>(row % size);
            row /= size;
        }
    }
    return outcome;
}

BlockSum BlockSum::shape() const {
    BlockSum shape;
    shape.sizes = sizes;
    shape.parties = parties;
    shape.one_issue_a_block = one_issue_a_block;
    shape.blocks.reserve(blocks.size());
    for (const SumBlock& block : blocks)
        shape.blocks.push_back(SumBlock{block.issues, block.choices, {}, {}});
    return shape;
}

bool is_sum(const Profile& profile) {
    return std::holds_alternative<AdditiveUtility>(profile.utility) ||
           std::holds_alternative<GroupUtility>(profile.utility);
}

Result<BlockSum> block_sum(const NumericScenario& scenario, const std::vector<int>& profiles,
                           std::uint64_t largest_block, bool in_format) {
    for (const int profile : profiles)
        if (!has_numbers(scenario.profiles[at(profile)]))
            return make_error({},
                              "`" + scenario.profiles[at(profile)].name + "` gives an order and no numbers",
                              "its comparisons are answered as statements");
    return Builder(scenario, profiles, largest_block, in_format).build();
}

}  // namespace detente::numbers
