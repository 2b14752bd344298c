// SPDX-License-Identifier: Apache-2.0
// Draws made side by side are, to the last bit, those made one after the other: number by number from the same
// stream, points put in order by the standard library, thrown away where they do not fit.
#include <gtest/gtest.h>

#include <algorithm>

#include "detente/deals/advice/internal/model_draws.h"
#include "detente/deals/advice/models.h"
#include "detente/deals/statements/compiled_account.h"
#include "tests/advice/cases.h"
#include "tests/deals/random_scenario.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

class OneByOne {
  public:
    OneByOne(const PartySystem& party, const PackageSpace& space, const ModelRequest& request)
        : party_(party),
          space_(space),
          law_(request.law),
          draws_(request.seed, static_cast<std::uint32_t>(party.party),
                 request.round * 4 + static_cast<std::uint32_t>(request.law)) {
        for (std::size_t issue = 0; issue < space.sizes.size(); ++issue)
            if (party.directions[issue] != Direction::same) active_.push_back(issue);
    }

    std::vector<std::int64_t> draw() {
        std::vector<std::int64_t> sizes(static_cast<std::size_t>(party_.system.dimension), 0);
        if (law_ == Law::steps) {
            std::size_t all = 0;
            for (const std::size_t issue : active_) all += steps(issue);
            const auto cuts = cut(all);
            std::size_t part = 0;
            for (const std::size_t issue : active_)
                for (std::size_t step = 0; step < steps(issue); ++step, ++part)
                    sizes[first(issue) + step] = cuts[part + 1] - cuts[part];
        } else {
            const auto weights = cut(active_.size());
            for (std::size_t i = 0; i < active_.size(); ++i) {
                const auto cuts = cut(steps(active_[i]));
                std::int64_t below = 0;
                for (std::size_t step = 0; step < steps(active_[i]); ++step) {
                    const std::int64_t above = (weights[i + 1] - weights[i]) * cuts[step + 1] >> 30;
                    sizes[first(active_[i]) + step] = above - below;
                    below = above;
                }
            }
        }
        for (const std::size_t issue : active_) {
            if (party_.directions[issue] != Direction::absent) continue;
            std::uint32_t coins = 0;
            for (std::size_t step = 0; step < steps(issue); ++step) {
                if (step % 32 == 0) coins = draws_.next();
                if ((coins >> (step % 32) & 1) != 0) sizes[first(issue) + step] *= -1;
            }
        }
        if (party_.no_deal_coordinate >= 0) {
            std::int64_t worst = 0;
            std::int64_t best = 0;
            for (const std::size_t issue : active_) {
                std::vector<std::int64_t> values{0};
                for (std::size_t step = 0; step < steps(issue); ++step)
                    values.push_back(values.back() + party_.sign[issue] * sizes[first(issue) + step]);
                worst += *std::min_element(values.begin(), values.end());
                best += *std::max_element(values.begin(), values.end());
            }
            sizes[static_cast<std::size_t>(party_.no_deal_coordinate)] =
                worst + ((best - worst) * draws_.bits30() >> 30);
        }
        return sizes;
    }

    bool fits(const std::vector<std::int64_t>& sizes) const {
        return std::all_of(party_.system.rows.begin(), party_.system.rows.end(), [&](const cone::Row& row) {
            Rational sum = row.unit >= 0 ? Rational(sizes[static_cast<std::size_t>(row.unit)]) : Rational(0);
            for (std::size_t i = 0; i < row.coefficients.size(); ++i)
                if (!row.coefficients[i].is_zero()) sum += row.coefficients[i] * Rational(sizes[i]);
            return row.relation == cone::RowRelation::strict ? sum > Rational(0) : sum >= Rational(0);
        });
    }

  private:
    std::size_t steps(std::size_t issue) const { return static_cast<std::size_t>(space_.sizes[issue]) - 1; }
    std::size_t first(std::size_t issue) const {
        return static_cast<std::size_t>(party_.first_coordinate[issue]);
    }

    std::vector<std::int64_t> cut(std::size_t parts) {
        std::vector<std::int64_t> cuts{0};
        for (std::size_t i = 1; i < parts; ++i) cuts.push_back(draws_.bits30());
        cuts.push_back(kModelWhole);
        std::sort(cuts.begin(), cuts.end());
        return cuts;
    }

    const PartySystem& party_;
    const PackageSpace& space_;
    Law law_;
    ModelDraws draws_;
    std::vector<std::size_t> active_;
};

// False where nothing is drawn by rejection.
bool expect_same_bits(const CompiledAccount& account, int party, const ModelRequest& request) {
    const PartySystem& system = account.judge(party).party();
    const PackageSpace& space = account.space();
    const auto drawn = draw_by_rejection(system, space, request, 150 * request.count);
    if (!drawn) return false;
    OneByOne slow(system, space, request);
    std::uint64_t draws = 0;
    for (std::size_t m = 0; m < request.count; ++m) {
        std::vector<std::int64_t> sizes = slow.draw();
        for (++draws; !slow.fits(sizes); ++draws) sizes = slow.draw();
        for (std::size_t issue = 0; issue < space.sizes.size(); ++issue) {
            std::int64_t value = 0;
            for (int level = 1; level < space.sizes[issue]; ++level) {
                value += system.sign[issue] * sizes[static_cast<std::size_t>(system.first_coordinate[issue]) +
                                                    static_cast<std::size_t>(level) - 1];
                EXPECT_EQ(drawn->level(issue, level)[m], value);
            }
        }
        if (system.no_deal_coordinate >= 0) {
            EXPECT_EQ(drawn->no_deal[m], sizes[static_cast<std::size_t>(system.no_deal_coordinate)]);
        }
        if (::testing::Test::HasFailure()) return true;
    }
    EXPECT_EQ(drawn->drawn, draws);
    return true;
}

TEST(FreeLaw, DrawsWhatIsDrawnOneByOne) {
    std::mt19937 random(61);
    int compared = 0;
    for (int round = 0; round < 600; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Scenario scenario = random_scenario(random, {1 + round % 3, false, true, true, true, 4});
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        if (account->contradiction()) continue;
        for (const Law law : kLaws)
            for (int party = 0; party < static_cast<int>(account->parties()); ++party)
                compared += expect_same_bits(
                    *account, party,
                    {law, 1u + static_cast<unsigned>(round) % 50, 7u + static_cast<unsigned>(round), 3});
        if (HasFailure()) return;
    }
    EXPECT_GT(compared, 500);
}

// Many points to put in order, and more steps without a direction than one number has bits.
TEST(FreeLaw, DrawsLongIssuesAsOneByOne) {
    std::string text = "[scenario]\nid = \"long\"\nno_deal = \"separate\"\n[parties.p]\n";
    for (const int levels : {2, 9, 40, 70}) {
        text += "[issues.i" + std::to_string(levels) + "]\nlevels = [";
        for (int level = 0; level < levels; ++level)
            text += std::string(level == 0 ? "" : ", ") + "\"l" + std::to_string(level) + "\"";
        text += levels == 40  ? "]\nprefers = { p = \"less\" }\n"
                : levels == 2 ? "]\nprefers = { p = \"more\" }\n"
                              : "]\n";
    }
    const auto account = CompiledAccount::make(read(text));
    ASSERT_TRUE(account.ok());
    for (const Law law : kLaws) EXPECT_TRUE(expect_same_bits(*account, 0, {law, 333, 5, 0}));
}

}  // namespace
}  // namespace detente::deals
