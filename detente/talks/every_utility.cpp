// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <optional>

#include "detente/deals/numbers/outer_sum.h"
#include "detente/talks/internal/every_utility.h"
#include "detente/talks/outcome_table.h"

namespace detente::talks {

namespace {

constexpr std::int64_t kExactDoubles = std::int64_t{1} << 53;

bool sums_exactly(const Profile& profile) {
    return profile.arithmetic == Arithmetic::exact || profile.arithmetic == Arithmetic::geniusweb;
}

std::vector<double> sums_in_doubles(const Profile& profile, const AdditiveUtility& additive) {
    std::vector<std::vector<double>> terms;
    for (const IssueUtility& issue : additive.issues) {
        const double weight = issue.weight.to_double();
        std::vector<double>& of = terms.emplace_back();
        for (std::size_t value = 0; value < issue.values.size(); ++value)
            of.push_back(weight * (issue.format_values.empty() ? issue.values[value].to_double()
                                                               : issue.format_values[value]));
    }
    const numbers::OuterSum sum(std::move(terms), profile.ceiling ? profile.ceiling->to_double()
                                                                  : std::numeric_limits<double>::infinity());
    std::vector<double> utilities(sum.size());
    sum.write(utilities);
    return utilities;
}

// The terms over one denominator, where all sums and the denominator are whole numbers that a double holds:
// then one division rounds once, as the exact sum would be.
struct WholeTerms {
    std::vector<std::vector<std::int64_t>> terms;
    std::int64_t denominator = 1;
};

std::optional<WholeTerms> whole_terms(const AdditiveUtility& additive) {
    WholeTerms whole;
    std::vector<std::vector<Rational>> exact;
    for (const IssueUtility& issue : additive.issues) {
        std::vector<Rational>& of = exact.emplace_back();
        for (const Rational& value : issue.values) {
            of.push_back(issue.weight * value);
            if (!of.back().is_small()) return std::nullopt;
            const std::int64_t denominator = of.back().small_denominator();
            const std::int64_t factor = denominator / std::gcd(whole.denominator, denominator);
            if (factor > kExactDoubles / whole.denominator) return std::nullopt;
            whole.denominator *= factor;
        }
    }
    std::int64_t largest = 0;  // that a sum may come to
    for (const std::vector<Rational>& of : exact) {
        std::vector<std::int64_t>& terms = whole.terms.emplace_back();
        std::int64_t most = 0;
        for (const Rational& term : of) {
            const std::int64_t factor = whole.denominator / term.small_denominator();
            if (std::llabs(term.small_numerator()) > kExactDoubles / factor) return std::nullopt;
            terms.push_back(term.small_numerator() * factor);
            most = std::max<std::int64_t>(most, std::llabs(terms.back()));
        }
        largest += most;
        if (largest > kExactDoubles) return std::nullopt;
    }
    return whole;
}

std::vector<double> sums_of_whole(const Profile& profile, const WholeTerms& whole) {
    std::vector<std::int64_t> sums(1, 0);
    for (const std::vector<std::int64_t>& terms : whole.terms) {
        std::vector<std::int64_t> longer;
        longer.reserve(sums.size() * terms.size());
        for (const std::int64_t sum : sums)
            for (const std::int64_t term : terms) longer.push_back(sum + term);
        sums.swap(longer);
    }
    std::vector<double> utilities;
    utilities.reserve(sums.size());
    const auto denominator = static_cast<double>(whole.denominator);
    for (const std::int64_t sum : sums) utilities.push_back(static_cast<double>(sum) / denominator);
    if (profile.ceiling) {
        const double ceiling = profile.ceiling->to_double();
        for (double& utility : utilities) utility = std::min(utility, ceiling);
    }
    return utilities;
}

}  // namespace

std::vector<double> every_utility(const NumericScenario& scenario, const Profile& profile, bool in_doubles) {
    if (const auto* additive = std::get_if<AdditiveUtility>(&profile.utility)) {
        if (in_doubles || !sums_exactly(profile)) return sums_in_doubles(profile, *additive);
        if (const std::optional<WholeTerms> whole = whole_terms(*additive))
            return sums_of_whole(profile, *whole);
    }
    std::vector<int> sizes;
    for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
    const OutcomeTable table(sizes);
    std::vector<double> utilities(table.size());
    for (Bid bid = 0; bid < table.size(); ++bid)
        utilities[bid] = format_utility(profile, scenario.domain, table.outcome(bid));
    return utilities;
}

}  // namespace detente::talks
