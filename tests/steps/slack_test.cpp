// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/slack.h"

#include <gtest/gtest.h>

#include "detente/steps/holds.h"
#include "random_ladder.h"

namespace detente::steps {
namespace {

using testing::random_ladder;

Rational power(const Rational& base, int exponent) {
    Rational result = 1;
    for (int i = 0; i < exponent; ++i) result *= base;
    return result;
}

// The slack is what keeping to the sequence from move k on is better than stopping there, in values of period
// k.
TEST(Slack, IsTheGainFromGoingOnCountedFlowByFlow) {
    std::mt19937 random(20190228);
    int compared = 0;
    for (int round = 0; round < 400; ++round) {
        const Ladder ladder = random_ladder(random, {.pieces = 2 + round % 6});
        std::vector<int> order;
        std::vector<char> done(ladder.pieces.size(), 0);
        Sequence sequence;
        bool found = false;
        try {
            testing::every_order(ladder, order, done, [&](const std::vector<int>& one) {
                sequence = testing::one_a_move(ladder, one);
                found = true;
                throw 0;  // the first is enough
            });
        } catch (int) {
        }
        if (!found) continue;
        // Fold two moves into one now and then: simultaneous deliveries.
        if (sequence.moves.size() > 2 && round % 3 == 0) {
            for (std::size_t s = 0; s < 2; ++s)
                for (const int p : sequence.moves[1].delivered[s])
                    sequence.moves[0].delivered[s].push_back(p);
            sequence.moves.erase(sequence.moves.begin() + 1);
        }
        for (const SlackForm& form : slack_forms(ladder, sequence)) {
            const auto stop = static_cast<std::size_t>(form.move - 1);
            const bool last = stop == sequence.moves.size();
            const Rational keeps =
                testing::walk_through(ladder, sequence, form.side, sequence.moves.size(), false);
            const Rational stops = testing::walk_through(ladder, sequence, form.side, stop, last);
            const Rational patience = *ladder.sides[static_cast<std::size_t>(form.side)].patience.low;
            const SlackRange range = slack_range(form, ladder);
            ASSERT_TRUE(range.low && range.high);
            EXPECT_EQ(*range.low, *range.high);
            EXPECT_EQ(*range.low * power(patience, form.move - 1), keeps - stops);
            ++compared;
        }
    }
    EXPECT_GT(compared, 2000);
}

}  // namespace
}  // namespace detente::steps
