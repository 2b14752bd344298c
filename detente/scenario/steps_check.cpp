// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/steps_check.h"

#include <algorithm>
#include <unordered_map>

#include "detente/base/suggest.h"

namespace detente {

namespace {

// The pieces by id, and the order that levels and `needs` force on them.
struct StepsChecker {
    const Scenario& scenario;
    const StepsSection& steps;
    Errors errors;
    std::unordered_map<std::string, int> index;
    std::vector<std::string> ids;

    explicit StepsChecker(const Scenario& s) : scenario(s), steps(*s.steps) {}

    const StepPiece& piece(int number) const { return steps.pieces[static_cast<std::size_t>(number)]; }
    const std::string& issue_of(const StepPiece& p) const {
        return scenario.issues[static_cast<std::size_t>(p.issue)].id;
    }
    const std::string& party_id(int party) const {
        return scenario.parties[static_cast<std::size_t>(party)].id;
    }

    void fault(const Place& place, std::string message, std::string remedy = {}) {
        errors.push_back(make_error(place, std::move(message), std::move(remedy)));
    }
    int find(const std::string& id) const {
        const auto place = index.find(id);
        return place == index.end() ? -1 : place->second;
    }

    void pieces();
    void sides();
    void levels();
    void goal();
    void precedence();
    void sequences();
    void numbers();
    bool alternatives(const StepPiece& a, const StepPiece& b) const;
    void sequence(const StepSequence& sequence);
};

void StepsChecker::pieces() {
    if (steps.pieces.empty())
        fault(steps.place, "the ladder is empty: [steps] has no pieces",
              "add [[steps.pieces]] with id, issue and level");
    if (static_cast<int>(steps.pieces.size()) > kMostPieces)
        fault(steps.place, "the ladder has " + std::to_string(steps.pieces.size()) + " pieces",
              "at most " + std::to_string(kMostPieces) + " are read");
    for (std::size_t i = 0; i < steps.pieces.size(); ++i) {
        ids.push_back(steps.pieces[i].item.id);
        if (!index.emplace(steps.pieces[i].item.id, static_cast<int>(i)).second)
            fault(steps.pieces[i].item.place, "two pieces are called `" + steps.pieces[i].item.id + "`",
                  "give each its own id");
    }
    for (const StepPiece& p : steps.pieces) {
        for (const auto* list : {&p.needs, &p.instead_of})
            for (const std::string& other : *list)
                if (find(other) < 0)
                    fault(p.item.place, "piece `" + p.item.id + "` names an unknown piece `" + other + "`",
                          did_you_mean(other, ids));
    }
}

void StepsChecker::sides() {
    std::vector<int> deliverers;
    for (const StepPiece& p : steps.pieces)
        if (std::find(deliverers.begin(), deliverers.end(), p.party) == deliverers.end())
            deliverers.push_back(p.party);
    if (!steps.sides.empty()) {
        if (steps.sides.size() != 2 || steps.sides[0] == steps.sides[1])
            fault(steps.place, "a ladder has two sides",
                  "write sides = [\"A\", \"B\"] with two different parties");
        for (const StepPiece& p : steps.pieces)
            if (std::find(steps.sides.begin(), steps.sides.end(), p.party) == steps.sides.end())
                fault(p.item.place,
                      "piece `" + p.item.id + "` is delivered by `" + party_id(p.party) +
                          "`, which is none of the two sides",
                      "name its party among the sides, or leave it out");
        return;
    }
    if (deliverers.size() > 2)
        fault(steps.place, "pieces are delivered by " + std::to_string(deliverers.size()) + " parties",
              "a ladder has two sides: keep the pieces of two");
    if (deliverers.size() < 2 && scenario.parties.size() != 2 && !steps.pieces.empty())
        fault(steps.place, "only one party delivers, and who receives is not said",
              "write sides = [\"A\", \"B\"]");
}

bool StepsChecker::alternatives(const StepPiece& a, const StepPiece& b) const {
    const auto names = [](const StepPiece& x, const StepPiece& y) {
        return std::find(x.instead_of.begin(), x.instead_of.end(), y.item.id) != x.instead_of.end();
    };
    return names(a, b) || names(b, a);
}

void StepsChecker::levels() {
    for (std::size_t i = 0; i < steps.pieces.size(); ++i) {
        const StepPiece& p = steps.pieces[i];
        if (p.from >= p.to) {
            fault(p.item.place,
                  "piece `" + p.item.id + "` delivers no level of `" + issue_of(p) +
                      "`: it goes from level " + std::to_string(p.from) + " to level " + std::to_string(p.to),
                  "a piece goes up at least one level");
            continue;
        }
        bool reached = p.from == 0;
        for (std::size_t j = 0; j < steps.pieces.size(); ++j) {
            const StepPiece& other = steps.pieces[j];
            if (j == i || other.issue != p.issue) continue;
            if (other.to == p.from) reached = true;
            if (other.party != p.party && j < i)
                fault(p.item.place,
                      "`" + issue_of(p) + "` is delivered by two parties, in pieces `" + other.item.id +
                          "` and `" + p.item.id + "`",
                      "one party delivers an issue");
            if (j < i && other.from < p.to && p.from < other.to && !alternatives(p, other))
                fault(p.item.place,
                      "level " + std::to_string(std::max(p.from, other.from) + 1) + " of `" + issue_of(p) +
                          "` is delivered twice, by pieces `" + other.item.id + "` and `" + p.item.id + "`",
                      "cut the levels between them, or say that one comes instead_of the other");
        }
        if (!reached)
            fault(p.item.place,
                  "piece `" + p.item.id + "` begins at level " + std::to_string(p.from) + " of `" +
                      issue_of(p) + "`, which no piece reaches: its levels are out of order",
                  "add the piece below it, or begin at level 0");
    }
}

void StepsChecker::goal() {
    if (!steps.goal) return;
    for (std::size_t issue = 0; issue < steps.goal->levels.size(); ++issue) {
        const int wanted = steps.goal->levels[issue];
        if (wanted == 0) continue;
        const bool reached = std::any_of(steps.pieces.begin(), steps.pieces.end(), [&](const StepPiece& p) {
            return p.issue == static_cast<int>(issue) && p.to == wanted;
        });
        if (!reached)
            fault(steps.place,
                  "no piece reaches the goal, level " + std::to_string(wanted) + " of `" +
                      scenario.issues[issue].id + "`",
                  "add that piece, or lower the goal");
    }
}

void StepsChecker::precedence() {
    // Kahn's order over `needs` and the levels of an issue; what is left over lies on or behind a cycle.
    const std::size_t n = steps.pieces.size();
    std::vector<std::vector<std::size_t>> before(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (const std::string& other : steps.pieces[i].needs)
            if (const int place = find(other); place >= 0)
                before[i].push_back(static_cast<std::size_t>(place));
        for (std::size_t j = 0; j < n; ++j)
            if (j != i && steps.pieces[j].issue == steps.pieces[i].issue &&
                steps.pieces[j].to <= steps.pieces[i].from && steps.pieces[j].from < steps.pieces[j].to)
                before[i].push_back(j);
    }
    std::vector<char> done(n, 0);
    bool moved = true;
    while (moved) {
        moved = false;
        for (std::size_t i = 0; i < n; ++i) {
            if (done[i]) continue;
            if (std::all_of(before[i].begin(), before[i].end(),
                            [&](std::size_t j) { return done[j] != 0; })) {
                done[i] = 1;
                moved = true;
            }
        }
    }
    std::size_t at = 0;
    while (at < n && done[at]) ++at;
    if (at == n) return;
    // Walk back along what is missing until a piece comes round again.
    std::vector<std::size_t> path;
    while (std::find(path.begin(), path.end(), at) == path.end()) {
        path.push_back(at);
        at = *std::find_if(before[at].begin(), before[at].end(), [&](std::size_t j) { return !done[j]; });
    }
    std::string cycle;
    for (auto place = std::find(path.begin(), path.end(), at); place != path.end(); ++place)
        cycle += "`" + steps.pieces[*place].item.id + "` after ";
    fault(steps.pieces[at].item.place,
          "the precedence is cyclic: " + cycle + "`" + steps.pieces[at].item.id + "`",
          "drop one of these needs");
}

void StepsChecker::sequence(const StepSequence& sequence) {
    const std::string name = "sequence `" + sequence.item.id + "`";
    if (sequence.moves.empty())
        fault(sequence.item.place, name + " has no moves", "give each move a list of pieces");
    if (static_cast<int>(sequence.moves.size()) > kMostMoves)
        fault(sequence.item.place, name + " has " + std::to_string(sequence.moves.size()) + " moves",
              "at most " + std::to_string(kMostMoves) + " are read");
    std::vector<int> level(scenario.issues.size(), 0);
    for (std::size_t k = 0; k < sequence.moves.size(); ++k) {
        const std::string move = "move " + std::to_string(k + 1) + " of " + name;
        if (sequence.moves[k].pieces.empty())
            fault(sequence.item.place, move + " delivers nothing", "name a piece");
        std::vector<int> now;
        for (const std::string& id : sequence.moves[k].pieces) {
            const int place = find(id);
            if (place < 0)
                fault(sequence.item.place, move + " names an unknown piece `" + id + "`",
                      did_you_mean(id, ids));
            else
                now.push_back(place);
        }
        // In one move the levels of an issue are delivered from below, however they are listed.
        std::stable_sort(now.begin(), now.end(), [&](int a, int b) { return piece(a).from < piece(b).from; });
        for (const int place : now) {
            const StepPiece& p = piece(place);
            int& at = level[static_cast<std::size_t>(p.issue)];
            if (p.from < at)
                fault(sequence.item.place,
                      move + " delivers level " + std::to_string(p.from + 1) + " of `" + issue_of(p) +
                          "` twice (piece `" + p.item.id + "`)",
                      "name each level once");
            else if (p.from > at)
                fault(sequence.item.place,
                      move + " delivers piece `" + p.item.id + "` out of order: `" + issue_of(p) +
                          "` stands at level " + std::to_string(at) + ", the piece begins at level " +
                          std::to_string(p.from),
                      "deliver the levels below first");
            at = std::max(at, p.to);
        }
        for (const int place : now)
            for (const std::string& other : piece(place).needs)
                if (const int need = find(other);
                    need >= 0 && level[static_cast<std::size_t>(piece(need).issue)] < piece(need).to)
                    fault(sequence.item.place,
                          move + " delivers piece `" + piece(place).item.id + "` before `" + other +
                              "`, which it needs",
                          "deliver that first, or in the same move");
    }
}

void StepsChecker::sequences() {
    if (static_cast<int>(steps.sequences.size()) > kMostSequences)
        fault(steps.place, "the ladder has " + std::to_string(steps.sequences.size()) + " sequences",
              "at most " + std::to_string(kMostSequences) + " are read");
    std::unordered_map<std::string, int> seen;
    for (const StepSequence& one : steps.sequences) {
        if (!seen.emplace(one.item.id, 0).second)
            fault(one.item.place, "two sequences are called `" + one.item.id + "`", "give each its own id");
        sequence(one);
    }
}

void StepsChecker::numbers() {
    for (const StepNumber& number : steps.numbers) {
        const StepQuantity* quantity = find_step_quantity(number.quantity);
        if (!quantity) continue;  // the reader has told
        const std::string key = step_key(number.quantity, number.party < 0 ? "" : party_id(number.party),
                                         number.piece.empty() ? number.type : number.piece);
        if (auto error = check_step_value(*quantity, number.type, number.value, key, number.item.place))
            errors.push_back(std::move(*error));
        if (!number.piece.empty()) {
            const int place = find(number.piece);
            const bool receives = number.quantity == "benefit";
            if (place < 0)
                fault(number.item.place, "`" + key + "` names an unknown piece `" + number.piece + "`",
                      did_you_mean(number.piece, ids));
            else if ((piece(place).party == number.party) == receives)
                fault(number.item.place,
                      "`" + key + "`: piece `" + number.piece + "` is delivered by `" +
                          party_id(piece(place).party) + "`",
                      receives ? "a benefit is the other side's" : "a cost or lag is the deliverer's");
        }
        if (number.party >= 0 && errors.empty()) {
            const auto two = step_sides(scenario);
            if (number.party != two[0] && number.party != two[1])
                fault(number.item.place,
                      "`" + key + "` is a number of `" + party_id(number.party) +
                          "`, which is none of the two sides",
                      "leave it out");
        }
    }
}

}  // namespace

Interval allowed_values(const StepQuantity& quantity, std::string_view type) {
    if (quantity.name == "temptation") return *parse_interval(type == "cheat" ? "(1, inf)" : "[0, 1)");
    return *parse_interval(quantity.allowed);
}

Interval widest_values(const StepQuantity& quantity, std::string_view type) {
    if (quantity.name == "temptation") return allowed_values(quantity, type);
    return *parse_interval(quantity.widest);
}

std::optional<Error> check_step_value(const StepQuantity& quantity, std::string_view type,
                                      const Interval& value, const std::string& key, const Place& place) {
    const Interval allowed = allowed_values(quantity, type);
    if (value.low && value.high && *value.low > *value.high)
        return make_error(place, "the interval of `" + key + "` is upside down: " + to_string(value),
                          "write the lower end first");
    if (value.empty())
        return make_error(place, "the interval of `" + key + "` holds no value: " + to_string(value),
                          "close its ends");
    // Lags may be unbounded ("nobody knows"), though no stated end may pass the limit.
    const bool open_lag = quantity.name == "lag" && !value.high && value.low && allowed.contains(*value.low);
    const bool open_count = quantity.whole && !value.high && value.low && allowed.contains(*value.low);
    if (!allowed.contains(value) && !open_lag && !open_count && !(value == Interval::everything()))
        return make_error(place,
                          "`" + key + "` is " + to_string(value) + ", outside of " + to_string(allowed),
                          "it is " + std::string(quantity.meaning));
    const auto fractional = [](const std::optional<Rational>& end) { return end && !end->is_integer(); };
    if (quantity.whole && (fractional(value.low) || fractional(value.high)))
        return make_error(place, "`" + key + "` is " + to_string(value) + ", which is not whole",
                          "write whole numbers");
    return std::nullopt;
}

std::array<int, 2> step_sides(const Scenario& scenario) {
    const StepsSection& steps = *scenario.steps;
    if (steps.sides.size() == 2) return {steps.sides[0], steps.sides[1]};
    std::vector<int> found;
    for (const StepPiece& p : steps.pieces)
        if (std::find(found.begin(), found.end(), p.party) == found.end()) found.push_back(p.party);
    if (found.size() == 1) found.push_back(found[0] == 0 ? 1 : 0);
    std::sort(found.begin(), found.end());
    return {found.at(0), found.at(1)};
}

Errors check_steps(const Scenario& scenario) {
    if (!scenario.steps) return {};
    StepsChecker checker(scenario);
    checker.pieces();
    checker.sides();
    if (checker.errors.empty()) {
        checker.levels();
        checker.goal();
        checker.precedence();
        checker.sequences();
        checker.numbers();
    }
    std::stable_sort(checker.errors.begin(), checker.errors.end(), [](const Error& a, const Error& b) {
        return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
    });
    return checker.errors;
}

}  // namespace detente
