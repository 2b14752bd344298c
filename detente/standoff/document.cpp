// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/concepts.h"
#include "detente/standoff/standoff.h"

namespace detente::standoff {
namespace {

Document ids(const Bits& states, Lists lists) {
    if (lists == Lists::streamed)
        return Document(Document::Streamed{[states](const std::function<void(const Document&)>& put) {
            states.each([&](std::size_t s) { put(Document(s + 1)); });
        }});
    Document list = Document::array();
    states.each([&](std::size_t s) { list.push(Document(s + 1)); });
    return list;
}
Document id(State state) {
    return Document(std::size_t{state} + 1);
}

const std::string& maker_id(const Conflict& conflict, int maker) {
    return conflict.decision_makers[static_cast<std::size_t>(maker)].id;
}

Document state_of(const Conflict& conflict, State s) {
    Document state = Document::object();
    state.set("id", id(s));
    Document options = Document::object();
    if (!conflict.graph_form()) {
        state.set("code", Document(std::to_string(conflict.code(s))));
        for (std::size_t o = 0; o < conflict.options.size(); ++o) {
            const int level = conflict.level(s, static_cast<int>(o));
            options.set(conflict.options[o].id,
                        conflict.options[o].levels.empty() ? Document(level == 1) : Document(level));
        }
    } else {
        state.set("code", Document());
    }
    state.set("options", std::move(options));
    state.set("name",
              conflict.names.empty() || conflict.names[s].empty() ? Document() : Document(conflict.names[s]));
    return state;
}

Document states(const Conflict& conflict, Lists lists) {
    if (lists == Lists::streamed)
        return Document(Document::Streamed{[&conflict](const std::function<void(const Document&)>& put) {
                                               for (State s = 0; s < conflict.count; ++s)
                                                   put(state_of(conflict, s));
                                           },
                                           true});
    Document list = Document::array();
    for (State s = 0; s < conflict.count; ++s) list.push(state_of(conflict, s));
    return list;
}

Document by_maker(const std::vector<std::string>& players, const ConceptAnswer& one, Lists lists) {
    Document table = Document::object();
    for (std::size_t i = 0; i < one.stable.size(); ++i) table.set(players[i], ids(one.stable[i], lists));
    return table;
}
Document stability(const std::vector<std::string>& players, const std::vector<ConceptAnswer>& concepts,
                   Lists lists) {
    Document table = Document::object();
    for (const ConceptAnswer& one : concepts) table.set(one.key, by_maker(players, one, lists));
    return table;
}
Document equilibria(const std::vector<ConceptAnswer>& concepts, Lists lists) {
    Document table = Document::object();
    for (const ConceptAnswer& one : concepts) table.set(one.key, ids(one.equilibria, lists));
    return table;
}
Document both(const std::vector<std::string>& players, const std::vector<ConceptAnswer>& concepts,
              Lists lists) {
    Document pair = Document::object();
    pair.set("stability", stability(players, concepts, lists));
    pair.set("equilibria", equilibria(concepts, lists));
    return pair;
}

Document worse(const Conflict& conflict, const std::vector<ConceptAnswer>& concepts, Lists lists) {
    Document table = Document::object();
    for (const ConceptAnswer& one : concepts) {
        Document row = Document::object();
        for (std::size_t i = 0; i < conflict.decision_makers.size(); ++i)
            row.set(conflict.decision_makers[i].id,
                    ids(worse_than_status_quo(conflict, i, one.equilibria), lists));
        table.set(one.key, std::move(row));
    }
    return table;
}

Document steps(const Conflict& conflict, const std::vector<Step>& list) {
    Document path = Document::array();
    for (const Step& step : list) {
        Document one = Document::object();
        one.set("by", Document(maker_id(conflict, step.maker)));
        one.set("from", id(step.from));
        one.set("to", id(step.to));
        one.set("move", Document(step.move));
        path.push(std::move(one));
    }
    return path;
}

Document evolution(const Conflict& conflict, const Evolution& found) {
    Document result = Document::object();
    Document distance = Document::array();
    found.reached.each([&](std::size_t s) {
        Document one = Document::object();
        one.set("state", Document(s + 1));
        one.set("moves", Document(found.distance[s]));
        distance.push(std::move(one));
    });
    result.set("distance", std::move(distance));
    result.set("shortest", found.steps_listed ? steps(conflict, found.steps) : Document());
    return result;
}

Document witnesses(const Conflict& conflict, const std::vector<Witness>& list) {
    Document result = Document::array();
    for (const Witness& witness : list) {
        Document one = Document::object();
        one.set("state", id(witness.state));
        one.set("concept", Document(witness.concept_key));
        one.set("decision_maker", Document(maker_id(conflict, witness.maker)));
        one.set("stable", Document(witness.stable));
        Document lines = Document::array();
        for (const Witness::Line& line : witness.lines) {
            Document entry = Document::object();
            entry.set("improvement", id(line.improvement));
            entry.set("sanctioned", Document(line.sanctioned));
            entry.set("path", steps(conflict, line.path));
            entry.set("escape", line.escape ? id(*line.escape) : Document());
            lines.push(std::move(entry));
        }
        one.set("lines", std::move(lines));
        one.set("words", Document(witness.words));
        result.push(std::move(one));
    }
    return result;
}

Document tips(const Conflict& conflict, const std::vector<Tip>& list) {
    Document result = Document::array();
    for (const Tip& tip : list) {
        Document one = Document::object();
        one.set("state", id(tip.state));
        one.set("concept", Document(tip.concept_key));
        one.set("decision_maker", Document(maker_id(conflict, tip.maker)));
        one.set("is_equilibrium", Document(tip.is_equilibrium));
        one.set("distance", tip.distance ? Document(*tip.distance) : Document());
        one.set("exact", Document(tip.exact));
        one.set("more_than", Document(tip.searched));
        Document pairs = Document::array();
        for (const Tip::Pair& pair : tip.pairs) {
            static constexpr const char* kSigns[] = {"<", "=", ">"};
            Document entry = Document::object();
            entry.set("first", id(pair.first));
            entry.set("second", id(pair.second));
            entry.set("before", Document(kSigns[pair.before + 1]));
            entry.set("after", Document(kSigns[pair.after + 1]));
            pairs.push(std::move(entry));
        }
        one.set("pairs", std::move(pairs));
        one.set("words", Document(tip.words));
        result.push(std::move(one));
    }
    return result;
}

Document inverse(const Conflict& conflict, const std::vector<Inverse>& list) {
    Document result = Document::array();
    for (const Inverse& inverse : list) {
        Document one = Document::object();
        one.set("state", id(inverse.state));
        one.set("concept", Document(inverse.concept_key));
        Document makers = Document::array();
        for (const int maker : inverse.makers) makers.push(Document(maker_id(conflict, maker)));
        one.set("decision_makers", std::move(makers));
        one.set("exact", Document(inverse.exact));
        one.set("holds", Document(inverse.holds));
        one.set("of", Document(inverse.of));
        one.set("share", Document(inverse.share));
        one.set("samples", Document(static_cast<std::int64_t>(inverse.samples)));
        result.push(std::move(one));
    }
    return result;
}

Document robustness(const Conflict& conflict, const Robustness& found) {
    Document result = Document::object();
    result.set("law", Document(found.law));
    result.set("exact_law", Document(found.exact_law));
    result.set("samples", Document(static_cast<std::int64_t>(found.samples)));
    result.set("seed", Document(static_cast<std::int64_t>(found.seed)));
    const auto shares = [&](const std::vector<std::uint64_t>& counts) {
        Document list = Document::object();
        for (std::size_t s = 0; s < counts.size(); ++s)
            if (counts[s] > 0)
                list.set(std::to_string(s + 1),
                         Document(static_cast<double>(counts[s]) / static_cast<double>(found.samples)));
        return list;
    };
    Document stable = Document::object(), equilibrium = Document::object();
    for (const Robustness::Row& row : found.rows) {
        Document makers = Document::object();
        for (std::size_t i = 0; i < row.stable.size(); ++i)
            makers.set(conflict.decision_makers[i].id, shares(row.stable[i]));
        stable.set(row.concept_key, std::move(makers));
        equilibrium.set(row.concept_key, shares(row.equilibrium));
    }
    result.set("share_stable", std::move(stable));
    result.set("share_equilibrium", std::move(equilibrium));
    return result;
}

void fill(Document& result, const AccountStandoff& answer, Lists lists) {
    const Conflict& conflict = answer.conflict;
    std::vector<std::string> players;
    for (const DecisionMaker& maker : conflict.decision_makers) players.push_back(maker.id);
    result.set("decision_makers", Document::array_of(players));
    result.set("sanctions", Document(to_string(answer.rule)));
    result.set("states", states(conflict, lists));
    result.set("status_quo", conflict.status_quo ? id(*conflict.status_quo) : Document());
    result.set("stability", stability(players, answer.concepts, lists));
    result.set("equilibria", equilibria(answer.concepts, lists));
    result.set("worse_than_status_quo", worse(conflict, answer.concepts, lists));
    if (answer.simultaneous != Simultaneous::off)
        result.set("simultaneous", Document(to_string(answer.simultaneous)));
    if (!answer.strong.empty()) {
        result.set("strong", both(players, answer.strong, lists));
        result.set("weak", both(players, answer.weak, lists));
    }
    if (!answer.unknown.empty()) {
        Document kinds = Document::object();
        for (const auto& [kind, concepts] : answer.unknown) kinds.set(kind, both(players, concepts, lists));
        result.set("unknown", std::move(kinds));
    }
    if (!answer.coalitional.empty()) result.set("coalitional", equilibria(answer.coalitional, lists));
    if (answer.merged) {
        Document merged = both(answer.merged->players, answer.merged->concepts, lists);
        merged.set("decision_makers", Document::array_of(answer.merged->players));
        result.set("merged", std::move(merged));
    }
    if (answer.from) {
        result.set("from", id(*answer.from));
        Document reachable = Document::object();
        reachable.set("moves", ids(answer.moves->reached, lists));
        reachable.set("improvements", ids(answer.improvements->reached, lists));
        if (answer.together) reachable.set("together", ids(*answer.together, lists));
        result.set("reachable", std::move(reachable));
    } else {
        result.set("from", Document());
        result.set("reachable", Document());
    }
    if (!conflict.walks.empty()) {
        Document walks = Document::array();
        for (const Conflict::WalkTo& walk : conflict.walks) {
            Document one = Document::object();
            one.set("party",
                    walk.decision_maker < 0 ? Document() : Document(maker_id(conflict, walk.decision_maker)));
            one.set("tone", walk.tone.empty() ? Document() : Document(walk.tone));
            one.set("leads_to", id(walk.state));
            walks.push(std::move(one));
        }
        result.set("walks", std::move(walks));
    }
}

}  // namespace

namespace {

Document document_of(const StandoffAnswer& answer, const Scenario& scenario, Lists lists) {
    Document result = Document::object();
    result.set("schema", Document("detente.standoff/1"));
    result.set("scenario", Document(scenario.id));
    Document accounts = Document::object();
    for (const AccountStandoff& one : answer.accounts) {
        Document body = Document::object();
        fill(body, one, lists);
        if (answer.evolution && one.from) {
            Document paths = Document::object();
            paths.set("moves", evolution(one.conflict, *one.moves));
            paths.set("improvements", evolution(one.conflict, *one.improvements));
            body.set("evolution", std::move(paths));
        }
        if (!one.witnesses.empty()) body.set("witnesses", witnesses(one.conflict, one.witnesses));
        if (!one.tips.empty()) body.set("tips", tips(one.conflict, one.tips));
        if (!one.inverse.empty()) body.set("inverse", inverse(one.conflict, one.inverse));
        if (one.robustness) body.set("robustness", robustness(one.conflict, *one.robustness));
        body.set("notes", Document::array_of(one.notes));
        if (answer.accounts_named) {
            accounts.set(one.conflict.account, std::move(body));
            continue;
        }
        result.set("account", Document(one.conflict.account));
        for (const Document::Member& member : *body.members()) result.set(member.key, member.value);
    }
    if (answer.accounts_named) result.set("accounts", std::move(accounts));
    return result;
}

}  // namespace

Document to_document(const StandoffAnswer& answer, const Scenario& scenario, Lists lists) {
    return document_of(answer, scenario, lists);
}

}  // namespace detente::standoff
