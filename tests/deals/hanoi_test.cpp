// SPDX-License-Identifier: Apache-2.0
// The numbers of the Hanoi case: how many of the 479 packages each side certainly accepts, certainly refuses
// or leaves open, account by account.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/document.h"
#include "detente/formats/toml.h"
#include "detente/scenario/product_space.h"
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

// Built by hand, and as the example file has it: both must give the same numbers.
class Hanoi : public ::testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        if (std::string(GetParam()) == "by_hand") {
            scenario = hanoi_scenario();
            return;
        }
        const std::string path = DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml";
        if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
        auto read = read_scenario_file(path);
        ASSERT_TRUE(read.ok()) << to_string(read.errors().front());
        scenario = std::move(read.value());
    }

    AccountDeals ask(const char* account, const std::optional<Package>& package = {}) const {
        DealsQuery request;
        request.accounts = {account};
        request.package = package;
        request.map = true;
        request.settle = true;
        auto result = answer(scenario, request);
        EXPECT_TRUE(result.ok());
        return std::move(result->accounts.front());
    }

    Scenario scenario;
};

INSTANTIATE_TEST_SUITE_P(Case, Hanoi, ::testing::Values("by_hand", "from_file"),
                         [](const auto& test) { return std::string(test.param); });

TEST_P(Hanoi, AdditiveCountsOfAllSixAccounts) {
    DealsQuery request;
    request.verify = true;
    for (const Expected& expected : kAdditive) request.accounts.emplace_back(expected.account);
    const auto result = answer(scenario, request);
    ASSERT_TRUE(result.ok()) << to_string(result.errors().front());
    EXPECT_EQ(result->packages, "479");
    ASSERT_EQ(result->accounts.size(), kAdditive.size());
    std::uint64_t certificates = 0;
    for (std::size_t i = 0; i < kAdditive.size(); ++i) {
        const AccountDeals& account = result->accounts[i];
        const Expected& expected = kAdditive[i];
        ASSERT_FALSE(account.contradiction);
        ASSERT_EQ(account.account, expected.account);
        expect_counts(account.verdicts[kUs], expected.us, account.account + " us");
        expect_counts(account.verdicts[kDprk], expected.dprk, account.account + " dprk");
        expect_zone(account.zone, expected.zone, account.account);
        // One proof a decided package (the empty one is decided too), two value functions an undetermined
        // one.
        certificates += 2 * 480 + expected.us.undetermined + expected.dprk.undetermined;
    }
    EXPECT_EQ(result->certificates, certificates);
}

TEST_P(Hanoi, MonotoneZones) {
    DealsQuery request;
    request.family = Family::monotone;
    request.accounts = {"article", "public", "leaks"};
    request.verify = true;
    const auto result = answer(scenario, request);
    ASSERT_TRUE(result.ok()) << to_string(result.errors().front());
    expect_zone(result->accounts[0].zone, {0, 6, 473}, "article");
    expect_zone(result->accounts[1].zone, {0, 40, 439}, "public");
    expect_zone(result->accounts[2].zone, {1, 40, 438}, "leaks");
}

// "All its sanctions just to end one part of its nuclear program": refused by the one, wanted by the other.
TEST_P(Hanoi, E1AllSanctionsForYongbyon) {
    const AccountDeals account = ask("article", hanoi(2, 0, 0, 0, 3, 0));
    const PackageAnswer& us = account.package[kUs];
    EXPECT_EQ(us.verdict, Verdict::never);
    ASSERT_EQ(us.reasons.size(), 1u);
    EXPECT_EQ(us.reasons[0].id, "A1");
    EXPECT_EQ(us.reasons[0].multiplier, Rational(1));
    EXPECT_EQ(us.carried_by, std::vector<std::string>{"A1"});
    const PackageAnswer& dprk = account.package[kDprk];
    EXPECT_EQ(dprk.verdict, Verdict::always);
    EXPECT_EQ(dprk.carried_by, std::vector<std::string>{"A2"});
    EXPECT_TRUE(dprk.opens.empty());
}

TEST_P(Hanoi, E2FiveResolutionsByRisAccount) {
    const AccountDeals account = ask("ri", hanoi(2, 0, 1, 0, 2, 0));
    EXPECT_EQ(account.package[kUs].verdict, Verdict::never);
    EXPECT_EQ(account.package[kUs].carried_by, std::vector<std::string>{"S1"});
    EXPECT_EQ(account.package[kDprk].verdict, Verdict::always);
    EXPECT_EQ(account.package[kDprk].carried_by, std::vector<std::string>{"S2"});
}

// The big deal: yes from the one, no from the other, so neither opening position is in the zone.
TEST_P(Hanoi, E4BigDeal) {
    const AccountDeals account = ask("public", hanoi(4, 2, 1, 0, 3, 1));
    EXPECT_EQ(account.package[kUs].verdict, Verdict::always);
    EXPECT_EQ(account.package[kDprk].verdict, Verdict::never);
    EXPECT_EQ(account.package[kDprk].carried_by, std::vector<std::string>{"S4"});
}

TEST_P(Hanoi, E5ArticleAloneLeavesTheZoneOpen) {
    const AccountDeals account = ask("article");
    EXPECT_EQ(account.zone.certain, 0u);
    EXPECT_EQ(account.verdicts[kUs].never, 6u);
    EXPECT_GT(account.zone.open, 0u);
}

// A zone is proved only by the leaked draft, and what proves it is the draft itself.
TEST_P(Hanoi, E6OnlyTheLeaksProveADeal) {
    EXPECT_EQ(ask("article").zone.certain, 0u);
    EXPECT_EQ(ask("public").zone.certain, 0u);
    const Package draft = hanoi(1, 0, 0, 1, 1, 1);
    const AccountDeals leaks = ask("leaks", draft);
    EXPECT_EQ(leaks.zone.certain, 1u);
    EXPECT_EQ(leaks.package[kUs].verdict, Verdict::always);
    EXPECT_EQ(leaks.package[kDprk].verdict, Verdict::always);
    EXPECT_EQ(leaks.package[kUs].carried_by, std::vector<std::string>{"R2.us"});
    EXPECT_EQ(leaks.package[kDprk].carried_by, std::vector<std::string>{"R2.dprk"});
}

// Every certain refusal by the US is of a deal without an accounting; with one the same trade is
// undetermined.
TEST_P(Hanoi, E7RefusalsSitAtNoDeclaration) {
    for (const auto& [name, expected] : {std::pair{"article", 6}, std::pair{"public", 24}}) {
        const AccountDeals account = ask(name);
        std::array<int, 3> never{};
        for (std::size_t code = 0; code < account.counts.size(); ++code)
            if (account.counts[code] && account.verdict_map[kUs][code] == Verdict::never)
                ++never[static_cast<std::size_t>(ProductSpace::of(scenario)->level(code, 1))];
        EXPECT_EQ(never, (std::array<int, 3>{expected, 0, 0})) << name;
        for (const int declaration : {1, 2}) {
            const AccountDeals more = ask(name, hanoi(2, declaration, 0, 0, 3, 0));
            EXPECT_EQ(more.package[kUs].verdict, Verdict::undetermined);
            // Its other side: the DPRK's yes to the trade no longer covers it either.
            EXPECT_EQ(more.package[kDprk].verdict, Verdict::undetermined);
        }
    }
}

// What would open the refused trade for the US: a step more from the one side or a step less from the other.
TEST_P(Hanoi, OpensAndSecuresTheRefusedTrade) {
    const AccountDeals account = ask("public", hanoi(2, 0, 0, 0, 3, 0));
    const PackageAnswer& us = account.package[kUs];
    ASSERT_FALSE(us.opens.empty());
    ASSERT_FALSE(us.secures.empty());
    EXPECT_EQ(us.opens.front().steps, 1);
    const auto leads_to = [&](const std::vector<Change>& changes, const Package& package) {
        return std::any_of(changes.begin(), changes.end(),
                           [&](const Change& change) { return change.package == package; });
    };
    EXPECT_TRUE(leads_to(us.opens, hanoi(3, 0, 0, 0, 3, 0)));
    EXPECT_TRUE(leads_to(us.opens, hanoi(2, 1, 0, 0, 3, 0)));
    // One resolution fewer is not enough on its own: the five for Yongbyon and a test halt are refused too.
    EXPECT_FALSE(leads_to(us.opens, hanoi(2, 0, 0, 0, 2, 0)));
    // Giving nothing secures it, as does the big deal's price.
    EXPECT_TRUE(leads_to(us.secures, hanoi(2, 0, 0, 0, 0, 0)));
    for (const Change& change : us.secures) EXPECT_EQ(change.verdicts[kUs], Verdict::always);
}

TEST_P(Hanoi, SettleAsksOneQuestionAParty) {
    const AccountDeals account = ask("public");
    ASSERT_EQ(account.settle.size(), 2u);
    for (const auto& question : account.settle) {
        ASSERT_TRUE(question);
        EXPECT_GE(question->if_yes, 1u);
        EXPECT_GE(question->if_no, 1u);
    }
    // Packages that one side certainly takes and the other leaves open, the best of their kind for the one
    // asked.
    ASSERT_FALSE(account.one_answer_away.empty());
}

TEST_P(Hanoi, DocumentHasTheKeysOfTheSchema) {
    DealsQuery request;
    request.settle = true;
    request.package = hanoi(2, 0, 0, 0, 3, 0);
    request.compare = {hanoi(2, 0, 0, 0, 3, 0), hanoi(2, 0, 1, 0, 2, 0)};
    const auto result = answer(scenario, request);
    ASSERT_TRUE(result.ok());
    const Document document = to_document(*result, scenario);
    EXPECT_EQ(*document.find("schema")->text(), "detente.deals/1");
    EXPECT_EQ(*document.find("packages")->text(), "479");
    EXPECT_EQ(*document.find("family")->text(), "additive");
    EXPECT_EQ(*document.find("directions")->text(), "weak");
    const Document* account = document.find("accounts")->find("public");
    ASSERT_NE(account, nullptr);
    EXPECT_EQ(*account->find("verdicts")->find("us")->find("always")->integer(), 75);
    EXPECT_EQ(*account->find("zone")->find("excluded")->integer(), 44);
    EXPECT_TRUE(account->find("contradiction")->is_null());
    EXPECT_EQ(account->find("settle")->elements()->size(), 2u);
    ASSERT_NE(account->find("one_answer_away"), nullptr);
    const Document* us = account->find("package")->find("us");
    EXPECT_EQ(*us->find("verdict")->text(), "never");
    const Document& reason = us->find("reasons")->elements()->front();
    EXPECT_EQ(*reason.find("statement")->text(), "A1");
    EXPECT_EQ(*reason.find("multiplier")->text(), "1");
    for (const char* key : {"carried_by", "carried_together", "opens", "secures", "settle", "models"})
        EXPECT_NE(us->find(key), nullptr) << key;
    const Document* compare = account->find("compare")->find("us");
    EXPECT_EQ(*compare->find("first_at_least")->text(), "undetermined");
    ASSERT_NE(compare->find("second_at_least"), nullptr);
    EXPECT_EQ(account->find("map"), nullptr);
}

}  // namespace
}  // namespace detente::deals
