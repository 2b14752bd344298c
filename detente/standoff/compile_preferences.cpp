// SPDX-License-Identifier: Apache-2.0
// From what the file says of a party's preferences to scores or known pairs.
#include <algorithm>
#include <limits>
#include <set>

#include "detente/standoff/internal/columns.h"
#include "detente/standoff/internal/compile_parts.h"

namespace detente::standoff {
namespace {

using Kind = StandoffPreference::Kind;

std::string id_list(const Conflict& conflict, const std::vector<State>& states) {
    std::string text;
    for (std::size_t k = 0; k < states.size() && k < 8; ++k)
        text += (k > 0 ? ", " : "") + conflict.label(states[k]);
    if (states.size() > 8) text += " and " + std::to_string(states.size() - 8) + " more";
    return text;
}

std::optional<Ranking> by_statements(Compilation& c, const StandoffPreference& preference) {
    std::vector<Formula> formulas;
    for (const PlacedText& text : preference.statements)
        if (std::optional<Formula> formula = c.formula(text)) formulas.push_back(std::move(*formula));
    if (formulas.size() != preference.statements.size()) return std::nullopt;
    return rank_by_statements(c.conflict, formulas);
}

// Exact sums: as 64-bit integers over a common denominator where they fit, as rationals where not.
Ranking rank_exactly(const std::vector<Rational>& keys) {
    std::vector<Rational> sorted = keys;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    Ranking ranking;
    ranking.ranks = static_cast<std::int32_t>(sorted.size());
    for (const Rational& key : keys)
        ranking.score.push_back(
            static_cast<std::int32_t>(std::lower_bound(sorted.begin(), sorted.end(), key) - sorted.begin()));
    return ranking;
}

struct Sum {
    std::vector<Rational> terms;  // of_level of one option, or {0, add}
    int option = -1;              // -1: a formula
    Bits holds;                   // where the formula holds
};

std::optional<std::vector<std::int64_t>> scaled(const std::vector<Rational>& values, const Rational& factor) {
    std::vector<std::int64_t> result;
    for (const Rational& value : values) {
        const Rational whole = value * factor;
        constexpr std::int64_t kMost = std::int64_t{1}
                                       << 54;  // 62 options and as many terms still fit into 64 bits
        if (!whole.is_integer() || !whole.is_small() || std::abs(whole.small_numerator()) > kMost)
            return std::nullopt;
        result.push_back(whole.small_numerator());
    }
    return result;
}

std::optional<Ranking> by_weights(Compilation& c, const StandoffPreference& preference) {
    std::vector<Sum> sums;
    for (const StandoffPreference::Weight& weight : preference.weights)
        sums.push_back({weight.of_level, weight.option, {}});
    for (const StandoffPreference::Term& term : preference.terms) {
        const std::optional<Formula> when = c.formula(term.when);
        if (!when) return std::nullopt;
        sums.push_back({{Rational(0), term.add}, -1, states_where(c.conflict, *when)});
    }
    const State states = c.conflict.count;
    const auto level = [&](const Sum& sum, State s) {
        return static_cast<std::size_t>(sum.option >= 0 ? c.conflict.level(s, sum.option)
                                                        : (sum.holds[s] ? 1 : 0));
    };
    // The common denominator, as long as it stays small.
    Rational factor = 1;
    for (const Sum& sum : sums)
        for (const Rational& term : sum.terms)
            while (factor.is_small() && !(term * factor).is_integer()) {
                const Rational rest = term * factor;
                factor *= Rational::from_digits(rest.denominator_digits(), "1");
            }
    std::vector<std::int64_t> keys(states, 0);
    bool fits = sums.size() <= 256;
    for (const Sum& sum : sums) {
        const std::optional<std::vector<std::int64_t>> whole =
            fits ? scaled(sum.terms, factor) : std::nullopt;
        fits = whole.has_value();
        if (!fits) break;
        for (State s = 0; s < states; ++s) keys[s] += (*whole)[level(sum, s)];
    }
    if (fits) return rank_by(keys);
    std::vector<Rational> exact(states);
    for (State s = 0; s < states; ++s)
        for (const Sum& sum : sums) exact[s] += sum.terms[level(sum, s)];
    return rank_exactly(exact);
}

// Every state once, or a sentence that names what is missing or doubled.
bool covers_all(Compilation& c, const StandoffPreference& preference, const std::vector<int>& times,
                const std::string& what) {
    std::vector<State> missing, doubled;
    for (State s = 0; s < c.conflict.count; ++s) {
        if (times[s] == 0) missing.push_back(s);
        if (times[s] > 1) doubled.push_back(s);
    }
    const std::string who = "the " + what + " `" + preference.item.id + "` ";
    if (!missing.empty())
        c.fail(preference.item.place,
               who + "misses " + (missing.size() == 1 ? "state " : "states ") + id_list(c.conflict, missing),
               "every feasible state needs its place");
    if (!doubled.empty())
        c.fail(preference.item.place,
               who + "names " + (doubled.size() == 1 ? "state " : "states ") + id_list(c.conflict, doubled) +
                   " more than once",
               "keep one place for each state");
    return missing.empty() && doubled.empty();
}

std::optional<Ranking> by_ranking(Compilation& c, const StandoffPreference& preference) {
    Ranking ranking;
    ranking.score.assign(c.conflict.count, 0);
    std::vector<int> times(c.conflict.count, 0);
    const std::size_t before = c.errors.size();
    std::vector<int> degrees;  // best first: by how much the group before is preferred
    std::int32_t place = 0;
    for (const StandoffPreference::Group& group : preference.ranking) {
        bool any = false;
        for (const PlacedText& text : group.states)
            for (const State s : c.state_list(text)) {
                ++times[s];
                ranking.score[s] = place;
                any = true;
            }
        if (!any) continue;
        degrees.push_back(group.degree);
        ++place;
    }
    if (c.errors.size() != before || !covers_all(c, preference, times, "ranking")) return std::nullopt;
    ranking.ranks = place;
    for (std::int32_t& score : ranking.score) score = place - 1 - score;
    if (std::any_of(degrees.begin(), degrees.end(), [](int d) { return d > 1; })) {
        ranking.steps.resize(static_cast<std::size_t>(place) - 1);
        for (std::size_t k = 1; k < degrees.size(); ++k)
            ranking.steps[static_cast<std::size_t>(place) - 1 - k] =
                static_cast<std::uint8_t>(std::clamp(degrees[k], 1, 255));
    }
    return ranking;
}

std::optional<Ranking> by_values(Compilation& c, const StandoffPreference& preference) {
    std::vector<Rational> keys(c.conflict.count);
    std::vector<int> times(c.conflict.count, 0);
    const std::size_t before = c.errors.size();
    for (const auto& [reference, value] : preference.values)
        for (const State s : c.state_list(reference)) {
            keys[s] = value;
            ++times[s];
        }
    if (c.errors.size() != before || !covers_all(c, preference, times, "list of values")) return std::nullopt;
    return rank_exactly(keys);
}

std::optional<Ranking> whole_order(Compilation& c, const StandoffPreference& preference) {
    switch (preference.kind) {
        case Kind::statements:
            return by_statements(c, preference);
        case Kind::weights:
            return by_weights(c, preference);
        case Kind::ranking:
            return by_ranking(c, preference);
        case Kind::values:
            return by_values(c, preference);
        case Kind::pairs:
            break;
    }
    return std::nullopt;
}

// What pairs say: known ones, and ones that are said to be unknown.
struct Pairs {
    std::vector<KnownPair> known;
    std::vector<std::pair<State, State>> unknown;
};

void read_pair(Compilation& c, const PlacedText& text, Pairs& pairs) {
    int depth = 0;
    for (std::size_t i = 0; i < text.text.size(); ++i) {
        const char mark = text.text[i];
        if (mark == '(') ++depth;
        if (mark == ')') --depth;
        if (depth > 0 || (mark != '>' && mark != '<' && mark != '=' && mark != '?' && mark != '~')) continue;
        std::size_t after = i + 1;
        if (after < text.text.size() && text.text[after] == mark && (mark == '>' || mark == '<'))
            return c.fail(text.place, "a known pair has no degree of preference",
                          "write `HF > LY`; degrees (`>>`) belong into a whole `ranking`");
        const bool weak = (mark == '>' || mark == '<') && after < text.text.size() && text.text[after] == '=';
        if (weak) ++after;
        const auto cut = [&](std::size_t begin, std::size_t end) {
            PlacedText one{text.text.substr(begin, end - begin), text.place};
            if (one.place.column > 0) one.place.column += static_cast<int>(begin);
            return c.state_list(one);
        };
        std::vector<State> first = cut(0, i), second = cut(after, text.text.size());
        if (mark == '<') std::swap(first, second);
        for (const State a : first)
            for (const State b : second) {
                if (mark == '?')
                    pairs.unknown.emplace_back(a, b);
                else
                    pairs.known.push_back(
                        {a, b, (mark == '>' || mark == '<') && !weak, mark == '=' || mark == '~'});
            }
        return;
    }
    c.fail(text.place, "a pair needs a comparison", "write `HF > LY`, `HF = LY`, `HF >= LY` or `HF ? LY`");
}

// Statements of the scenario that compare two states are known pairs too.
void add_statements(Compilation& c, int party, Pairs& pairs, std::vector<Item>& items) {
    for (const Statement& statement : c.scenario.statements) {
        if (statement.party != party || !c.account.contains(statement.item.id)) continue;
        if (statement.first.kind != Term::Kind::state || statement.second.kind != Term::Kind::state) continue;
        const std::optional<State> first = c.state({statement.first.state, statement.item.place}, {});
        const std::optional<State> second = c.state({statement.second.state, statement.item.place}, {});
        if (!first || !second) continue;
        pairs.known.push_back(
            {*first, *second, statement.relation == Relation::better, statement.relation == Relation::equal});
        items.push_back(statement.item);
    }
}

void check_against(Compilation& c, const Pairs& pairs, const Ranking& ranking, const Place& place,
                   const std::string& order) {
    for (const KnownPair& pair : pairs.known) {
        const std::int32_t a = ranking.score[pair.first], b = ranking.score[pair.second];
        const bool agrees = pair.equal ? a == b : pair.strict ? a > b : a >= b;
        if (agrees) continue;
        c.fail(place,
               "contradictory preferences: " + c.conflict.label(pair.first) +
                   (pair.equal    ? " = "
                    : pair.strict ? " > "
                                  : " >= ") +
                   c.conflict.label(pair.second) + " is stated, and `" + order + "` orders them otherwise",
               "change one of the two, or put them into different accounts");
    }
}

void compile_preference_of(Compilation& c, std::size_t maker) {
    const int party = c.conflict.decision_makers[maker].party;
    StatePreference result;
    Pairs pairs;
    const StandoffPreference* whole = nullptr;
    const StandoffPreference* partial = nullptr;
    for (const StandoffPreference& preference : c.section.preferences) {
        if (preference.party != party || !c.account.contains(preference.item.id)) continue;
        result.items.push_back(preference.item);
        if (preference.kind == Kind::pairs) {
            partial = &preference;
            for (const PlacedText& text : preference.pairs) read_pair(c, text, pairs);
            continue;
        }
        if (whole != nullptr)
            return c.fail(preference.item.place,
                          "two orders of " + c.conflict.decision_makers[maker].id +
                              " are in force under account `" + c.conflict.account + "`: `" + whole->item.id +
                              "` and `" + preference.item.id + "`",
                          "name each in the accounts that it belongs to");
        whole = &preference;
    }
    add_statements(c, party, pairs, result.items);
    if (!c.errors.empty()) return;
    const Place place = partial != nullptr ? partial->item.place
                        : whole != nullptr ? whole->item.place
                                           : c.section.place;
    if (whole != nullptr) {
        std::optional<Ranking> ranking = whole_order(c, *whole);
        if (!ranking) return;
        check_against(c, pairs, *ranking, place, whole->item.id);
        result.ranking = std::move(*ranking);
    } else if (pairs.known.empty() && pairs.unknown.empty() && partial == nullptr) {
        return c.fail(
            c.section.place,
            "nothing is said of how " + c.conflict.decision_makers[maker].id + " orders the states" +
                (c.scenario.accounts.empty() ? std::string() : " under account `" + c.conflict.account + "`"),
            "add `[[standoff.preferences]]` for that party");
    }
    if (whole == nullptr || !pairs.unknown.empty()) {
        if (c.conflict.count > kMostStatesWithUnknown)
            return c.fail(place,
                          "unknown preferences are kept pair by pair, and there are " +
                              std::to_string(c.conflict.count) + " states",
                          "with more than 2^14 states every order must be whole");
        if (whole != nullptr) {
            result.known = known_pairs(result.ranking);
        } else {
            Closure closure = close_pairs(c.conflict.count, pairs.known);
            if (!closure.cycle.empty()) {
                std::string chain;
                for (const State s : closure.cycle) chain += c.conflict.label(s) + " > ";
                return c.fail(place,
                              "contradictory preferences of " + c.conflict.decision_makers[maker].id + ": " +
                                  chain + c.conflict.label(closure.cycle.front()),
                              "remove one of these");
            }
            result.known = std::move(closure.known);
            result.ranking = indifferent(c.conflict.count);
        }
        for (const auto& [a, b] : pairs.unknown) {
            if (a == b) continue;
            result.known->above[a].reset(b);
            result.known->above[b].reset(a);
            result.known->not_above[a].reset(b);
            result.known->not_above[b].reset(a);
        }
    }
    c.conflict.preferences.push_back(std::move(result));
}

}  // namespace

void compile_preferences(Compilation& c) {
    for (std::size_t maker = 0; maker < c.conflict.decision_makers.size(); ++maker)
        compile_preference_of(c, maker);
}

}  // namespace detente::standoff
