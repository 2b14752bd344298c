// SPDX-License-Identifier: Apache-2.0
// What an open sequence depends on first: the way that is told is the way in which the slack moves, and what
// is needed is needed.
#include "detente/steps/depends.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "detente/steps/holds.h"
#include "detente/steps/words.h"
#include "tests/steps/random_ladder.h"

namespace detente::steps {
namespace {

// Everything that a random ladder knows, but for the patience, made unknown with even odds.
void forget(Ladder& ladder, std::mt19937& random) {
    const auto tossed = [&] { return std::uniform_int_distribution<int>(0, 1)(random) == 0; };
    for (Side& side : ladder.sides) {
        if (tossed()) side.penalty = {Rational(0), std::nullopt, false, false};
        if (tossed()) side.detection = {Rational(0), Rational(1), false, false};
    }
    for (Piece& piece : ladder.pieces) {
        if (tossed()) piece.cost = {Rational(0), std::nullopt, true, false};
        if (tossed()) piece.benefit = {Rational(0), std::nullopt, false, false};
    }
}

// A number of the interval, small or large.
Rational drawn(const Interval& interval, std::mt19937& random) {
    if (interval.is_point()) return *interval.low;
    const int parts = std::uniform_int_distribution<int>(1, 40)(random);
    if (interval.high) return *interval.low + (*interval.high - *interval.low) * Rational(parts, 40);
    return *interval.low + Rational(parts, 4);
}

// The ladder with every number drawn from its interval.
Ladder settled_at_random(Ladder ladder, std::mt19937& random) {
    for (Side& side : ladder.sides) {
        side.penalty = Interval::point(drawn(side.penalty, random));
        side.detection = Interval::point(drawn(side.detection, random));
    }
    for (Piece& piece : ladder.pieces) {
        piece.cost = Interval::point(drawn(piece.cost, random));
        piece.benefit = Interval::point(drawn(piece.benefit, random));
    }
    return ladder;
}

std::vector<Rational> slacks(const Ladder& ladder, const std::vector<SlackForm>& forms, int side) {
    std::vector<Rational> values;
    for (const SlackForm& form : forms)
        if (form.side == side) values.push_back(*slack_range(form, ladder).low);
    return values;
}

Sequence random_sequence(const Ladder& ladder, std::mt19937& random) {
    Sequence sequence;
    sequence.name = "random";
    for (std::size_t piece = 0; piece < ladder.pieces.size(); ++piece) {
        if (sequence.moves.empty() || std::uniform_int_distribution<int>(0, 1)(random) == 0)
            sequence.moves.emplace_back();
        const auto side = static_cast<std::size_t>(ladder.pieces[piece].side);
        sequence.moves.back().delivered[side].push_back(static_cast<int>(piece));
    }
    return sequence;
}

TEST(DependsOn, TheWayThatIsToldIsTheWayTheSlackMoves) {
    std::mt19937 random(20190228);
    int told = 0, moved = 0, needed = 0;
    for (int round = 0; round < 400; ++round) {
        testing::LadderShape shape;
        shape.pieces = 4;
        Ladder ladder = testing::random_ladder(random, shape);
        forget(ladder, random);
        const Sequence sequence = random_sequence(ladder, random);
        const std::vector<SlackForm> forms = slack_forms(ladder, sequence);
        const SequenceAnswer answer = judge(ladder, sequence);
        for (int side = 0; side < 2; ++side) {
            const SideAnswer& own = answer.sides[static_cast<std::size_t>(side)];
            if (own.holds != Verdict::undetermined) {
                EXPECT_TRUE(own.depends.first.empty());
                continue;
            }
            ASSERT_LE(own.depends.first.size(), 2u);
            for (const Dependence::Number& number : own.depends.first) {
                ++told;
                bool strictly = false;
                for (int draw = 0; draw < 8; ++draw) {
                    Ladder less = settled_at_random(ladder, random);
                    Ladder more = less;
                    const Interval whole = *interval_of(ladder, number.key);
                    Rational low = drawn(whole, random), high = drawn(whole, random);
                    if (high < low) std::swap(low, high);
                    *interval_of(less, number.key) = Interval::point(low);
                    *interval_of(more, number.key) = Interval::point(high);
                    const auto before = slacks(less, forms, side), after = slacks(more, forms, side);
                    for (std::size_t k = 0; k < before.size(); ++k) {
                        EXPECT_TRUE(number.raises ? after[k] >= before[k] : after[k] <= before[k])
                            << number.key << " in round " << round;
                        strictly = strictly || after[k] != before[k];
                    }
                }
                moved += strictly ? 1 : 0;
            }
            if (own.depends.needs_one_of.empty()) continue;
            ++needed;
            Ladder without = ladder;
            for (const std::string& key : own.depends.needs_one_of)
                *interval_of(without, key) = Interval::point(Rational(0));
            for (int draw = 0; draw < 20; ++draw) {
                const auto values = slacks(settled_at_random(without, random), forms, side);
                EXPECT_TRUE(std::any_of(values.begin(), values.end(),
                                        [](const Rational& value) { return value.sign() < 0; }));
            }
            // None of them is named in vain: with one of them unknown again it may hold.
            for (const std::string& key : own.depends.needs_one_of) {
                Ladder with = without;
                *interval_of(with, key) = *interval_of(ladder, key);
                EXPECT_NE(side_holds(with, forms, side), Verdict::never) << key;
            }
        }
    }
    EXPECT_GT(told, 200);
    EXPECT_GT(moved, told * 9 / 10);
    EXPECT_GT(needed, 20);
}

TEST(DependsOn, SequencesThatDependOnTheSameAreToldOnce) {
    AccountSteps account;
    const auto open = [](const std::string& name, const std::vector<std::string>& needs, bool costs) {
        SequenceAnswer one;
        one.name = name;
        one.holds = Verdict::undetermined;
        one.sides[0].depends = {{{needs.front(), true, needs.size() == 1}}, needs, costs};
        one.sides[1].holds = Verdict::always;
        return one;
    };
    account.sequences = {open("a", {"penalty.us"}, true), open("b", {"penalty.us", "benefit.us.halt"}, true),
                         open("c", {"penalty.us"}, true)};
    const std::vector<SequencesTold> told = dependence_words(account, {"us", "dprk"});
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(told[0].sequences, (std::vector<std::string>{"a", "c"}));
    EXPECT_EQ(told[0].sentence,
              "the sequences a and c each hold only if breaking it costs us something. The more its own part "
              "costs us, the more that must be.");
    EXPECT_EQ(
        told[1].sentence,
        "the sequence b holds only if breaking it costs us something or what it gets in return is worth "
        "something to it. The more its own part costs us, the more that must be.");
}

TEST(StepsWords, WhatIsNotKnownIsCalledThat) {
    EXPECT_EQ(number(std::nullopt, std::nullopt), "not known");
    EXPECT_EQ(amount(Rational(0), std::nullopt), "not known");
    EXPECT_EQ(amount(Rational(3), std::nullopt), "at least 3");
    EXPECT_EQ(number(Rational(0), std::nullopt), "at least 0");
    EXPECT_EQ(number(std::nullopt, Rational(2)), "at most 2");
    EXPECT_EQ(number(Rational(1, 3), Rational(1, 3)), "1/3");
    EXPECT_EQ(share({Rational(0), Rational(1), true, true}), "not known");
    EXPECT_EQ(share({Rational(1, 4), Rational(1), true, true}), "0.25 to 1");
}

}  // namespace
}  // namespace detente::steps
