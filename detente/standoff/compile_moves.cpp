// SPDX-License-Identifier: Apache-2.0
// From options, marks and explicit rules to moves; and the reading of state references, which those rules are
// made of.
#include <algorithm>
#include <charconv>

#include "detente/base/suggest.h"
#include "detente/standoff/internal/compile_parts.h"

namespace detente::standoff {
namespace {

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::optional<std::uint64_t> number(std::string_view digits) {
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc() || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
    return value;
}

PlacedText part(const PlacedText& whole, std::size_t begin, std::size_t end) {
    PlacedText result{whole.text.substr(begin, end - begin), whole.place};
    if (result.place.column > 0) result.place.column += static_cast<int>(begin);
    return result;
}

struct Reference {
    std::optional<State> state;
    std::string fault;
    std::string remedy;
};

// `by_name` finds a name; names win over numbers, so a state may be called "3".
template <class ByName>
Reference refer(const Conflict& conflict, const std::string& text, ByName by_name) {
    if (const std::optional<State> named = by_name(text)) return {named, {}, {}};
    const std::string upto = "ids go from 1 to " + std::to_string(conflict.count);
    if (text.rfind("code:", 0) == 0) {
        const std::optional<std::uint64_t> code = number(std::string_view(text).substr(5));
        if (conflict.graph_form()) return {std::nullopt, "states without options have no code", upto};
        if (!code) return {std::nullopt, "`" + text + "` is not a code", "write `code:` and a whole number"};
        const std::optional<State> listed = conflict.listed.find(*code);
        if (!listed)
            return {std::nullopt, "the combination with code " + std::to_string(*code) + " is infeasible",
                    "name one that the rules allow"};
        return {conflict.coalesced() ? conflict.class_of[*listed] : *listed, {}, {}};
    }
    if (const std::optional<std::uint64_t> id = number(text)) {
        if (*id >= 1 && *id <= conflict.count) return {static_cast<State>(*id - 1), {}, {}};
        return {std::nullopt, "there is no state " + text, upto};
    }
    return {std::nullopt, "there is no state `" + text + "`", {}};
}

}  // namespace

Result<State> find_state(const Conflict& conflict, const PlacedText& reference) {
    const std::string text = trimmed(reference.text);
    const Reference found = refer(conflict, text, [&](const std::string& name) -> std::optional<State> {
        const auto at = std::find(conflict.names.begin(), conflict.names.end(), name);
        if (at == conflict.names.end() || name.empty()) return std::nullopt;
        return static_cast<State>(at - conflict.names.begin());
    });
    if (found.state) return *found.state;
    std::vector<std::string> known;
    for (const std::string& name : conflict.names)
        if (!name.empty()) known.push_back(name);
    std::string remedy = found.remedy;
    if (remedy.empty()) remedy = did_you_mean(text, known);
    if (remedy.empty()) remedy = "write an id from 1 to " + std::to_string(conflict.count) + ", or `code:N`";
    return make_error(reference.place, found.fault, remedy);
}

std::optional<State> Compilation::state(const PlacedText& reference, const std::string& what) {
    const std::string text = trimmed(reference.text);
    const Reference found = refer(conflict, text, [&](const std::string& name) -> std::optional<State> {
        const auto at = by_name.find(name);
        return at == by_name.end() ? std::nullopt : std::optional<State>(at->second);
    });
    if (found.state) return found.state;
    if (std::find(absent_names.begin(), absent_names.end(), text) != absent_names.end()) {
        fail(reference.place, (what.empty() ? "state" : what) + " `" + text + "` is infeasible",
             "the rules in force under account `" + conflict.account + "` exclude it");
        return std::nullopt;
    }
    std::vector<std::string> known;
    for (const auto& [name, state] : by_name) known.push_back(name);
    std::sort(known.begin(), known.end());
    std::string remedy = found.remedy.empty() ? did_you_mean(text, known) : found.remedy;
    fail(reference.place, what.empty() ? found.fault : what + ": " + found.fault, std::move(remedy));
    return std::nullopt;
}

std::vector<State> Compilation::state_list(const PlacedText& references) {
    return listed(references, false);
}

std::vector<State> Compilation::combination_list(const PlacedText& references) {
    return listed(references, conflict.coalesced());
}

Bits Compilation::combinations_where(const Formula& formula) {
    if (!conflict.coalesced()) return states_where(conflict, formula);
    if (!flat) {
        flat.emplace();
        flat->options = conflict.options;
        flat->radix = conflict.radix;
        flat->listed = conflict.listed;
        flat->count = conflict.listed.count;
    }
    return states_where(*flat, formula);
}

std::vector<State> Compilation::listed(const PlacedText& references, bool combinations) {
    std::vector<State> result;
    const std::string& text = references.text;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        // A list is cut at commas outside parentheses.
        int depth = 0;
        std::size_t end = begin;
        while (end < text.size() && (depth > 0 || text[end] != ',')) {
            if (text[end] == '(') ++depth;
            if (text[end] == ')') --depth;
            ++end;
        }
        PlacedText one = part(references, begin, end);
        const std::string body = trimmed(one.text);
        if (!body.empty() && body.front() == '(' && !conflict.graph_form()) {
            if (const std::optional<Formula> when = formula(one))
                (combinations ? combinations_where(*when) : states_where(conflict, *when))
                    .each([&](std::size_t s) { result.push_back(static_cast<State>(s)); });
        } else if (const std::optional<State> found = state(one, {})) {
            if (!combinations) result.push_back(*found);
            for (State m = 0; combinations && m < conflict.listed.count; ++m)
                if (conflict.class_of[m] == *found) result.push_back(m);
        }
        begin = end + 1;
    }
    return result;
}

namespace {

using Arcs = std::vector<std::pair<State, State>>;

// "A, B -> C" or "A <-> B", outside parentheses; between combinations.
void read_arcs(Compilation& c, const PlacedText& text, Arcs& arcs) {
    int depth = 0;
    for (std::size_t i = 0; i + 1 < text.text.size(); ++i) {
        if (text.text[i] == '(') ++depth;
        if (text.text[i] == ')') --depth;
        if (depth > 0 || text.text.compare(i, 2, "->") != 0) continue;
        const bool both = i > 0 && text.text[i - 1] == '<';
        const std::vector<State> from = c.combination_list(part(text, 0, both ? i - 1 : i));
        const std::vector<State> to = c.combination_list(part(text, i + 2, text.text.size()));
        if (from.size() * to.size() > StandoffLimits::arcs)
            return c.fail(text.place, "a rule for moves gives more than 2^28 of them", "narrow it");
        for (const State a : from)
            for (const State b : to) {
                arcs.emplace_back(a, b);
                if (both) arcs.emplace_back(b, a);
            }
        return;
    }
    c.fail(text.place, "a move needs an arrow", "write `HF -> LY` or `HF <-> LY`");
}

Bits unseen_by(Compilation& c, std::size_t maker) {
    Bits unseen;
    for (const Misperception& mark : c.section.misperceptions) {
        if (!c.account.contains(mark.item.id) || c.decision_maker_of(mark.party) != static_cast<int>(maker))
            continue;
        const std::optional<Formula> when = c.formula(mark.when);
        if (!when) continue;
        const Bits where = c.combinations_where(*when);
        if (unseen.size() == 0) unseen = Bits(where.size());
        unseen |= where;
    }
    return unseen;
}

Arcs on_classes(const Conflict& conflict, const Arcs& arcs) {
    Arcs result;
    for (const auto& [from, to] : arcs) {
        const State a = conflict.class_of[from], b = conflict.class_of[to];
        if (a != b) result.emplace_back(a, b);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

void compile_moves_of(Compilation& c, std::size_t maker) {
    Conflict& conflict = c.conflict;
    Arcs allowed, forbidden;
    for (const MoveRule& rule : c.section.moves) {
        if (!c.account.contains(rule.item.id) || c.decision_maker_of(rule.party) != static_cast<int>(maker))
            continue;
        for (const PlacedText& text : rule.allow) read_arcs(c, text, allowed);
        for (const PlacedText& text : rule.forbid) read_arcs(c, text, forbidden);
    }
    const Bits unseen = unseen_by(c, maker);
    if (!c.errors.empty()) return;
    Arcs arcs;
    if (!conflict.graph_form()) {
        std::vector<Lever> levers;
        for (std::size_t o = 0; o < conflict.options.size(); ++o)
            if (conflict.option_owner[o] == static_cast<int>(maker))
                levers.push_back({static_cast<int>(o), conflict.rises[o], conflict.falls[o]});
        const bool blocks = allowed.empty() && forbidden.empty() && !conflict.coalesced();
        Result<Moves> moves = block_moves(conflict.radix, conflict.listed, levers,
                                          blocks && unseen.size() > 0 ? &unseen : nullptr);
        if (!moves) {
            for (const Error& error : moves.errors()) c.fail(c.section.place, error.message, error.remedy);
            return;
        }
        if (blocks) {
            conflict.moves.push_back(std::move(*moves));
            return;
        }
        if (moves->count() > StandoffLimits::arcs)
            return c.fail(
                c.section.place,
                "with coalesced states or explicit moves more than 2^28 moves would have to be listed",
                "use fewer states, or leave these rules out");
        arcs = list_moves(*moves, conflict.listed.count);
    }
    arcs.insert(arcs.end(), allowed.begin(), allowed.end());
    std::sort(forbidden.begin(), forbidden.end());
    arcs.erase(std::remove_if(arcs.begin(), arcs.end(),
                              [&](const auto& arc) {
                                  return std::binary_search(forbidden.begin(), forbidden.end(), arc) ||
                                         (unseen.size() > 0 && (unseen[arc.first] || unseen[arc.second]));
                              }),
               arcs.end());
    // Rules speak of combinations, which a coalesced state may have of both kinds: one may move from it
    // wherever one may from some member.
    if (conflict.coalesced()) {
        conflict.combination_moves.push_back(arc_moves(conflict.listed.count, arcs));
        arcs = on_classes(conflict, arcs);
    }
    conflict.moves.push_back(arc_moves(conflict.count, std::move(arcs)));
}

}  // namespace

void compile_moves(Compilation& c) {
    for (std::size_t maker = 0; maker < c.conflict.decision_makers.size() && c.errors.empty(); ++maker)
        compile_moves_of(c, maker);
}

}  // namespace detente::standoff
