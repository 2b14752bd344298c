// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "detente/steps/holds.h"

#include <gtest/gtest.h>

#include "detente/steps/search.h"
#include "random_ladder.h"

namespace detente::steps {
namespace {

using testing::LadderShape;
using testing::random_ladder;

Interval in(const char* text) {
    return *parse_interval(text);
}

Sequence some_order(const Ladder& ladder, std::mt19937& random) {
    std::vector<Sequence> all;
    std::vector<int> order;
    std::vector<char> done(ladder.pieces.size(), 0);
    testing::every_order(ladder, order, done, [&](const std::vector<int>& one) {
        if (all.size() < 40) all.push_back(testing::one_a_move(ladder, one));
    });
    if (all.empty()) return {};
    return all[std::uniform_int_distribution<std::size_t>(0, all.size() - 1)(random)];
}

// A ladder of single pieces: (side, cost, benefit, revocable), one move each.
struct Line {
    int side;
    const char* cost;
    const char* benefit;
    bool revocable;
};
Ladder lines(std::initializer_list<Line> pieces) {
    Ladder ladder;
    ladder.sides[0].id = "a";
    ladder.sides[1].id = "b";
    for (Side& side : ladder.sides) {
        side.patience = in("0.9");
        side.penalty = in("0");
        side.detection = in("1");
    }
    for (const Line& line : pieces) {
        Piece piece;
        piece.id = "p" + std::to_string(ladder.pieces.size());
        piece.side = line.side;
        piece.issue = static_cast<int>(ladder.pieces.size());
        piece.to = 1;
        piece.cost = in(line.cost);
        piece.benefit = in(line.benefit);
        piece.lag = in("0");
        piece.revocable = line.revocable ? Revocable::yes : Revocable::no;
        ladder.pieces.push_back(piece);
    }
    ladder.goal.assign(ladder.pieces.size(), 1);
    return ladder;
}
Sequence in_order(const Ladder& ladder) {
    std::vector<int> order;
    for (std::size_t p = 0; p < ladder.pieces.size(); ++p) order.push_back(static_cast<int>(p));
    return testing::one_a_move(ladder, order);
}
Sequence in_one_move(const Ladder& ladder) {
    Sequence sequence;
    sequence.moves.emplace_back();
    for (std::size_t p = 0; p < ladder.pieces.size(); ++p)
        sequence.moves[0].delivered[static_cast<std::size_t>(ladder.pieces[p].side)].push_back(
            static_cast<int>(p));
    return sequence;
}

// Relief that can be snapped back against dismantlement that cannot: the side that gave relief keeps to it
// iff K >= a.
TEST(Holds, HoldUpIsDecidedByThePenaltyAgainstTheCost) {
    Ladder ladder = lines({{0, "0.6", "1", true}, {1, "0.5", "2", false}});
    const Sequence exchange = in_one_move(ladder);
    ladder.sides[1].penalty = in("1");
    EXPECT_EQ(holds(ladder, exchange), Verdict::never);
    ladder.sides[0].penalty = in("0.6");
    EXPECT_EQ(holds(ladder, exchange), Verdict::always);
    ladder.sides[0].penalty = in("599/1000");
    EXPECT_EQ(holds(ladder, exchange), Verdict::never);
    ladder.sides[0].penalty = in("[0, 1]");
    const SequenceAnswer answer = judge(ladder, exchange);
    EXPECT_EQ(answer.holds, Verdict::undetermined);
    EXPECT_EQ(answer.sides[0].settled_by, std::vector<std::string>{"penalty.a"});
    EXPECT_EQ(answer.sides[0].conditions, std::vector<std::string>{"penalty.a >= 3/5"});
    ASSERT_EQ(answer.sides[0].alone.size(), 2u);
    EXPECT_EQ(answer.sides[0].alone[0].verdict, Verdict::never);
    EXPECT_EQ(answer.sides[0].alone[1].verdict, Verdict::always);
    EXPECT_EQ(answer.sides[0].bond_low, Rational(0));
    EXPECT_EQ(answer.sides[0].bond_high, Rational(3, 5));
    // No patience changes that: it does not appear, and any interval of it gives the same.
    for (Side& side : ladder.sides) side.patience = in("(0, 1)");
    EXPECT_EQ(judge(ladder, exchange).sides[0].settled_by, std::vector<std::string>{"penalty.a"});
    // A penalty detected half the time must be twice as large.
    ladder.sides[0].penalty = in("0");
    ladder.sides[0].detection = in("0.5");
    EXPECT_EQ(judge(ladder, exchange).sides[0].bond_high, Rational(6, 5));
    ladder.sides[0].detection = in("0");
    EXPECT_EQ(judge(ladder, exchange).sides[0].bond_low, std::nullopt);
}

TEST(Holds, OpenEndsAreNotMistakenForClosedOnes) {
    Ladder ladder = lines({{0, "(0.5, 1]", "1", true}, {1, "0.5", "2", false}});
    ladder.sides[1].penalty = in("1");
    ladder.sides[0].penalty = in("0.5");
    EXPECT_EQ(holds(ladder, in_one_move(ladder)), Verdict::never);  // the cost is above 0.5 for sure
    ladder.pieces[0].cost = in("[0.5, 1]");
    EXPECT_EQ(holds(ladder, in_one_move(ladder)), Verdict::undetermined);
    ladder.pieces[0].cost = in("[0.2, 0.5)");
    EXPECT_EQ(holds(ladder, in_one_move(ladder)), Verdict::always);
}

// Slack of the first mover in turns: -a1 + delta b1 - delta^2 a2 + delta^3 b2. With a1 = 6/25 the polynomial
// in patience is at or above 0 on a part of (0, 1) alone.
TEST(Holds, PatienceAsAnIntervalIsDecidedByRoots) {
    Ladder ladder = lines({{0, "0.24", "1", false}, {1, "0.1", "1", false}, {0, "1", "9", false}});
    ladder.sides[0].penalty = in("0");
    ladder.sides[1].penalty = in("9");
    // First slack of a: -0.24 + d - d^2, at or above 0 for d in [0.4, 0.6]; the last: -1 + K.
    ladder.sides[0].penalty = in("1");
    const Sequence sequence = in_order(ladder);
    EXPECT_EQ(holds(ladder, sequence), Verdict::always);
    Ladder tight = lines({{0, "1.24", "1", false}, {1, "0.1", "1", false}, {0, "1", "9", false}});
    tight.sides[0].penalty = in("1");
    tight.sides[1].penalty = in("9");
    const auto at = [&](const char* patience) {
        tight.sides[0].patience = in(patience);
        return holds(tight, sequence);
    };
    EXPECT_EQ(at("[0.4, 0.6]"), Verdict::always);
    EXPECT_EQ(at("[0.39, 0.6]"), Verdict::undetermined);
    EXPECT_EQ(at("(0, 1)"), Verdict::undetermined);
    EXPECT_EQ(at("(0, 0.4)"), Verdict::never);
    EXPECT_EQ(at("(0, 0.4]"), Verdict::undetermined);
    EXPECT_EQ(at("(0.6, 1]"), Verdict::never);
    const auto settled = judge(tight, sequence).settled_by;
    EXPECT_EQ(settled, std::vector<std::string>{});
    tight.sides[0].patience = in("(0, 1)");
    EXPECT_EQ(judge(tight, sequence).settled_by, std::vector<std::string>{"patience.a"});
}

// What both sides share: the same piece is taken back or not for both. Each side alone could be content.
TEST(Holds, UnknownRevocabilityIsOneFactForBothSides) {
    Ladder ladder = lines({{0, "1", "2", true}, {1, "1", "3", true}});
    ladder.sides[0].patience = ladder.sides[1].patience = in("1");
    // b keeps what it got unless a can take it back; a would take it back if it could.
    ladder.pieces[0].revocable = Revocable::unknown;
    ladder.pieces[1].revocable = Revocable::no;
    ladder.sides[0].penalty = in("0");
    ladder.sides[1].penalty = in("0.5");
    const Sequence exchange = in_one_move(ladder);
    // If a's piece stays, b does not pay for it (0.5 < 1) at the only move; if it can be taken back, a takes
    // it back.
    EXPECT_EQ(side_holds(ladder, slack_forms(ladder, exchange), 1), Verdict::undetermined);
    EXPECT_EQ(holds(ladder, exchange), Verdict::never);
}

// Sampled numbers never contradict a verdict, and every sampled slack lies in its range.
TEST(Holds, IntervalsContainEverySample) {
    std::mt19937 random(99);
    const auto draw = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    std::array<int, 3> seen{};
    for (int round = 0; round < 300; ++round) {
        Ladder ladder = random_ladder(random, {.pieces = 2 + round % 5});
        if (round % 2 == 0)
            for (Side& side : ladder.sides) *side.penalty.low += 4, *side.penalty.high += 4;
        Sequence sequence = some_order(ladder, random);
        if (sequence.moves.empty()) continue;
        const auto widen = [&](Interval& interval, const Rational& most) {
            if (draw(0, 2) == 0) return;
            const Rational value = *interval.low;
            interval = Interval::closed(value * Rational(draw(1, 4), 4),
                                        std::min(most, value * Rational(draw(4, 6), 4)));
        };
        for (Side& side : ladder.sides) {
            widen(side.patience, 1);
            widen(side.penalty, 100);
            widen(side.detection, 1);
        }
        for (Piece& piece : ladder.pieces) {
            widen(piece.cost, 100);
            widen(piece.benefit, 100);
            if (draw(0, 1) == 0)
                piece.lag = Interval::closed(*piece.lag.low, *piece.lag.low + Rational(draw(0, 2)));
            if (draw(0, 3) == 0) piece.revocable = Revocable::unknown;
        }
        const SequenceAnswer whole = judge(ladder, sequence);
        ASSERT_NE(whole.holds, Verdict::unresolved);
        ++seen[static_cast<std::size_t>(whole.holds)];
        for (int k = 0; k < 12; ++k) {
            Ladder known = ladder;
            const auto sample = [&](Interval& interval) {
                interval = Interval::point(*interval.low +
                                           (*interval.high - *interval.low) * Rational(draw(0, 4), 4));
            };
            for (Side& side : known.sides) {
                sample(side.patience);
                sample(side.penalty);
                sample(side.detection);
            }
            for (Piece& piece : known.pieces) {
                sample(piece.cost);
                sample(piece.benefit);
                piece.lag = Interval::point(
                    floor(*piece.lag.low + (*piece.lag.high - *piece.lag.low) * Rational(draw(0, 4), 4)));
                if (piece.revocable == Revocable::unknown)
                    piece.revocable = draw(0, 1) == 0 ? Revocable::yes : Revocable::no;
            }
            const SequenceAnswer point = judge(known, sequence);
            ASSERT_TRUE(point.holds == Verdict::always || point.holds == Verdict::never);
            if (whole.holds != Verdict::undetermined) {
                ASSERT_EQ(point.holds, whole.holds);
            }
            for (const SlackAnswer& one : point.slack)
                for (const SlackAnswer& range : whole.slack)
                    if (range.move == one.move && range.side == one.side) {
                        ASSERT_TRUE(range.value.low && range.value.high);
                        ASSERT_LE(*range.value.low, *one.value.low);
                        ASSERT_GE(*range.value.high, *one.value.high);
                    }
            for (std::size_t s = 0; s < 2; ++s) {
                if (point.sides[s].bond_low && whole.sides[s].bond_low) {
                    ASSERT_LE(*whole.sides[s].bond_low, *point.sides[s].bond_low);
                    if (whole.sides[s].bond_high) {
                        ASSERT_GE(*whole.sides[s].bond_high, *point.sides[s].bond_low);
                    }
                }
            }
        }
    }
    for (const int count : seen) EXPECT_GT(count, 10);
}

// The bond is what it says: with it added the sequence holds, with a little less it does not.
TEST(Holds, TheBondIsExact) {
    std::mt19937 random(17);
    int needed = 0;
    for (int round = 0; round < 300; ++round) {
        const Ladder ladder = random_ladder(random, {.pieces = 2 + round % 5});
        const Sequence sequence = some_order(ladder, random);
        if (sequence.moves.empty()) continue;
        const SequenceAnswer answer = judge(ladder, sequence);
        Ladder added = ladder;
        for (std::size_t s = 0; s < 2; ++s) {
            ASSERT_TRUE(answer.sides[s].bond_low);
            added.sides[s].penalty =
                Interval::point(*ladder.sides[s].penalty.low + *answer.sides[s].bond_low);
        }
        EXPECT_EQ(holds(added, sequence), Verdict::always);
        for (std::size_t s = 0; s < 2; ++s) {
            if (answer.sides[s].bond_low->is_zero()) continue;
            ++needed;
            Ladder less = added;
            less.sides[s].penalty = Interval::point(*added.sides[s].penalty.low - Rational(1, 1'000'000'000));
            EXPECT_EQ(holds(less, sequence), Verdict::never);
        }
    }
    EXPECT_GT(needed, 100);
}

TEST(Holds, APenaltyNeverBreaksAPlanThatHolds) {
    std::mt19937 random(23);
    int held = 0;
    for (int round = 0; round < 400; ++round) {
        Ladder ladder = random_ladder(random, {.pieces = 2 + round % 5});
        for (Side& side : ladder.sides) side.penalty = Interval::point(*side.penalty.low * Rational(2));
        const Sequence sequence = some_order(ladder, random);
        if (sequence.moves.empty() || holds(ladder, sequence) != Verdict::always) continue;
        ++held;
        Side& side = ladder.sides[static_cast<std::size_t>(round % 2)];
        side.penalty = Interval::point(*side.penalty.low + Rational(round % 7, 3));
        EXPECT_EQ(holds(ladder, sequence), Verdict::always);
    }
    EXPECT_GT(held, 30);
}

TEST(Holds, WithoutPenaltyAndForGoodLessPatienceNeverHelps) {
    std::mt19937 random(29);
    int held = 0;
    // Without a penalty the last delivery of a cost is never worth while for its deliverer, so each side is
    // taken alone: the other delivers last.
    for (int round = 0; round < 3000; ++round) {
        LadderShape shape;
        shape.pieces = 2 + round % 5;
        shape.revocable = false;
        shape.penalties = false;
        Ladder ladder = random_ladder(random, shape);
        const Sequence sequence = some_order(ladder, random);
        if (sequence.moves.empty()) continue;
        for (int s = 0; s < 2; ++s) {
            Ladder patient = ladder;
            Interval& patience = patient.sides[static_cast<std::size_t>(s)].patience;
            const Rational low = *patience.low;
            const auto forms = slack_forms(ladder, sequence);
            if (side_holds(ladder, forms, s) != Verdict::always) continue;
            ++held;
            patience = Interval::point(low + (Rational(1) - low) * Rational(1 + round % 4, 4));
            EXPECT_EQ(side_holds(patient, forms, s), Verdict::always);
        }
    }
    EXPECT_GT(held, 100);
}

// With a penalty less patience can save a plan: costs to come weigh less than the penalty now.
TEST(Holds, WithAPenaltyLessPatienceCanHelp) {
    Ladder ladder = lines({{1, "0.1", "2", false}, {0, "0.5", "0.3", false}, {0, "0.5", "0.3", false}});
    ladder.sides[0].penalty = in("0.9");
    ladder.sides[1].penalty = in("1");
    const Sequence sequence = in_order(ladder);
    ladder.sides[0].patience = in("0.8");
    EXPECT_EQ(holds(ladder, sequence), Verdict::always);
    ladder.sides[0].patience = in("0.81");
    EXPECT_EQ(holds(ladder, sequence), Verdict::never);
    ladder.sides[0].patience = in("(0, 0.8]");
    EXPECT_EQ(holds(ladder, sequence), Verdict::always);
}

TEST(Holds, MakingAPieceDivisibleNeverLowersTheBestLeastSlack) {
    std::mt19937 random(31);
    int better = 0;
    for (int round = 0; round < 250; ++round) {
        LadderShape shape;
        shape.pieces = 2 + round % 4;
        shape.patient = round % 3 == 0;
        const Ladder ladder = random_ladder(random, shape);
        const auto before = best_order(ladder, {});
        if (!before) continue;
        const int piece = std::uniform_int_distribution<int>(0, shape.pieces - 1)(random);
        const auto after = best_order(divide(ladder, piece, 2 + round % 2), {});
        ASSERT_TRUE(after);
        EXPECT_GE(after->least, before->least);
        if (after->least > before->least) ++better;
    }
    EXPECT_GT(better, 10);
}

// Splitting a piece inside a given plan can lower the least slack: the plan grows longer.
TEST(Holds, SplittingInsideAGivenPlanCanHurt) {
    Ladder ladder = lines({{0, "0.5", "1", false}, {1, "0.2", "0.6", false}});
    ladder.sides[0].patience = in("0.9");
    ladder.sides[1].penalty = in("1");
    EXPECT_EQ(holds(ladder, in_order(ladder)), Verdict::always);  // -0.5 + 0.9 * 0.6
    Ladder split = divide(ladder, 0, 2);
    // The same plan with the first piece in halves: -0.25 - 0.9 * 0.25 + 0.81 * 0.6, still at or above 0; in
    // four parts not.
    split = divide(ladder, 0, 4);
    Sequence longer;
    for (int part = 2; part < 6; ++part) longer.moves.emplace_back().delivered[0].push_back(part);
    longer.moves.emplace_back().delivered[1].push_back(1);
    const auto least = [](const Ladder& of, const Sequence& sequence) {
        Rational value = 100;
        for (const SlackAnswer& one : judge(of, sequence).slack) value = std::min(value, *one.value.low);
        return value;
    };
    EXPECT_LT(least(split, longer), least(ladder, in_order(ladder)));
    EXPECT_EQ(holds(split, longer), Verdict::never);
}

}  // namespace
}  // namespace detente::steps
