// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/ladder.h"

#include <algorithm>
#include <unordered_map>

#include "detente/scenario/steps_check.h"
#include "detente/scenario/subject.h"

namespace detente::steps {

namespace {

// The mark of an issue that is in force: the level from which what was delivered stays; none without one.
std::optional<int> stays_from(const Scenario& scenario, const InForce& in_force, int issue) {
    for (const Irreversibility& mark : scenario.irreversibilities)
        if (mark.issue == issue && in_force.contains(mark.item.id)) return mark.level;
    return std::nullopt;
}

bool is_marked(const Scenario& scenario, int issue) {
    return std::any_of(scenario.irreversibilities.begin(), scenario.irreversibilities.end(),
                       [&](const Irreversibility& mark) { return mark.issue == issue; });
}

// What the piece itself says; else what the issue's mark says, a mark out of force meaning that it can be
// taken back; else it is not known.
Revocable revocability(const StepPiece& piece, const Scenario& scenario, const InForce& in_force) {
    if (piece.revocable) return *piece.revocable ? Revocable::yes : Revocable::no;
    if (!is_marked(scenario, piece.issue)) return Revocable::unknown;
    const auto level = stays_from(scenario, in_force, piece.issue);
    return level && piece.to >= *level ? Revocable::no : Revocable::yes;
}

Interval scaled(const Interval& interval, const Rational& factor) {
    Interval result = interval;
    if (result.low) *result.low *= factor;
    if (result.high) *result.high *= factor;
    return result;
}

}  // namespace

std::string cost_key(const Ladder& ladder, const Piece& piece) {
    return step_key("cost", ladder.sides[static_cast<std::size_t>(piece.side)].id, piece.id);
}

std::string benefit_key(const Ladder& ladder, const Piece& piece) {
    return step_key("benefit", ladder.sides[static_cast<std::size_t>(1 - piece.side)].id, piece.id);
}

std::string lag_key(const Ladder& ladder, const Piece& piece) {
    return step_key("lag", ladder.sides[static_cast<std::size_t>(piece.side)].id, piece.id);
}

Result<Ladder> make_ladder(const Scenario& scenario, const InForce& in_force, const LadderNumbers& numbers) {
    const StepsSection& steps = *scenario.steps;
    Ladder ladder;
    const auto parties = step_sides(scenario);
    for (std::size_t s = 0; s < 2; ++s) {
        Side& side = ladder.sides[s];
        side.party = parties[s];
        side.id = scenario.parties[static_cast<std::size_t>(parties[s])].id;
        side.name = subject_of(scenario, parties[s]).name;
        side.patience = numbers.find("patience", side.id).value;
        side.penalty = numbers.find("penalty", side.id).value;
        side.detection = numbers.find("detection", side.id).value;
    }
    std::unordered_map<std::string, int> index;
    ladder.goal.assign(scenario.issues.size(), 0);
    if (steps.goal) ladder.goal = steps.goal->levels;
    for (const StepPiece& written : steps.pieces) {
        if (!in_force.contains(written.item.id)) continue;
        index.emplace(written.item.id, static_cast<int>(ladder.pieces.size()));
        Piece piece;
        piece.id = written.item.id;
        piece.name = written.name.empty() ? written.item.id : written.name;
        piece.side = written.party == parties[0] ? 0 : 1;
        piece.issue = written.issue;
        piece.from = written.from;
        piece.to = written.to;
        const std::string& own = ladder.sides[static_cast<std::size_t>(piece.side)].id;
        const std::string& other = ladder.sides[static_cast<std::size_t>(1 - piece.side)].id;
        piece.cost = numbers.find("cost", own, piece.id).value;
        piece.benefit = numbers.find("benefit", other, piece.id).value;
        piece.lag = numbers.find("lag", own, piece.id).value;
        piece.revocable = revocability(written, scenario, in_force);
        piece.duration = written.duration;
        piece.divisible = written.divisible.value_or(false);
        piece.needs_channel = written.needs_channel.value_or(false);
        int& goal = ladder.goal[static_cast<std::size_t>(piece.issue)];
        if (!steps.goal) goal = std::max(goal, piece.to);
        ladder.pieces.push_back(std::move(piece));
    }
    for (const StepPiece& written : steps.pieces) {
        const auto place = index.find(written.item.id);
        if (place == index.end()) continue;
        for (const std::string& need : written.needs)
            if (const auto other = index.find(need); other != index.end())
                ladder.pieces[static_cast<std::size_t>(place->second)].needs.push_back(other->second);
    }
    if (ladder.pieces.empty())
        return make_error(steps.place,
                          "no piece of the ladder is in force under the account `" + in_force.account + "`",
                          "name its pieces in the account, or in none");
    for (const StepSequence& written : steps.sequences) {
        if (!in_force.contains(written.item.id)) continue;
        Sequence sequence{written.item.id, written.title, {}};
        std::string missing;
        for (const StepMove& move : written.moves) {
            Move& compiled = sequence.moves.emplace_back();
            for (const std::string& id : move.pieces) {
                const auto place = index.find(id);
                if (place == index.end())
                    missing = id;
                else
                    compiled
                        .delivered[static_cast<std::size_t>(
                            ladder.pieces[static_cast<std::size_t>(place->second)].side)]
                        .push_back(place->second);
            }
        }
        if (missing.empty())
            ladder.sequences.push_back(std::move(sequence));
        else
            ladder.left_out.push_back("sequence `" + written.item.id + "` is left out: piece `" + missing +
                                      "` is not in force");
    }
    ladder.parts = steps.parts.value_or(1);
    return ladder;
}

Ladder divide(const Ladder& ladder, int which, int parts) {
    Ladder result = ladder;
    const Piece whole = ladder.pieces[static_cast<std::size_t>(which)];
    // Every level of the issue becomes so many that the piece's share is a whole number of them.
    const int finer = (whole.to - whole.from) % parts == 0 ? 1 : parts;
    for (Piece& piece : result.pieces)
        if (piece.issue == whole.issue) {
            piece.from *= finer;
            piece.to *= finer;
        }
    result.goal[static_cast<std::size_t>(whole.issue)] *= finer;
    result.pieces[static_cast<std::size_t>(which)].divisible = false;
    const Rational share(1, parts);
    const int rise = (whole.to - whole.from) * finer / parts;
    for (int part = 0; part < parts; ++part) {
        Piece piece = whole;
        piece.id = whole.id + "#" + std::to_string(part + 1) + "/" + std::to_string(parts);
        piece.name = whole.name + ", part " + std::to_string(part + 1) + " of " + std::to_string(parts);
        piece.from = whole.from * finer + part * rise;
        piece.to = piece.from + rise;
        piece.cost = scaled(whole.cost, share);
        piece.benefit = scaled(whole.benefit, share);
        if (piece.duration) piece.duration = scaled(*piece.duration, share);
        piece.divisible = false;
        result.pieces.push_back(std::move(piece));
    }
    return result;
}

}  // namespace detente::steps
