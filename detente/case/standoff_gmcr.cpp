// SPDX-License-Identifier: Apache-2.0
#include "detente/case/standoff_gmcr.h"

#include <algorithm>

#include "detente/formats/gmcr.h"

namespace detente::cases {

namespace {

using standoff::Conflict;
using standoff::State;

GmcrFile::Condition condition(const Conjunction& conjunction) {
    GmcrFile::Condition result;
    for (const Formula::Step& literal : conjunction.literals)
        result.push_back({literal.option, literal.low == 1});
    return result;
}

// The formula as conditions any of which makes it true; nothing when it has no short form of that kind.
std::optional<GmcrFile::Compound> compound(const PlacedText& text, const Conflict& conflict) {
    const Result<Formula> formula = parse_formula(text, conflict.options);
    if (!formula) return std::nullopt;
    const Result<std::vector<Conjunction>> cases = conjunctions(*formula, conflict.options, 4096);
    if (!cases) return std::nullopt;
    GmcrFile::Compound result;
    for (const Conjunction& one : *cases) result.push_back(condition(one));
    return result;
}

std::optional<Error> cannot_hold(const Scenario& scenario, const Conflict& conflict, const InForce& account) {
    const std::string what = conflict.graph_form()  ? "a standoff in graph form"
                             : conflict.coalesced() ? "coalesced states"
                             : !conflict.complete() ? "unknown preferences"
                                                    : "";
    if (!what.empty())
        return make_error({scenario.file, 0, 0}, "a .gmcr file cannot hold " + what,
                          "leave it out, or use --json");
    for (const StandoffOption& option : conflict.options)
        if (!option.levels.empty())
            return make_error(option.place,
                              "a .gmcr file cannot hold option `" + option.id + "`, which has levels",
                              "split it into yes/no options");
    for (const MoveRule& rule : scenario.standoff->moves)
        if (account.contains(rule.item.id))
            return make_error(rule.item.place,
                              "a .gmcr file cannot hold explicit moves (`" + rule.item.id + "`)",
                              "use irreversible options instead");
    return std::nullopt;
}

std::vector<std::vector<int>> ranking_of(const standoff::Ranking& ranking) {
    std::vector<std::vector<int>> groups(static_cast<std::size_t>(ranking.ranks));
    for (State s = 0; s < ranking.score.size(); ++s)
        groups[static_cast<std::size_t>(ranking.ranks - 1 - ranking.score[s])].push_back(static_cast<int>(s) +
                                                                                         1);
    return groups;
}

}  // namespace

Result<std::string> gmcr_of(const Scenario& scenario, const Conflict& conflict) {
    const Result<InForce> account = in_force(scenario, conflict.account);
    if (!account) return account.errors();
    if (const std::optional<Error> error = cannot_hold(scenario, conflict, *account)) return *error;
    const StandoffSection& section = *scenario.standoff;
    GmcrFile file;
    for (std::size_t o = 0; o < conflict.options.size(); ++o)
        file.options.push_back(
            {conflict.options[o].name, conflict.rises[o] ? (conflict.falls[o] ? "both" : "fwd") : "back"});
    for (std::size_t o = 0; o < conflict.options.size(); ++o)
        if (!conflict.rises[o] && !conflict.falls[o])
            return make_error(conflict.options[o].place,
                              "option `" + conflict.options[o].id +
                                  "` can change in neither direction, which a .gmcr file cannot hold",
                              "leave the option out");
    for (std::size_t i = 0; i < conflict.decision_makers.size(); ++i) {
        GmcrFile::DecisionMaker maker;
        maker.name = conflict.decision_makers[i].name;
        for (std::size_t o = 0; o < conflict.options.size(); ++o)
            if (conflict.option_owner[o] == static_cast<int>(i)) maker.options.push_back(static_cast<int>(o));
        const standoff::Ranking& ranking = conflict.preferences[i].ranking;
        maker.ranking = ranking_of(ranking);
        for (const std::int32_t score : ranking.score) maker.payoffs.push_back(score + 1);
        bool written = false;
        for (const StandoffPreference& preference : section.preferences) {
            if (preference.party != conflict.decision_makers[i].party ||
                !account->contains(preference.item.id) ||
                preference.kind != StandoffPreference::Kind::statements)
                continue;
            written = true;
            for (const PlacedText& text : preference.statements) {
                std::optional<GmcrFile::Compound> statement = compound(text, conflict);
                written = written && statement && !statement->empty();
                if (written) maker.preferences.push_back(std::move(*statement));
            }
        }
        if (!written) {
            file.manual = true;
            maker.preferences.clear();
        }
        for (const Misperception& mark : section.misperceptions) {
            if (mark.party != conflict.decision_makers[i].party || !account->contains(mark.item.id)) continue;
            const std::optional<GmcrFile::Compound> unseen = compound(mark.when, conflict);
            if (unseen)
                maker.misperceptions.insert(maker.misperceptions.end(), unseen->begin(), unseen->end());
        }
        file.decision_makers.push_back(std::move(maker));
    }
    for (const FeasibilityRule& rule : section.feasibility) {
        if (!account->contains(rule.item.id)) continue;
        using Kind = FeasibilityRule::Kind;
        if (rule.kind == Kind::exclusive) {
            for (std::size_t a = 0; a < rule.options.size(); ++a)
                for (std::size_t b = a + 1; b < rule.options.size(); ++b)
                    file.infeasibles.push_back({{rule.options[a], true}, {rule.options[b], true}});
        } else if (rule.kind == Kind::at_least_one) {
            GmcrFile::Condition none;
            for (const int option : rule.options) none.push_back({option, false});
            file.infeasibles.push_back(std::move(none));
        } else {
            PlacedText text = rule.formula;
            if (rule.kind == Kind::required) text.text = "!(" + text.text + ")";
            const std::optional<GmcrFile::Compound> cases = compound(text, conflict);
            if (!cases)
                return make_error(
                    rule.item.place,
                    "rule `" + rule.item.id + "` takes more than 4096 conditions in a .gmcr file",
                    "split it");
            file.infeasibles.insert(file.infeasibles.end(), cases->begin(), cases->end());
        }
    }
    // Decision makers who are in no coalition stand alone.
    std::vector<bool> listed(conflict.decision_makers.size(), false);
    for (const std::vector<int>& coalition : conflict.coalitions) {
        file.coalitions.push_back(coalition);
        for (const int member : coalition) listed[static_cast<std::size_t>(member)] = true;
    }
    for (std::size_t i = 0; i < listed.size(); ++i)
        if (!listed[i]) file.coalitions.push_back({static_cast<int>(i)});
    // Rankings are written for everybody or for nobody: the flag is one for the whole file.
    if (!file.manual)
        for (GmcrFile::DecisionMaker& maker : file.decision_makers) maker.ranking.clear();
    return write_gmcr(file);
}

}  // namespace detente::cases
