// SPDX-License-Identifier: Apache-2.0
// The index of one party's outcomes: the strips that say where a search begins never change what it finds.
#include "detente/talks/profile_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "detente/talks/outcome_table.h"

namespace {

using detente::talks::ProfileIndex;

void same_as_halving(const std::vector<double>& utilities, double reservation) {
    const ProfileIndex index(utilities, reservation);
    std::vector<double> asked(utilities);
    for (const double utility : utilities) {
        asked.push_back(std::nextafter(utility, 1e300));
        asked.push_back(std::nextafter(utility, -1e300));
    }
    for (int k = -2; k <= 12; ++k)
        asked.push_back(index.least() + k * (index.greatest() - index.least()) / 10);
    asked.push_back(std::numeric_limits<double>::infinity());
    asked.push_back(-std::numeric_limits<double>::infinity());
    for (const double utility : asked) {
        const auto place = std::lower_bound(index.sorted().begin(), index.sorted().end(), utility);
        ASSERT_EQ(index.first_at_least(utility), static_cast<std::size_t>(place - index.sorted().begin()))
            << utility << " of " << utilities.size();
    }
    EXPECT_EQ(index.first_rational(), index.first_at_least(reservation));
}

TEST(ProfileIndex, FindsThePlaceThatHalvingFinds) {
    std::mt19937_64 draw(5);
    const auto unit = [&] { return static_cast<double>(draw() >> 11) * 0x1p-53; };
    for (const std::size_t size : {1u, 2u, 3u, 7u, 64u, 1000u}) {
        for (int kind = 0; kind < 6; ++kind) {
            std::vector<double> utilities;
            for (std::size_t k = 0; k < size; ++k) {
                const double u = unit();
                switch (kind) {
                    case 0:
                        utilities.push_back(u);
                        break;
                    case 1:
                        utilities.push_back(std::floor(u * 4));
                        break;  // many equal ones
                    case 2:
                        utilities.push_back(std::pow(u, 40));
                        break;  // crowded at the bottom
                    case 3:
                        utilities.push_back(1 - std::pow(u, 40));
                        break;  // crowded at the top
                    case 4:
                        utilities.push_back(k == 0 ? 1e12 : -u * 1e-9);
                        break;  // one far away
                    default:
                        utilities.push_back(0.25);
                        break;  // no range at all
                }
            }
            same_as_halving(utilities, unit());
        }
    }
    // Ranges too great, or too small, for strips.
    same_as_halving({-1.7e308, 0, 1.7e308}, 0);
    same_as_halving({0, 5e-324, 1e-323}, 5e-324);
}

// Many bids are sorted by digits, few by comparing: the order is the same, equal ones in the order of their numbers.
TEST(ProfileIndex, ManyAreInTheOrderOfFew) {
    std::mt19937_64 draw(11);
    for (const std::size_t size : {511u, 512u, 5000u})
        for (int kind = 0; kind < 4; ++kind) {
            std::vector<double> utilities;
            for (std::size_t k = 0; k < size; ++k) {
                const double u = static_cast<double>(draw() >> 11) * 0x1p-53;
                utilities.push_back(kind == 0    ? u
                                    : kind == 1  ? std::floor(u * 7) - 3
                                    : kind == 2  ? std::ldexp(u - 0.5, static_cast<int>(draw() % 2000) - 1000)
                                    : draw() % 2 ? 0.0
                                                 : -0.0);
            }
            std::vector<detente::talks::Bid> expected(size);
            for (std::size_t k = 0; k < size; ++k) expected[k] = static_cast<detente::talks::Bid>(k);
            std::stable_sort(expected.begin(), expected.end(),
                             [&](auto a, auto b) { return utilities[a] < utilities[b]; });
            const ProfileIndex index(utilities, 0.0);
            EXPECT_TRUE(std::equal(expected.begin(), expected.end(), index.ascending().begin()));
        }
}

// Every outcome at once, against one outcome after the other: the same bits in every arithmetic, with fractions that
// share a small denominator and ones that do not, with a ceiling and without.
TEST(ProfileIndex, EveryUtilityIsThatOfItsOutcome) {
    using namespace detente;
    std::mt19937_64 draw(3);
    for (int run = 0; run < 60; ++run) {
        NumericScenario scenario;
        Profile profile;
        AdditiveUtility additive;
        const bool odd = run % 3 == 2;  // denominators that have no small common one
        for (int issue = 0; issue < 1 + run % 4; ++issue) {
            DomainIssue own;
            IssueUtility of;
            const auto fraction = [&] {
                const auto number = static_cast<std::int64_t>(draw() % 20001) - 5000;
                return odd ? Rational(number, 1'000'003 + 2 * static_cast<std::int64_t>(draw() % 1'000'000))
                           : Rational(number, 10'000);
            };
            of.weight = fraction();
            for (int value = 0; value < 1 + static_cast<int>(draw() % 6); ++value) {
                own.values.push_back(std::to_string(value));
                of.values.push_back(fraction());
            }
            scenario.domain.issues.push_back(own);
            additive.issues.push_back(of);
        }
        profile.utility = additive;
        if (run % 2 == 0) profile.ceiling = Rational(1, 10);
        std::vector<int> sizes;
        for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
        const talks::OutcomeTable table(sizes);
        for (const Arithmetic arithmetic : {Arithmetic::exact, Arithmetic::genius, Arithmetic::geniusweb,
                                            Arithmetic::negolog, Arithmetic::negmas}) {
            profile.arithmetic = arithmetic;
            Profile in_doubles = profile;
            in_doubles.arithmetic = Arithmetic::negmas;
            scenario.profiles = {profile};
            const ProfileIndex index = talks::index_profile(scenario, 0).value();
            const ProfileIndex as_negmas = talks::index_profile(scenario, 0, talks::Rules::negmas).value();
            for (talks::Bid bid = 0; bid < table.size(); ++bid) {
                EXPECT_EQ(index.utility(bid), format_utility(profile, scenario.domain, table.outcome(bid)));
                EXPECT_EQ(as_negmas.utility(bid),
                          format_utility(in_doubles, scenario.domain, table.outcome(bid)));
            }
        }
    }
}

}  // namespace
