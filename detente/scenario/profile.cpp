// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/profile.h"

#include <algorithm>
#include <cstddef>

#include "detente/base/index.h"

namespace detente {

namespace {

bool holds(const ValueRange& range, const Outcome& outcome) {
    const int value = outcome.values[at(range.issue)];
    return value != Outcome::absent && value >= range.first && value <= range.last;
}

bool pays(const HyperRectangle& rectangle, const Outcome& outcome) {
    const auto inside = [&](const ValueRange& range) { return holds(range, outcome); };
    const bool all = std::all_of(rectangle.ranges.begin(), rectangle.ranges.end(), inside);
    if (rectangle.test == HyperRectangle::Test::includes) return all;
    return rectangle.ranges.empty() || !all;
}

Rational exact_sum(const RectangleSum& sum, const Outcome& outcome) {
    Rational total;
    for (const HyperRectangle& rectangle : sum.rectangles)
        if (pays(rectangle, outcome)) total += rectangle.weight * rectangle.utility;
    for (const RectangleSum& part : sum.parts) total += exact_sum(part, outcome);
    return sum.weight * total;
}

double format_sum(const RectangleSum& sum, const Outcome& outcome) {
    double total = 0.0;
    for (const HyperRectangle& rectangle : sum.rectangles)
        if (pays(rectangle, outcome)) total += rectangle.utility.to_double() * rectangle.weight.to_double();
    for (const RectangleSum& part : sum.parts) total += format_sum(part, outcome);
    return sum.weight.to_double() * total;
}

// The row of a group's table that the outcome selects, or nothing when a value is absent.
std::optional<std::size_t> row_of(const ValueGroup& group, const Domain& domain, const Outcome& outcome) {
    std::size_t row = 0;
    for (const int issue : group.issues) {
        const int value = outcome.values[at(issue)];
        if (value == Outcome::absent) return std::nullopt;
        row = row * domain.issues[at(issue)].values.size() + at(value);
    }
    return row;
}

std::optional<std::size_t> row_of(const Domain& domain, const Outcome& outcome) {
    std::size_t row = 0;
    for (std::size_t issue = 0; issue < domain.issues.size(); ++issue) {
        if (outcome.values[issue] == Outcome::absent) return std::nullopt;
        row = row * domain.issues[issue].values.size() + at(outcome.values[issue]);
    }
    return row;
}

struct ExactUtility {
    const Domain& domain;
    const Outcome& outcome;

    Rational operator()(const AdditiveUtility& additive) const {
        Rational sum;
        for (std::size_t issue = 0; issue < additive.issues.size(); ++issue) {
            const int value = outcome.values[issue];
            if (value == Outcome::absent) continue;
            sum += additive.issues[issue].weight * additive.issues[issue].values[at(value)];
        }
        return sum;
    }
    Rational operator()(const HyperRectangleUtility& rectangles) const {
        const Rational sum = exact_sum(rectangles.sum, outcome);
        return rectangles.maximum ? sum / *rectangles.maximum : sum;
    }
    Rational operator()(const GroupUtility& groups) const {
        Rational sum;
        for (const ValueGroup& group : groups.groups)
            if (const auto row = row_of(group, domain, outcome)) sum += group.table[*row];
        return sum;
    }
    Rational operator()(const TableUtility& table) const {
        const auto row = row_of(domain, outcome);
        return row ? table.values[*row] : Rational(0);
    }
    Rational operator()(const PartialOrderUtility&) const { return 0; }
};

double sum_in_order(const AdditiveUtility& additive, const Outcome& outcome) {
    double sum = 0.0;
    for (std::size_t issue = 0; issue < additive.issues.size(); ++issue) {
        const int value = outcome.values[issue];
        if (value == Outcome::absent) continue;
        const IssueUtility& of = additive.issues[issue];
        const double worth =
            of.format_values.empty() ? of.values[at(value)].to_double() : of.format_values[at(value)];
        sum += of.weight.to_double() * worth;
    }
    return sum;
}

bool decimal(Arithmetic arithmetic) {
    return arithmetic == Arithmetic::exact || arithmetic == Arithmetic::geniusweb;
}

class Checker {
  public:
    Checker(const NumericScenario& scenario, Errors& errors) : domain_(scenario.domain), errors_(errors) {}

    void operator()(const AdditiveUtility& additive) const {
        if (additive.issues.size() != domain_.issues.size())
            return fault({}, "the profile values " + std::to_string(additive.issues.size()) +
                                 " issues, the domain has " + std::to_string(domain_.issues.size()));
        for (std::size_t issue = 0; issue < additive.issues.size(); ++issue) {
            const IssueUtility& of = additive.issues[issue];
            const std::size_t size = domain_.issues[issue].values.size();
            const bool sized =
                of.values.size() == size && (of.format_values.empty() || of.format_values.size() == size);
            if (!sized)
                fault(of.place, "issue `" + domain_.issues[issue].name + "` needs one number for each value");
        }
    }
    void operator()(const HyperRectangleUtility& rectangles) const {
        if (rectangles.maximum && rectangles.maximum->sign() <= 0)
            fault({}, "the declared maximum must be above 0");
        sum(rectangles.sum);
    }
    void operator()(const GroupUtility& groups) const {
        for (const ValueGroup& group : groups.groups) table(group);
    }
    void operator()(const TableUtility& all) const {
        if (outcome_count(domain_) != Rational(static_cast<std::int64_t>(all.values.size())))
            fault({}, "a table needs one number for each outcome");
    }
    void operator()(const PartialOrderUtility& order) const {
        for (const Outcome& outcome : order.outcomes) check_outcome(outcome);
        const int count = static_cast<int>(order.outcomes.size());
        for (const auto& [better, worse] : order.better)
            if (better < 0 || worse < 0 || better >= count || worse >= count)
                fault({}, "a comparison names an outcome that is not listed");
    }
    void check_outcome(const Outcome& outcome) const {
        if (outcome.values.size() != domain_.issues.size())
            return fault({}, "an outcome has one value for each issue");
        for (std::size_t issue = 0; issue < outcome.values.size(); ++issue)
            if (outcome.values[issue] < Outcome::absent ||
                outcome.values[issue] >= domain_.issues[issue].size())
                fault({}, "an outcome names a value that issue `" + domain_.issues[issue].name +
                              "` does not have");
    }
    void ranges(const std::vector<ValueRange>& all, const Place& place) const {
        for (const ValueRange& range : all) {
            const bool known = range.issue >= 0 && at(range.issue) < domain_.issues.size();
            if (!known) fault(place, "a range names an issue that the domain does not have");
        }
    }

  private:
    void fault(Place place, std::string message) const {
        errors_.push_back(make_error(std::move(place), std::move(message), ""));
    }
    void sum(const RectangleSum& all) const {
        for (const HyperRectangle& rectangle : all.rectangles) ranges(rectangle.ranges, rectangle.place);
        for (const RectangleSum& part : all.parts) sum(part);
    }
    void table(const ValueGroup& group) const {
        Rational rows = 1;
        int before = -1;
        for (const int issue : group.issues) {
            if (issue <= before || at(issue) >= domain_.issues.size())
                return fault(group.place, "a group names each of its issues once, in the domain's order");
            before = issue;
            rows *= Rational(domain_.issues[at(issue)].size());
        }
        if (rows != Rational(static_cast<std::int64_t>(group.table.size())))
            fault(group.place,
                  "group `" + group.name + "` needs one number for each combination of its values");
    }

    const Domain& domain_;
    Errors& errors_;
};

void flatten_into(const RectangleSum& sum, const Rational& weight, std::vector<HyperRectangle>& flat) {
    const Rational here = weight * sum.weight;
    for (const HyperRectangle& rectangle : sum.rectangles) {
        flat.push_back(rectangle);
        flat.back().utility = here * rectangle.weight * rectangle.utility;
        flat.back().weight = 1;
    }
    for (const RectangleSum& part : sum.parts) flatten_into(part, here, flat);
}

}  // namespace

std::string_view to_string(Arithmetic arithmetic) {
    switch (arithmetic) {
        case Arithmetic::exact:
            return "exact";
        case Arithmetic::genius:
            return "genius";
        case Arithmetic::geniusweb:
            return "geniusweb";
        case Arithmetic::negolog:
            return "negolog";
        case Arithmetic::negmas:
            return "negmas";
    }
    return "";
}

Rational utility(const Profile& profile, const Domain& domain, const Outcome& outcome) {
    const Rational value = std::visit(ExactUtility{domain, outcome}, profile.utility);
    return profile.ceiling && value > *profile.ceiling ? *profile.ceiling : value;
}

double format_utility(const Profile& profile, const Domain& domain, const Outcome& outcome) {
    double value = 0.0;
    const auto* additive = std::get_if<AdditiveUtility>(&profile.utility);
    const auto* rectangles = std::get_if<HyperRectangleUtility>(&profile.utility);
    if (decimal(profile.arithmetic) || (!additive && !rectangles))
        return utility(profile, domain, outcome).to_double();
    if (additive) {
        value = sum_in_order(*additive, outcome);
    } else {
        value = format_sum(rectangles->sum, outcome);
        if (rectangles->maximum) value /= rectangles->maximum->to_double();
    }
    return profile.ceiling ? std::min(profile.ceiling->to_double(), value) : value;
}

std::vector<UtilityPart> utility_parts(const Profile& profile, const Domain& domain, const Outcome& outcome) {
    std::vector<UtilityPart> parts;
    if (const auto* additive = std::get_if<AdditiveUtility>(&profile.utility)) {
        for (std::size_t issue = 0; issue < additive->issues.size(); ++issue)
            if (outcome.values[issue] != Outcome::absent)
                parts.push_back({domain.issues[issue].name,
                                 additive->issues[issue].weight *
                                     additive->issues[issue].values[at(outcome.values[issue])]});
    } else if (const auto* rectangles = std::get_if<HyperRectangleUtility>(&profile.utility)) {
        const std::vector<HyperRectangle> flat = flattened(rectangles->sum);
        for (std::size_t rectangle = 0; rectangle < flat.size(); ++rectangle)
            if (pays(flat[rectangle], outcome))
                parts.push_back({"rectangle " + std::to_string(rectangle + 1), flat[rectangle].utility});
    } else if (const auto* groups = std::get_if<GroupUtility>(&profile.utility)) {
        for (const ValueGroup& group : groups->groups)
            if (const auto row = row_of(group, domain, outcome))
                parts.push_back({group.name, group.table[*row]});
    } else if (std::holds_alternative<TableUtility>(profile.utility)) {
        parts.push_back({"table", utility(profile, domain, outcome)});
    }
    return parts;
}

std::optional<Rational> reservation_value(const Profile& profile, const Domain& domain) {
    if (profile.reservation) return profile.reservation;
    if (profile.reservation_bid && has_numbers(profile))
        return utility(profile, domain, *profile.reservation_bid);
    return std::nullopt;
}

std::vector<HyperRectangle> flattened(const RectangleSum& sum) {
    std::vector<HyperRectangle> flat;
    flatten_into(sum, 1, flat);
    return flat;
}

bool has_numbers(const Profile& profile) {
    return !std::holds_alternative<PartialOrderUtility>(profile.utility);
}

Errors check(const NumericScenario& scenario) {
    Errors errors;
    const Checker checker(scenario, errors);
    for (const DomainIssue& issue : scenario.domain.issues)
        if (issue.values.empty())
            errors.push_back(
                make_error(issue.place, "issue `" + issue.name + "` has no values", "give it at least one"));
    if (!errors.empty()) return errors;
    for (const Profile& profile : scenario.profiles) {
        std::visit(checker, profile.utility);
        if (profile.reservation_bid) checker.check_outcome(*profile.reservation_bid);
        if (profile.comparisons) checker(*profile.comparisons);
    }
    for (const ForbiddenOutcomes& forbidden : scenario.forbidden)
        checker.ranges(forbidden.ranges, forbidden.place);
    return errors;
}

}  // namespace detente
