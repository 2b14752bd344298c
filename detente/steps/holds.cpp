// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/holds.h"
#include "detente/scenario/subject.h"

#include <algorithm>

namespace detente::steps {

namespace {

// Beyond so many pieces of unknown revocability the 2^n ways are not gone through.
constexpr std::size_t kMostUnknownRevocable = 12;

std::vector<const SlackForm*> forms_of(const std::vector<SlackForm>& forms, int side) {
    std::vector<const SlackForm*> own;
    for (const SlackForm& form : forms)
        if (form.side == side) own.push_back(&form);
    return own;
}

const Interval& patience_of(const Ladder& ladder, int side) {
    return ladder.sides[static_cast<std::size_t>(side)].patience;
}

// Do all of the side's slacks stay at or above 0, whatever the numbers? None past the limits.
std::optional<bool> side_always(const Ladder& ladder, const std::vector<SlackForm>& forms, int side) {
    bool open = false;
    for (const SlackForm* form : forms_of(forms, side)) {
        const CornerSlack worst = at_corner(*form, ladder, Corner::worst);
        if (worst.size == CornerSlack::Size::minus_infinity) return false;
        const auto fine = nonnegative_throughout(worst.p, patience_of(ladder, side));
        if (!fine)
            open = true;
        else if (!*fine)
            return false;
    }
    if (open) return std::nullopt;
    return true;
}

// Are there numbers with which all of the side's slacks are at or above 0? None past the limits.
std::optional<bool> side_possible(const Ladder& ladder, const std::vector<SlackForm>& forms, int side,
                                  const Assignment* assignment) {
    std::vector<SignConstraint> constraints;
    for (const SlackForm* form : forms_of(forms, side)) {
        CornerSlack best = at_corner(*form, ladder, Corner::best, assignment);
        if (best.size == CornerSlack::Size::plus_infinity) continue;
        SignConstraint constraint{std::move(best.p), !best.attained};
        const bool known =
            std::any_of(constraints.begin(), constraints.end(), [&](const SignConstraint& other) {
                return other.p == constraint.p && other.strict == constraint.strict;
            });
        if (!known) constraints.push_back(std::move(constraint));
    }
    if (constraints.empty()) return true;
    return satisfiable(constraints, patience_of(ladder, side));
}

std::vector<int> unknown_revocable(const Ladder& ladder, const std::vector<SlackForm>& forms) {
    std::vector<int> pieces;
    for (const SlackForm& form : forms)
        for (const auto* list : {&form.takes_back, &form.loses})
            for (const int piece : *list)
                if (ladder.pieces[static_cast<std::size_t>(piece)].revocable == Revocable::unknown &&
                    std::find(pieces.begin(), pieces.end(), piece) == pieces.end())
                    pieces.push_back(piece);
    return pieces;
}

// Both sides share what can be taken back, so "for some numbers" has to go through the ways it may be.
std::optional<bool> both_possible(const Ladder& ladder, const std::vector<SlackForm>& forms) {
    const std::vector<int> unknown = unknown_revocable(ladder, forms);
    if (unknown.empty() || unknown.size() > kMostUnknownRevocable) {
        bool open = unknown.size() > kMostUnknownRevocable;
        for (int side = 0; side < 2; ++side) {
            const auto possible = side_possible(ladder, forms, side, nullptr);
            if (!possible)
                open = true;
            else if (!*possible)
                return false;
        }
        if (open) return std::nullopt;
        return true;
    }
    Assignment assignment(ladder.pieces.size(), 0);
    bool open = false;
    for (std::size_t way = 0; way < (std::size_t{1} << unknown.size()); ++way) {
        for (std::size_t u = 0; u < unknown.size(); ++u)
            assignment[static_cast<std::size_t>(unknown[u])] = ((way >> u) & 1) != 0;
        const auto first = side_possible(ladder, forms, 0, &assignment);
        if (first && !*first) continue;
        const auto second = side_possible(ladder, forms, 1, &assignment);
        if (second && !*second) continue;
        if (first && second) return true;
        open = true;
    }
    if (open) return std::nullopt;
    return false;
}

Verdict verdict_of(std::optional<bool> always, std::optional<bool> possible) {
    if (always && *always) return Verdict::always;
    if (possible && !*possible) return Verdict::never;
    return always && possible ? Verdict::undetermined : Verdict::unresolved;
}

void note(std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

void find_what_settles(const Ladder& ladder, const std::vector<SlackForm>& forms, int side,
                       SideAnswer& answer) {
    for (const SlackForm* form : forms_of(forms, side)) {
        const SlackRange range = slack_range(*form, ladder);
        if (range.resolved && range.low && range.low->sign() >= 0) continue;  // met whatever the numbers
        for (const std::string& key : unknowns(*form, ladder)) note(answer.settled_by, key);
        note(answer.conditions, in_words(*form, ladder));
    }
    for (const std::string& key : answer.settled_by) {
        Ladder fixed = ladder;
        Interval* interval = interval_of(fixed, key);
        if (!interval) continue;
        const Interval whole = *interval;
        for (const bool upper : {false, true}) {
            const auto& end = upper ? whole.high : whole.low;
            if (!end || (upper ? whole.high_open : whole.low_open)) continue;
            *interval = Interval::point(*end);
            const Verdict verdict = side_holds(fixed, forms, side);
            if (verdict == Verdict::always || verdict == Verdict::never)
                answer.alone.push_back({key, *end, verdict});
        }
    }
}

void find_bond(const Ladder& ladder, const std::vector<SlackAnswer>& slack, int side, SideAnswer& answer) {
    std::optional<Rational> least_low = Rational(0);   // the least slack at worst, no more than 0
    std::optional<Rational> least_high = Rational(0);  // at best
    for (const SlackAnswer& one : slack) {
        if (one.side != side) continue;
        if (!one.value.low)
            least_low.reset();
        else if (least_low && *one.value.low < *least_low)
            least_low = one.value.low;
        if (one.value.high && *one.value.high < *least_high) least_high = one.value.high;
    }
    const Interval& detection = ladder.sides[static_cast<std::size_t>(side)].detection;
    if (least_high->is_zero())
        answer.bond_low = Rational(0);
    else if (!detection.high->is_zero())
        answer.bond_low = -*least_high / *detection.high;
    if (least_low && least_low->is_zero())
        answer.bond_high = Rational(0);
    else if (least_low && !detection.low->is_zero())
        answer.bond_high = -*least_low / *detection.low;
}

bool lower(const std::optional<Rational>& a, const std::optional<Rational>& b) {
    if (!a || !b) return !a && b;
    return *a < *b;
}

std::optional<Weakest> find_weakest(const std::vector<SlackAnswer>& slack) {
    const SlackAnswer* weakest = nullptr;
    for (const SlackAnswer& one : slack) {
        if (!one.value.resolved) return std::nullopt;
        if (!weakest || lower(one.value.low, weakest->value.low)) {
            weakest = &one;
            continue;
        }
        const bool tie = !lower(weakest->value.low, one.value.low);
        if (tie && one.value.high && (!weakest->value.high || *one.value.high < *weakest->value.high))
            weakest = &one;
    }
    if (!weakest) return std::nullopt;
    Weakest result{weakest->move, weakest->side, weakest->value, true};
    for (const SlackAnswer& one : slack)
        if (&one != weakest && (!result.value.high || !one.value.low || *one.value.low < *result.value.high))
            result.certain = false;
    return result;
}

// What a side's verdict takes for granted of the other: that it goes on delivering, which is the other's own
// slack.
void note_dependence(const Ladder& ladder, const SequenceAnswer& answer, std::vector<std::string>& reasons) {
    for (int side = 0; side < 2; ++side) {
        const auto own = static_cast<std::size_t>(side);
        const auto other = static_cast<std::size_t>(1 - side);
        bool gave = false;
        bool later = false;
        for (const Move& move : answer.sequence.moves) {
            if (gave && !move.delivered[other].empty()) later = true;
            if (!move.delivered[own].empty()) gave = true;
        }
        if (!later) continue;
        const std::string& us = ladder.sides[own].name;
        const std::string& them = ladder.sides[other].name;
        std::string sentence = "the bound for " + us + " counts later moves of " + them +
                               ", so it also depends on " + them + " keeping to them: on penalty." +
                               ladder.sides[other].id + " and on what " + them +
                               (names_many(them) ? " still receive" : " still receives");
        if (answer.sides[other].holds == Verdict::always)
            sentence += " (which holds here, whatever the numbers)";
        reasons.push_back(sentence);
    }
}

}  // namespace

Verdict side_holds(const Ladder& ladder, const std::vector<SlackForm>& forms, int side) {
    return verdict_of(side_always(ladder, forms, side), side_possible(ladder, forms, side, nullptr));
}

Verdict holds(const Ladder& ladder, const Sequence& sequence) {
    const std::vector<SlackForm> forms = slack_forms(ladder, sequence);
    const auto first = side_always(ladder, forms, 0);
    const auto second = side_always(ladder, forms, 1);
    std::optional<bool> always;
    if ((first && !*first) || (second && !*second))
        always = false;
    else if (first && second)
        always = true;
    if (always && *always) return Verdict::always;
    return verdict_of(always, both_possible(ladder, forms));
}

SequenceAnswer judge(const Ladder& ladder, const Sequence& sequence) {
    SequenceAnswer answer;
    answer.name = sequence.name;
    answer.title = sequence.title;
    answer.sequence = sequence;
    const std::vector<SlackForm> forms = slack_forms(ladder, sequence);
    for (const SlackForm& form : forms)
        answer.slack.push_back({form.move, form.side, slack_range(form, ladder)});
    answer.holds = holds(ladder, sequence);
    for (int side = 0; side < 2; ++side) {
        SideAnswer& own = answer.sides[static_cast<std::size_t>(side)];
        own.holds = side_holds(ladder, forms, side);
        if (own.holds == Verdict::undetermined || own.holds == Verdict::unresolved) {
            find_what_settles(ladder, forms, side, own);
            own.depends = depends_on(ladder, forms, side);
        }
        find_bond(ladder, answer.slack, side, own);
    }
    if (answer.holds == Verdict::undetermined || answer.holds == Verdict::unresolved)
        for (const SideAnswer& side : answer.sides)
            for (const std::string& key : side.settled_by) note(answer.settled_by, key);
    answer.weakest = find_weakest(answer.slack);
    note_dependence(ladder, answer, answer.reasons);
    return answer;
}

}  // namespace detente::steps
