// SPDX-License-Identifier: Apache-2.0
// The numbers of the Hanoi case: how many of the 479 packages each side certainly accepts, certainly refuses
// or leaves open, account by account.
#include <gtest/gtest.h>

#include <filesystem>

#include "detente/deals/deals.h"
#include "tests/deals/hanoi.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

struct Expected {
    const char* account;
    Counts us;
    Counts dprk;
    Zone zone;
};

const std::vector<Expected> kAdditive{
    {"article", {59, 6, 414}, {11, 0, 468}, {0, 6, 473}},
    {"public", {75, 24, 380}, {27, 20, 432}, {0, 44, 435}},
    {"leaks", {154, 24, 301}, {34, 20, 425}, {1, 44, 434}},
    {"ri", {59, 24, 396}, {27, 0, 452}, {0, 24, 455}},
    {"hypothesis", {75, 24, 380}, {27, 100, 352}, {0, 124, 355}},
    {"trump", {59, 6, 414}, {11, 0, 468}, {0, 6, 473}},
};

void expect_counts(const Counts& actual, const Counts& expected, const std::string& what) {
    EXPECT_EQ(actual.always, expected.always) << what;
    EXPECT_EQ(actual.never, expected.never) << what;
    EXPECT_EQ(actual.undetermined, expected.undetermined) << what;
}

void expect_zone(const Zone& actual, const Zone& expected, const std::string& what) {
    EXPECT_EQ(actual.certain, expected.certain) << what;
    EXPECT_EQ(actual.excluded, expected.excluded) << what;
    EXPECT_EQ(actual.open, expected.open) << what;
}

TEST(Hanoi, AdditiveCountsOfAllSixAccounts) {
    Request request;
    for (const Expected& expected : kAdditive) request.accounts.emplace_back(expected.account);
    const auto result = answer(hanoi_scenario(), request);
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->packages, "479");
    ASSERT_EQ(result->accounts.size(), kAdditive.size());
    for (std::size_t i = 0; i < kAdditive.size(); ++i) {
        const AccountAnswer& account = result->accounts[i];
        const Expected& expected = kAdditive[i];
        ASSERT_FALSE(account.contradiction);
        ASSERT_EQ(account.account, expected.account);
        expect_counts(account.verdicts[kUs], expected.us, account.account + " us");
        expect_counts(account.verdicts[kDprk], expected.dprk, account.account + " dprk");
        expect_zone(account.zone, expected.zone, account.account);
    }
}

TEST(Hanoi, MonotoneZones) {
    Request request;
    request.family = Family::monotone;
    request.accounts = {"article", "public", "leaks"};
    const auto result = answer(hanoi_scenario(), request);
    ASSERT_TRUE(result.ok());
    expect_zone(result->accounts[0].zone, {0, 6, 473}, "article");
    expect_zone(result->accounts[1].zone, {0, 40, 439}, "public");
    expect_zone(result->accounts[2].zone, {1, 40, 438}, "leaks");
}

}  // namespace
}  // namespace detente::deals
