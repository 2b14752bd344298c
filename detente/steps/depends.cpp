// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/depends.h"

#include <algorithm>

#include "detente/steps/holds.h"

namespace detente::steps {

namespace {

struct Counted {
    std::string key;
    int slacks = 0;  // open ones that it enters
};

void count(std::vector<Counted>& list, const std::string& key) {
    for (Counted& known : list)
        if (known.key == key) {
            ++known.slacks;
            return;
        }
    list.push_back({key, 1});
}

const std::string* most_counted(const std::vector<Counted>& list) {
    const auto found = std::max_element(
        list.begin(), list.end(), [](const Counted& a, const Counted& b) { return a.slacks < b.slacks; });
    return found == list.end() ? nullptr : &found->key;
}

bool may_be_zero(const Interval& interval) {
    return interval.low && interval.low->is_zero() && !interval.low_open;
}

// What the side's open slacks rise in, the penalty first, and what they fall in.
struct Entering {
    std::vector<Counted> gains;
    std::vector<Counted> costs;
};

Entering numbers_of(const Ladder& ladder, const std::vector<SlackForm>& forms, int index) {
    const Side& side = ladder.sides[static_cast<std::size_t>(index)];
    const auto piece = [&](int p) -> const Piece& { return ladder.pieces[static_cast<std::size_t>(p)]; };
    const bool penalty_counts =
        !side.detection.high->is_zero() && !(side.penalty.high && side.penalty.high->is_zero());
    Entering numbers;
    for (const SlackForm& form : forms) {
        if (form.side != index) continue;
        const SlackRange range = slack_range(form, ladder);
        if (range.resolved && range.low && range.low->sign() >= 0) continue;  // met whatever the numbers
        if (penalty_counts && !side.penalty.is_point()) count(numbers.gains, "penalty." + side.id);
        if (penalty_counts && !side.detection.is_point()) count(numbers.gains, "detection." + side.id);
        std::vector<std::string> own;  // each once a slack
        const auto note = [&](std::vector<Counted>& list, const Interval& value, const std::string& key) {
            if (value.is_point() || std::find(own.begin(), own.end(), key) != own.end()) return;
            own.push_back(key);
            count(list, key);
        };
        for (const auto& term : form.receives)
            note(numbers.gains, piece(term.piece).benefit, benefit_key(ladder, piece(term.piece)));
        for (const int p : form.loses) note(numbers.gains, piece(p).benefit, benefit_key(ladder, piece(p)));
        for (const auto& term : form.pays)
            note(numbers.costs, piece(term.piece).cost, cost_key(ladder, piece(term.piece)));
        for (const int p : form.takes_back) note(numbers.costs, piece(p).cost, cost_key(ladder, piece(p)));
    }
    return numbers;
}

bool never_with_zero(const Ladder& ladder, const std::vector<SlackForm>& forms, int side,
                     const std::vector<std::string>& keys) {
    Ladder fixed = ladder;
    for (const std::string& key : keys) *interval_of(fixed, key) = Interval::point(Rational(0));
    return side_holds(fixed, forms, side) == Verdict::never;
}

// Of the numbers that may be 0, the fewest that may not all be. Those tried first to be done without are the
// last.
std::vector<std::string> needed(const Ladder& ladder, const std::vector<SlackForm>& forms, int side,
                                const std::vector<Counted>& gains) {
    std::vector<std::string> keys;
    Ladder copy = ladder;
    for (const Counted& gain : gains)
        if (const Interval* interval = interval_of(copy, gain.key); interval && may_be_zero(*interval))
            keys.push_back(gain.key);
    if (keys.empty() || !never_with_zero(ladder, forms, side, keys)) return {};
    for (std::size_t i = keys.size(); i-- > 0;) {
        std::vector<std::string> fewer = keys;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        if (!fewer.empty() && never_with_zero(ladder, forms, side, fewer)) keys = std::move(fewer);
    }
    return keys;
}

}  // namespace

Interval* interval_of(Ladder& ladder, const std::string& key) {
    for (Side& side : ladder.sides) {
        if (key == "patience." + side.id) return &side.patience;
        if (key == "penalty." + side.id) return &side.penalty;
        if (key == "detection." + side.id) return &side.detection;
    }
    for (Piece& piece : ladder.pieces) {
        if (key == cost_key(ladder, piece)) return &piece.cost;
        if (key == benefit_key(ladder, piece)) return &piece.benefit;
        if (key == lag_key(ladder, piece)) return &piece.lag;
    }
    return nullptr;
}

Dependence depends_on(const Ladder& ladder, const std::vector<SlackForm>& forms, int side) {
    const Entering numbers = numbers_of(ladder, forms, side);
    Dependence result;
    result.needs_one_of = needed(ladder, forms, side, numbers.gains);
    result.own_costs = !numbers.costs.empty();
    if (result.needs_one_of.size() == 1)
        result.first.push_back({result.needs_one_of.front(), true, true});
    else if (!result.needs_one_of.empty())
        result.first.push_back({result.needs_one_of.front(), true, false});
    else if (!numbers.gains.empty())
        result.first.push_back({numbers.gains.front().key, true, false});
    if (const std::string* cost = most_counted(numbers.costs)) result.first.push_back({*cost, false, false});
    return result;
}

}  // namespace detente::steps
