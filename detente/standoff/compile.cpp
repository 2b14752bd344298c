// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "detente/base/suggest.h"
#include "detente/scenario/check.h"
#include "detente/standoff/conflict.h"
#include "detente/standoff/internal/compile_parts.h"

namespace detente::standoff {

bool Conflict::complete() const {
    return std::all_of(preferences.begin(), preferences.end(),
                       [](const StatePreference& p) { return p.complete(); });
}

std::string Conflict::label(State state) const {
    if (!names.empty() && !names[state].empty()) return names[state];
    return "s" + std::to_string(state + 1);
}

Game Conflict::game() const {
    Game game;
    game.states = count;
    game.moves = moves;
    for (const StatePreference& preference : preferences) game.rankings.push_back(preference.ranking);
    return game;
}

void Compilation::fail(const Place& place, std::string message, std::string remedy) {
    errors.push_back(make_error(place, std::move(message), std::move(remedy)));
}
void Compilation::fail(const Errors& more) {
    errors.insert(errors.end(), more.begin(), more.end());
}

std::optional<Formula> Compilation::formula(const PlacedText& text) {
    Result<Formula> parsed = parse_formula(text, conflict.options);
    if (parsed) return std::move(*parsed);
    fail(parsed.errors());
    return std::nullopt;
}

int Compilation::decision_maker_of(int party) const {
    for (std::size_t i = 0; i < conflict.decision_makers.size(); ++i)
        if (conflict.decision_makers[i].party == party) return static_cast<int>(i);
    return -1;
}

namespace {

void name_decision_makers(Compilation& c) {
    std::vector<int> parties = c.section.decision_makers;
    if (parties.empty()) {
        std::vector<bool> acts(c.scenario.parties.size(), false);
        const auto act = [&](int party) { acts[static_cast<std::size_t>(party)] = true; };
        for (const StandoffOption& option : c.section.options) act(option.owner);
        if (c.section.graph_form()) {
            for (const MoveRule& rule : c.section.moves) act(rule.party);
            for (const StandoffPreference& preference : c.section.preferences) act(preference.party);
        }
        for (std::size_t party = 0; party < acts.size(); ++party)
            if (acts[party]) parties.push_back(static_cast<int>(party));
    }
    for (const int party : parties) {
        const Party& who = c.scenario.parties[static_cast<std::size_t>(party)];
        c.conflict.decision_makers.push_back({who.id, who.name.empty() ? who.id : who.name, party});
    }
    if (c.conflict.decision_makers.empty())
        c.fail(c.section.place, "the standoff has no decision makers",
               "give options an `owner`, or list `decision_makers`");
}

void take_options(Compilation& c) {
    Conflict& conflict = c.conflict;
    conflict.options = c.section.options;
    std::vector<int> degrees;
    for (const StandoffOption& option : conflict.options) {
        degrees.push_back(option.degrees());
        conflict.option_owner.push_back(c.decision_maker_of(option.owner));
        if (conflict.option_owner.back() < 0)
            c.fail(option.place, "the owner of option `" + option.id + "` is not among the decision makers",
                   "add it to `decision_makers`");
    }
    conflict.rises.assign(degrees.size(), true);
    conflict.falls.assign(degrees.size(), true);
    for (const OptionIrreversibility& mark : c.section.irreversibilities) {
        if (!c.account.contains(mark.item.id)) continue;
        const auto option = static_cast<std::size_t>(mark.option);
        (mark.direction == OptionIrreversibility::Direction::up ? conflict.falls : conflict.rises)[option] =
            false;
    }
    Result<Radix> radix = make_radix(degrees);
    if (radix)
        conflict.radix = std::move(*radix);
    else
        for (const Error& error : radix.errors()) c.fail(c.section.place, error.message, error.remedy);
}

// A rule as patterns of combinations that cannot be; what has no short form stays a formula that must hold.
void add_rule(Compilation& c, const FeasibilityRule& rule, std::vector<Conjunction>& forbidden,
              std::vector<Formula>& required) {
    using Kind = FeasibilityRule::Kind;
    const auto taken = [&](int option) {
        return Formula::Step{Formula::Op::literal, option, 1,
                             c.conflict.radix.degree(static_cast<std::size_t>(option)) - 1};
    };
    if (rule.kind == Kind::exclusive) {
        for (std::size_t a = 0; a < rule.options.size(); ++a)
            for (std::size_t b = a + 1; b < rule.options.size(); ++b) {
                const auto [low, high] = std::minmax(rule.options[a], rule.options[b]);
                if (low != high) forbidden.push_back({{taken(low), taken(high)}});
            }
        return;
    }
    if (rule.kind == Kind::at_least_one) {
        std::vector<int> options = rule.options;
        std::sort(options.begin(), options.end());
        options.erase(std::unique(options.begin(), options.end()), options.end());
        Conjunction none;
        for (const int option : options) none.literals.push_back({Formula::Op::literal, option, 0, 0});
        forbidden.push_back(std::move(none));
        return;
    }
    std::optional<Formula> formula = c.formula(rule.formula);
    if (!formula) return;
    Formula excluded = *formula;
    if (rule.kind == Kind::required) excluded.steps.push_back({Formula::Op::negate, 0, 0, 0});
    constexpr std::size_t kShort = 64;
    if (Result<std::vector<Conjunction>> cases = conjunctions(excluded, c.conflict.options, kShort)) {
        forbidden.insert(forbidden.end(), cases->begin(), cases->end());
        return;
    }
    if (rule.kind == Kind::infeasible) formula->steps.push_back({Formula::Op::negate, 0, 0, 0});
    required.push_back(std::move(*formula));
}

void list_option_states(Compilation& c) {
    std::vector<Conjunction> forbidden;
    std::vector<Formula> required;
    for (const FeasibilityRule& rule : c.section.feasibility)
        if (c.account.contains(rule.item.id)) add_rule(c, rule, forbidden, required);
    if (!c.errors.empty()) return;
    Result<States> states = list_states(c.conflict.radix, forbidden, required);
    if (!states) {
        for (const Error& error : states.errors()) c.fail(c.section.place, error.message, error.remedy);
        return;
    }
    c.conflict.listed = std::move(*states);
    c.conflict.count = c.conflict.listed.count;
}

// Groups the combinations in which a coalescing formula holds; groups that share a combination become one.
void coalesce(Compilation& c) {
    Conflict& conflict = c.conflict;
    std::vector<Bits> groups;
    std::vector<const Coalescing*> rules;
    for (const Coalescing& rule : c.section.coalescings) {
        if (!c.account.contains(rule.item.id)) continue;
        if (const std::optional<Formula> when = c.formula(rule.when)) {
            groups.push_back(states_where(conflict, *when));
            rules.push_back(&rule);
        }
    }
    if (rules.empty() || !c.errors.empty()) return;
    const State listed = conflict.listed.count;
    std::vector<State> root(listed);
    for (State s = 0; s < listed; ++s) root[s] = s;
    const auto find = [&](State s) {
        while (root[s] != s) s = root[s] = root[root[s]];
        return s;
    };
    for (const Bits& group : groups) {
        std::optional<State> last;
        group.each([&](std::size_t member) {
            const State own = find(static_cast<State>(member));
            if (last) root[find(*last)] = own;  // the largest member represents
            last = own;
        });
    }
    // A root is the largest of its group only if links always point upwards; settle that before numbering.
    std::vector<State> largest(listed, 0);
    for (State s = 0; s < listed; ++s) largest[find(s)] = std::max(largest[find(s)], s);
    std::vector<State> number(listed, 0);
    State next = 0;
    for (State s = 0; s < listed; ++s) {
        if (largest[find(s)] != s) continue;
        number[s] = next++;
        conflict.codes.push_back(conflict.listed.code(s));
    }
    conflict.class_of.resize(listed);
    for (State s = 0; s < listed; ++s) conflict.class_of[s] = number[largest[find(s)]];
    conflict.count = next;
    for (std::size_t k = 0; k < rules.size(); ++k) {
        if (rules[k]->name.empty()) continue;
        bool named = false;
        groups[k].each([&](std::size_t member) {
            if (!named) c.name(conflict.class_of[member], rules[k]->name, rules[k]->item.place);
            named = true;
        });
    }
}

void name_states(Compilation& c) {
    for (const NamedState& named : c.section.names) {
        std::uint64_t code = 0;
        for (const auto& [option, level] : named.options)
            code +=
                static_cast<std::uint64_t>(level) * c.conflict.radix.place(static_cast<std::size_t>(option));
        const std::optional<State> listed = c.conflict.listed.find(code);
        // A name for a combination that this account rules out is no fault: another account may have it.
        if (!listed) {
            c.absent_names.push_back(named.name);
            continue;
        }
        c.name(c.conflict.coalesced() ? c.conflict.class_of[*listed] : *listed, named.name, named.place);
    }
}

void take_graph_states(Compilation& c) {
    Conflict& conflict = c.conflict;
    if (!c.section.options.empty())
        c.fail(c.section.place, "the standoff has both `options` and a list of `states`", "keep one of them");
    conflict.count = conflict.listed.count = static_cast<State>(c.section.graph_states.size());
    for (State s = 0; s < conflict.count; ++s) c.name(s, c.section.graph_states[s], c.section.place);
}

void take_the_rest(Compilation& c) {
    Conflict& conflict = c.conflict;
    if (c.section.status_quo) {
        if (const std::optional<State> state = c.state(*c.section.status_quo, "the status quo"))
            conflict.status_quo = *state;
    }
    for (const Walk& walk : c.section.walks) {
        if (!c.account.contains(walk.item.id)) continue;
        const std::optional<State> state = c.state(walk.leads_to, "the state that a walk leads to");
        if (state)
            conflict.walks.push_back(
                {walk.party ? c.decision_maker_of(*walk.party) : -1, walk.tone, *state, walk.item});
    }
    for (const StandoffNoDeal& no_deal : c.section.no_deal) {
        if (!c.account.contains(no_deal.item.id)) continue;
        const std::optional<State> state = c.state(no_deal.state, "the state that serves as no deal");
        if (state) conflict.no_deal.emplace_back(c.decision_maker_of(no_deal.party), *state);
    }
    const std::size_t n = conflict.decision_makers.size();
    if (!c.section.attitudes.empty()) {
        conflict.attitudes.assign(n, std::vector<int>(n, 0));
        for (std::size_t i = 0; i < n; ++i) conflict.attitudes[i][i] = 1;  // selfish unless said otherwise
        for (const Attitude& attitude : c.section.attitudes) {
            const int of = c.decision_maker_of(attitude.of), toward = c.decision_maker_of(attitude.toward);
            if (of >= 0 && toward >= 0)
                conflict.attitudes[static_cast<std::size_t>(of)][static_cast<std::size_t>(toward)] =
                    attitude.sign;
        }
    }
    for (const std::vector<int>& coalition : c.section.coalitions) {
        std::vector<int> members;
        for (const int party : coalition)
            if (const int member = c.decision_maker_of(party); member >= 0) members.push_back(member);
        if (members.size() > 1) conflict.coalitions.push_back(std::move(members));
    }
}

}  // namespace

void Compilation::name(State state, const std::string& name, const Place& place) {
    if (conflict.names.empty()) conflict.names.resize(conflict.count);
    const auto [found, fresh] = by_name.try_emplace(name, state);
    if (!fresh && found->second != state) {
        fail(place, "two states are called `" + name + "`", "give each its own name");
        return;
    }
    std::string& slot = conflict.names[state];
    if (!slot.empty() && slot != name) {
        // A coalesced state keeps its first name; the others still find it.
        if (conflict.coalesced()) return;
        fail(place, "the names `" + slot + "` and `" + name + "` are given to one state", "keep one of them");
        return;
    }
    slot = name;
}

Result<Conflict> compile(const Scenario& scenario, std::string_view account) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    if (!scenario.standoff)
        return make_error({scenario.file, 0, 0}, "this scenario has no standoff",
                          "add a section `[standoff]` with options, or open a .gmcr file");
    Result<InForce> in_force_now = in_force(scenario, account);
    if (!in_force_now) return in_force_now.errors();
    Compilation c{scenario, *scenario.standoff, *in_force_now, {}, {}, {}, {}};
    c.conflict.account = in_force_now->account;
    name_decision_makers(c);
    if (c.section.graph_form()) {
        take_graph_states(c);
    } else {
        if (c.section.options.empty())
            c.fail(c.section.place, "the standoff has no options and no states",
                   "add `[standoff.options.NAME]` with an owner");
        take_options(c);
        if (c.errors.empty()) list_option_states(c);
        if (c.errors.empty()) coalesce(c);
        if (c.errors.empty()) name_states(c);
    }
    if (c.errors.empty()) compile_moves(c);
    if (c.errors.empty()) compile_preferences(c);
    if (c.errors.empty()) take_the_rest(c);
    if (!c.errors.empty()) return std::move(c.errors);
    return std::move(c.conflict);
}

}  // namespace detente::standoff
