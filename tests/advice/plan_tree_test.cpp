// SPDX-License-Identifier: Apache-2.0
// Plans of small cases (exchanges times parties are at most 24) against other means: what holds at every
// place by elimination, where truthful parties end, and how much the best of all trees of questions finds.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "detente/deals/advice/plan.h"
#include "tests/advice/cases.h"
#include "tests/deals/random_scenario.h"
#include "tests/deals/second_opinion.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

constexpr std::size_t kSmall = 24;

struct SmallCase {
    Scenario scenario;
    CompiledAccount account;
    Exchanges exchanges;
};

// Two or three parties, no deal separate or not, directions missing; numbers of nobody, of one, or of any.
std::optional<SmallCase> small_case(std::mt19937& random, int round) {
    const int parties = 2 + round % 2;
    Scenario scenario = random_scenario(random, {parties, round % 3 != 0, true, true, true, 4});
    if (round % 3 == 1 && scenario.numbers.size() > 1) scenario.numbers.resize(1);
    auto account = CompiledAccount::make(scenario);
    if (!account.ok() || account->contradiction()) return std::nullopt;
    Exchanges exchanges = find_exchanges(*account);
    const std::size_t size = exchanges.list.size() * static_cast<std::size_t>(parties);
    if (size == 0 || size > kSmall) return std::nullopt;
    return SmallCase{std::move(scenario), std::move(*account), std::move(exchanges)};
}

Scenario with_answers(const Scenario& scenario, const std::vector<SupposedAnswer>& answers) {
    Scenario result = scenario;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        Statement answer = to_statement(scenario, answers[i]);
        answer.item.id = "answer " + std::to_string(i);
        result.statements.push_back(std::move(answer));
    }
    return result;
}

struct Settled {
    bool certain = false;
    bool excluded = true;
};

struct Seen {
    int certain = 0;
    int excluded = 0;
    int open = 0;
    int questions = 0;
};

// No judge of the library takes part.
void expect_right_place(const SmallCase& one, const PlanNode& node, int left, Seen& seen) {
    const Scenario rebuilt = with_answers(one.scenario, node.answers);
    std::vector<SecondOpinion> opinions;
    for (int party = 0; party < static_cast<int>(rebuilt.parties.size()); ++party) {
        opinions.emplace_back(rebuilt, party);
        ASSERT_TRUE(opinions.back().consistent()) << "answers that nobody can give";
    }
    Settled settled;
    for (const Code code : one.exchanges.list) {
        const Package package = decode(one.account.space(), code);
        bool all = true;
        bool refused = false;
        for (const SecondOpinion& opinion : opinions) {
            const Verdict verdict = opinion.verdict(&package, nullptr);
            all = all && verdict == Verdict::always;
            refused = refused || verdict == Verdict::never;
        }
        settled.certain = settled.certain || all;
        settled.excluded = settled.excluded && refused;
    }
    EXPECT_EQ(node.leaf == PlanNode::Leaf::certain, settled.certain);
    EXPECT_EQ(node.leaf == PlanNode::Leaf::excluded, settled.excluded);
    ASSERT_EQ(node.leaf == PlanNode::Leaf::none, node.yes && node.no);
    if (node.leaf == PlanNode::Leaf::open) {
        EXPECT_EQ(left, 0) << "open before the questions are used up";
        ++seen.open;
        return;
    }
    if (node.leaf == PlanNode::Leaf::excluded) {
        EXPECT_FALSE(node.package);
        ++seen.excluded;
        return;
    }
    ASSERT_TRUE(node.package);
    EXPECT_TRUE(one.exchanges.is_exchange(encode(one.account.space(), *node.package)));
    for (std::size_t party = 0; party < opinions.size(); ++party) {
        const Verdict verdict = opinions[party].verdict(&*node.package, nullptr);
        if (node.leaf == PlanNode::Leaf::certain) {
            EXPECT_EQ(verdict, Verdict::always);
        } else if (static_cast<int>(party) == node.party) {
            EXPECT_EQ(verdict, Verdict::undetermined) << "a question already answered";
        } else {
            EXPECT_NE(verdict, Verdict::never) << "a question about what somebody refuses";
        }
    }
    if (node.leaf == PlanNode::Leaf::certain) {
        ++seen.certain;
        return;
    }
    ++seen.questions;
    ASSERT_GT(left, 0);
    for (const bool yes : {true, false}) {
        const PlanNode& next = yes ? *node.yes : *node.no;
        ASSERT_EQ(next.answers.size(), node.answers.size() + 1);
        EXPECT_EQ(next.answers.back().party, node.party);
        EXPECT_EQ(next.answers.back().package, *node.package);
        EXPECT_EQ(next.answers.back().accepts, yes);
        expect_right_place(one, next, left - 1, seen);
    }
}

TEST(PlanTrees, HoldAtEveryPlaceByElimination) {
    std::mt19937 random(41);
    Seen seen;
    int three = 0;
    int separate = 0;
    for (int round = 0; round < 1'500; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const auto one = small_case(random, round);
        if (!one) continue;
        three += one->scenario.parties.size() == 3;
        separate += !one->scenario.no_deal_is_nothing_agreed;
        PlanRequest request;
        request.questions = 1 + round % 4;
        request.shares.models = 200;
        if (round % 5 == 0) request.shares.laws.clear();
        const auto plan = make_plan(one->scenario, one->account, request);
        ASSERT_TRUE(plan.ok());
        ASSERT_TRUE(plan->tree) << plan->refused;
        expect_right_place(*one, *plan->tree, request.questions, seen);
    }
    EXPECT_GT(seen.certain, 100);
    EXPECT_GT(seen.excluded, 100);
    EXPECT_GT(seen.open, 50);
    EXPECT_GT(seen.questions, 300);
    EXPECT_GT(three, 20);
    EXPECT_GT(separate, 20);
}

// What parties with a model each take: nothing where a model is indifferent up to rounding.
class Company {
  public:
    static std::optional<Company> drawn(const SmallCase& one, Law law, std::size_t count) {
        Company result;
        for (int party = 0; party < static_cast<int>(one.account.parties()); ++party) {
            auto models =
                draw_models(one.account.judge(party).party(), one.account.space(), {law, count, 83, 4});
            if (!models) return std::nullopt;
            result.models_.push_back(std::move(*models));
        }
        return result;
    }

    std::size_t count() const { return models_.front().count; }

    // As many independent draws would tell as much, of the party with the fewest.
    double effective() const {
        double least = static_cast<double>(count());
        for (const Models& models : models_) least = std::min(least, models.effective);
        return least;
    }

    std::optional<bool> takes(std::size_t model, int party, const Package& package) const {
        const Models& own = models_[static_cast<std::size_t>(party)];
        std::int64_t gain = -static_cast<std::int64_t>(own.no_deal[model]);
        for (std::size_t issue = 0; issue < package.levels.size(); ++issue)
            gain += own.level(issue, package.levels[issue])[model];
        if (std::abs(gain) <= own.rounding) return std::nullopt;
        return gain > 0;
    }

  private:
    std::vector<Models> models_;
};

// The leaf at which these parties end; null where one of them is indifferent.
const PlanNode* walk(const PlanNode& tree, const Company& company, std::size_t model) {
    const PlanNode* node = &tree;
    while (node->leaf == PlanNode::Leaf::none) {
        const auto takes = company.takes(model, node->party, *node->package);
        if (!takes) return nullptr;
        node = *takes ? node->yes.get() : node->no.get();
    }
    return node;
}

TEST(PlanTrees, LeadTruthfulPartiesToWhatIsSo) {
    std::mt19937 random(42);
    std::map<PlanNode::Leaf, int> ended;
    int judged = 0;
    for (int round = 0; round < 1'500; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const auto one = small_case(random, round);
        if (!one) continue;
        PlanRequest request;
        request.questions = 1 + round % 5;
        request.shares.models = 200;
        const auto plan = make_plan(one->scenario, one->account, request);
        ASSERT_TRUE(plan.ok());
        ASSERT_TRUE(plan->tree) << plan->refused;
        const auto parties = static_cast<int>(one->account.parties());
        for (const Law law : kLaws) {
            const auto company = Company::drawn(*one, law, 150);
            if (!company) continue;
            for (std::size_t model = 0; model < company->count(); ++model) {
                const PlanNode* leaf = walk(*plan->tree, *company, model);
                if (leaf == nullptr) continue;
                ++ended[leaf->leaf];
                ++judged;
                if (leaf->leaf == PlanNode::Leaf::certain) {
                    for (int party = 0; party < parties; ++party)
                        EXPECT_NE(company->takes(model, party, *leaf->package), std::optional(false));
                }
                if (leaf->leaf != PlanNode::Leaf::excluded) continue;
                for (const Code code : one->exchanges.list) {
                    const Package package = decode(one->account.space(), code);
                    bool agreed = true;
                    for (int party = 0; party < parties; ++party)
                        agreed = agreed && company->takes(model, party, package) == std::optional(true);
                    EXPECT_FALSE(agreed) << "excluded, and yet all take it";
                }
            }
        }
    }
    EXPECT_GT(judged, 10'000);
    for (const auto leaf : {PlanNode::Leaf::certain, PlanNode::Leaf::excluded, PlanNode::Leaf::open})
        EXPECT_GT(ended[leaf], 300);
}

// The most tuples of models that any tree of so many questions leads to a certain exchange.
class BestTree {
  public:
    BestTree(const SmallCase& one, const Company& company) : one_(one), company_(company) {}

    std::size_t found(int questions) {
        std::vector<std::size_t> all(company_.count());
        for (std::size_t model = 0; model < all.size(); ++model) all[model] = model;
        return best(one_.account, {}, all, questions);
    }

  private:
    using Answers = std::set<std::tuple<int, std::vector<int>, bool>>;

    std::size_t best(const CompiledAccount& account, const Answers& answers,
                     const std::vector<std::size_t>& there, int questions) {
        if (there.empty()) return 0;
        const auto known = known_.find({answers, questions});
        if (known != known_.end()) return known->second;
        std::size_t most = 0;
        bool certain = false;
        std::vector<std::pair<int, Package>> ask;
        for (const Code code : one_.exchanges.list) {
            std::vector<int> undetermined;
            bool refused = false;
            for (int party = 0; party < static_cast<int>(account.parties()); ++party) {
                refused = refused || account.map(party)[code] == Verdict::never;
                if (account.map(party)[code] == Verdict::undetermined) undetermined.push_back(party);
            }
            certain = certain || (!refused && undetermined.empty());
            for (const int party : undetermined)
                if (!refused) ask.emplace_back(party, decode(account.space(), code));
        }
        if (certain) {
            most = there.size();
        } else if (questions > 0) {
            for (const auto& [party, package] : ask) {
                std::size_t sum = 0;
                for (const bool yes : {true, false}) {
                    std::vector<std::size_t> rest;
                    for (const std::size_t model : there)
                        if (company_.takes(model, party, package) == std::optional(yes))
                            rest.push_back(model);
                    if (rest.empty()) continue;
                    const auto after =
                        account.changed(one_.scenario, {{SupposedAnswer{party, package, yes}}, {}, {}});
                    EXPECT_TRUE(after.ok());
                    EXPECT_FALSE(after->contradiction());
                    Answers longer = answers;
                    longer.insert({party, package.levels, yes});
                    sum += best(*after, longer, rest, questions - 1);
                }
                most = std::max(most, sum);
            }
        }
        known_[{answers, questions}] = most;
        return most;
    }

    const SmallCase& one_;
    const Company& company_;
    // The models that are left follow from the answers.
    std::map<std::pair<Answers, int>, std::size_t> known_;
};

// A plan looks no further than its next question, so some tree may find more; it must not be much, and no
// plan may tell of more than the best tree finds.
TEST(PlanTrees, FindNearlyWhatTheBestTreeFinds) {
    constexpr std::size_t kTuples = 1'000;
    std::mt19937 random(43);
    double by_plans = 0;
    double by_best = 0;
    int compared = 0;
    int shares = 0;
    for (int round = 0; round < 1'000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const auto one = small_case(random, round);
        if (!one) continue;
        const std::size_t size = one->exchanges.list.size() * one->account.parties();
        PlanRequest request;
        request.questions = size <= 12 ? 3 : 2;
        request.shares.models = 2'000;
        const auto plan = make_plan(one->scenario, one->account, request);
        ASSERT_TRUE(plan.ok());
        ASSERT_TRUE(plan->tree) << plan->refused;
        if (plan->laws.empty() || plan->tree->leaf != PlanNode::Leaf::none) continue;
        const std::size_t law = static_cast<std::size_t>(round) % 2;
        const auto company = Company::drawn(*one, plan->laws[law], kTuples);
        ASSERT_TRUE(company);
        std::size_t walked = 0;
        for (std::size_t model = 0; model < kTuples; ++model) {
            const PlanNode* leaf = walk(*plan->tree, *company, model);
            walked += leaf != nullptr && leaf->leaf == PlanNode::Leaf::certain;
        }
        const std::size_t best = BestTree(*one, *company).found(request.questions);
        EXPECT_LE(walked, best) << "the plan is one of the trees";
        const double share = static_cast<double>(walked) / kTuples;
        // Where models were drawn by a walk that hardly moves, shares of two draws are far apart.
        if (company->effective() >= kTuples / 2.0) {
            EXPECT_NEAR(plan->within[law].back(), share, 0.08);
            EXPECT_LE(plan->within[law].back(), static_cast<double>(best) / kTuples + 0.08);
            ++shares;
        }
        by_plans += share;
        by_best += static_cast<double>(best) / kTuples;
        ++compared;
    }
    EXPECT_GT(compared, 50);
    EXPECT_GT(shares, 40);
    EXPECT_GT(by_plans, 0.9 * by_best);
}

}  // namespace
}  // namespace detente::deals
