// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/slack.h"

#include <algorithm>

namespace detente::steps {

namespace {

const Piece& piece_of(const Ladder& ladder, int piece) {
    return ladder.pieces[static_cast<std::size_t>(piece)];
}

bool known_zero(const Interval& interval) {
    return interval.is_point() && interval.low->is_zero();
}

bool is_one(const Interval& interval) {
    return interval.is_point() && *interval.low == Rational(1);
}

// Adds one product to the slack: sign * delta^power * amount, where the amount is an interval and the corner
// picks one of its ends.
struct Sum {
    CornerSlack slack;
    Corner corner;

    void add(int sign, const Interval& amount, int power) {
        const bool upper = (sign > 0) == (corner == Corner::best);
        const auto& end = upper ? amount.high : amount.low;
        if (!end) {
            slack.size = sign > 0 ? CornerSlack::Size::plus_infinity : CornerSlack::Size::minus_infinity;
            return;
        }
        if (upper ? amount.high_open : amount.low_open) slack.attained = false;
        slack.p.add(sign > 0 ? *end : -*end, power);
    }
};

bool revocable_here(const Piece& piece, int index, bool own, Corner corner, const Assignment* assignment) {
    if (piece.revocable != Revocable::unknown) return piece.revocable == Revocable::yes;
    if (assignment) return (*assignment)[static_cast<std::size_t>(index)] != 0;
    return own == (corner == Corner::worst);
}

// delta^lag of the corner: the longest lag is worst. None where it vanishes: no last period, and patience
// below 1.
std::optional<int> lag_power(const Interval& lag, const Interval& patience, Corner corner, bool& attained) {
    if (is_one(patience)) return 0;
    const auto& end = corner == Corner::worst ? lag.high : lag.low;
    if (!end) {
        attained = false;
        return std::nullopt;
    }
    return static_cast<int>(end->to_double());
}

// q K: both known to lie at or above 0, so the product's ends are the products of the ends.
Interval expected_penalty(const Side& side) {
    Interval product;
    product.low = *side.detection.low * *side.penalty.low;
    product.low_open = (side.detection.low_open && !side.penalty.low->is_zero()) ||
                       (side.penalty.low_open && !side.detection.low->is_zero());
    if (side.detection.high->is_zero() || (side.penalty.high && side.penalty.high->is_zero())) {
        product.high = Rational(0);
        product.low_open = false;
    } else if (side.penalty.high) {
        product.high = *side.detection.high * *side.penalty.high;
        product.high_open = side.detection.high_open || side.penalty.high_open;
    } else {
        product.high_open = true;
    }
    return product;
}

// True when the term can be other than zero.
bool matters(const Interval& amount) {
    return !known_zero(amount);
}

std::string times_patience(int power, const Side& side) {
    if (power == 0 || is_one(side.patience)) return {};
    const std::string base =
        side.patience.is_point() ? side.patience.low->to_string() : "patience." + side.id;
    return (power == 1 ? base : base + "^" + std::to_string(power)) + " * ";
}

std::string amount_in_words(const Interval& amount, const std::string& key) {
    return amount.is_point() ? amount.low->to_string() : key;
}

}  // namespace

std::vector<SlackForm> slack_forms(const Ladder& ladder, const Sequence& sequence) {
    std::vector<SlackForm> forms;
    const std::size_t n = sequence.moves.size();
    const auto may_be_revocable = [&](int piece) {
        return piece_of(ladder, piece).revocable != Revocable::no;
    };
    for (std::size_t k = 0; k <= n; ++k) {
        for (int side = 0; side < 2; ++side) {
            const auto own = static_cast<std::size_t>(side);
            const auto other = static_cast<std::size_t>(1 - side);
            SlackForm form;
            form.move = static_cast<int>(k) + 1;
            form.side = side;
            for (std::size_t l = 0; l < n; ++l) {
                const Move& move = sequence.moves[l];
                const int power = static_cast<int>(l) - static_cast<int>(k);
                for (const int piece : move.delivered[own]) {
                    if (l >= k)
                        form.pays.push_back({piece, power});
                    else if (may_be_revocable(piece))
                        form.takes_back.push_back(piece);
                }
                for (const int piece : move.delivered[other]) {
                    if (l > k)
                        form.receives.push_back({piece, power});
                    else if (may_be_revocable(piece))
                        form.loses.push_back(piece);
                }
            }
            // After the last move only a side that can take something back has a choice left.
            if (k == n && form.takes_back.empty()) continue;
            forms.push_back(std::move(form));
        }
    }
    return forms;
}

CornerSlack at_corner(const SlackForm& form, const Ladder& ladder, Corner corner,
                      const Assignment* assignment) {
    const Side& side = ladder.sides[static_cast<std::size_t>(form.side)];
    Sum sum{{}, corner};
    for (const auto& term : form.pays) sum.add(-1, piece_of(ladder, term.piece).cost, term.power);
    for (const int piece : form.takes_back)
        if (revocable_here(piece_of(ladder, piece), piece, true, corner, assignment))
            sum.add(-1, piece_of(ladder, piece).cost, 0);
    if (sum.slack.size == CornerSlack::Size::finite) {
        for (const auto& term : form.receives) sum.add(1, piece_of(ladder, term.piece).benefit, term.power);
        for (const int index : form.loses) {
            const Piece& piece = piece_of(ladder, index);
            if (!revocable_here(piece, index, false, corner, assignment) || !matters(piece.benefit)) continue;
            bool attained = true;
            if (const auto power = lag_power(piece.lag, side.patience, corner, attained))
                sum.add(1, piece.benefit, *power);
            if (!attained) sum.slack.attained = false;
        }
        sum.add(1, expected_penalty(side), 0);
    }
    return sum.slack;
}

SlackRange slack_range(const SlackForm& form, const Ladder& ladder) {
    const Interval& patience = ladder.sides[static_cast<std::size_t>(form.side)].patience;
    SlackRange range;
    const CornerSlack worst = at_corner(form, ladder, Corner::worst);
    const CornerSlack best = at_corner(form, ladder, Corner::best);
    if (worst.size == CornerSlack::Size::finite) {
        if (const auto over = range_over(worst.p, patience))
            range.low = over->low;
        else
            range.resolved = false;
    }
    if (best.size == CornerSlack::Size::finite) {
        if (const auto over = range_over(best.p, patience))
            range.high = over->high;
        else
            range.resolved = false;
    }
    return range;
}

std::string in_words(const SlackForm& form, const Ladder& ladder) {
    const Side& side = ladder.sides[static_cast<std::size_t>(form.side)];
    std::vector<std::string> gains;
    std::vector<std::string> losses;
    if (matters(expected_penalty(side))) {
        std::string term = amount_in_words(side.penalty, "penalty." + side.id);
        if (!is_one(side.detection))
            term = amount_in_words(side.detection, "detection." + side.id) + " * " + term;
        gains.push_back(term);
    }
    for (const auto& term : form.receives) {
        const Piece& piece = piece_of(ladder, term.piece);
        if (matters(piece.benefit))
            gains.push_back(times_patience(term.power, side) +
                            amount_in_words(piece.benefit, benefit_key(ladder, piece)));
    }
    for (const int index : form.loses) {
        const Piece& piece = piece_of(ladder, index);
        if (!matters(piece.benefit)) continue;
        std::string factor;
        if (!is_one(side.patience) && !known_zero(piece.lag)) {
            factor = side.patience.is_point() ? side.patience.low->to_string() : "patience." + side.id;
            factor += "^" + amount_in_words(piece.lag, lag_key(ladder, piece)) + " * ";
        }
        std::string term = factor + amount_in_words(piece.benefit, benefit_key(ladder, piece));
        if (piece.revocable == Revocable::unknown) term += " (if " + piece.id + " can be taken back)";
        gains.push_back(term);
    }
    for (const auto& term : form.pays) {
        const Piece& piece = piece_of(ladder, term.piece);
        if (matters(piece.cost))
            losses.push_back(times_patience(term.power, side) +
                             amount_in_words(piece.cost, cost_key(ladder, piece)));
    }
    for (const int index : form.takes_back) {
        const Piece& piece = piece_of(ladder, index);
        if (!matters(piece.cost)) continue;
        std::string term = amount_in_words(piece.cost, cost_key(ladder, piece));
        if (piece.revocable == Revocable::unknown) term += " (if " + piece.id + " can be taken back)";
        losses.push_back(term);
    }
    // One order of terms, so that the same condition at two moves reads the same; the penalty stays in front.
    std::sort(losses.begin(), losses.end());
    std::sort(gains.begin() + (matters(expected_penalty(side)) ? 1 : 0), gains.end());
    const auto joined = [](const std::vector<std::string>& terms) {
        std::string text;
        for (const std::string& term : terms) text += (text.empty() ? "" : " + ") + term;
        return text.empty() ? std::string("0") : text;
    };
    return joined(gains) + " >= " + joined(losses);
}

std::vector<std::string> unknowns(const SlackForm& form, const Ladder& ladder) {
    const Side& side = ladder.sides[static_cast<std::size_t>(form.side)];
    std::vector<std::string> keys;
    const auto note = [&](const Interval& interval, const std::string& key) {
        if (!interval.is_point() && std::find(keys.begin(), keys.end(), key) == keys.end())
            keys.push_back(key);
    };
    if (!known_zero(side.detection)) note(side.penalty, "penalty." + side.id);
    if (!known_zero(side.penalty)) note(side.detection, "detection." + side.id);
    bool patience = false;
    for (const auto& term : form.pays) {
        const Piece& piece = piece_of(ladder, term.piece);
        note(piece.cost, cost_key(ladder, piece));
        patience |= term.power > 0 && matters(piece.cost);
    }
    for (const int index : form.takes_back) {
        const Piece& piece = piece_of(ladder, index);
        note(piece.cost, cost_key(ladder, piece));
        if (piece.revocable == Revocable::unknown && matters(piece.cost))
            keys.push_back("revocable." + piece.id);
    }
    for (const auto& term : form.receives) {
        const Piece& piece = piece_of(ladder, term.piece);
        note(piece.benefit, benefit_key(ladder, piece));
        patience |= term.power > 0 && matters(piece.benefit);
    }
    for (const int index : form.loses) {
        const Piece& piece = piece_of(ladder, index);
        if (!matters(piece.benefit)) continue;
        note(piece.benefit, benefit_key(ladder, piece));
        if (!is_one(side.patience)) note(piece.lag, lag_key(ladder, piece));
        patience |= !known_zero(piece.lag);
        if (piece.revocable == Revocable::unknown &&
            std::find(keys.begin(), keys.end(), "revocable." + piece.id) == keys.end())
            keys.push_back("revocable." + piece.id);
    }
    if (patience) note(side.patience, "patience." + side.id);
    return keys;
}

}  // namespace detente::steps
