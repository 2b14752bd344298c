// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/red_lines.h"

#include <algorithm>

#include "detente/base/words.h"
#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/party_system.h"
#include "detente/deals/statements/red_line.h"
#include "detente/deals/statements/wording.h"

namespace detente::cases {

namespace {

// The red line of a statement against no deal; null for any other statement.
const Term* red_line_of(const Statement& statement) {
    if (statement.first.kind == Term::Kind::no_deal && statement.second.kind == Term::Kind::any)
        return &statement.second;
    return nullptr;
}

const std::string& name_of(const Scenario& scenario, int party) {
    return scenario.parties[static_cast<std::size_t>(party)].id;
}

// Fewer levels agreed while it still matches, can be agreed and is a gift: what is named is as short as it
// gets.
Package shortest_gift(Package package, const Term& red_line, const std::vector<Direction>& directions,
                      const deals::Patterns& infeasible) {
    const Package nothing{std::vector<int>(package.levels.size(), 0)};
    const auto fits = [&](const Package& one) {
        return !one.nothing_agreed() && deals::matches(one, red_line.ranges) &&
               deals::feasible(one, infeasible) && deals::dominates(one, nothing, directions);
    };
    for (int& level : package.levels) {
        const int kept = level;
        level = 0;
        if (!fits(package)) level = kept;
    }
    return package;
}

bool consistent(const Scenario& scenario, const std::string& account, int party) {
    deals::DealsQuery request;
    request.accounts = {account};
    request.counts = false;
    const auto answer = deals::answer(scenario, request);
    return answer.ok() && (!answer->accounts.front().contradiction ||
                           answer->accounts.front().contradiction->party != party);
}

Scenario with_statement(const Scenario& scenario, const Statement& statement) {
    Scenario changed = scenario;
    for (Statement& one : changed.statements)
        if (one.item.id == statement.item.id) one = statement;
    return changed;
}

// The red line with one more issue, on which the party gives something in what it speaks of.
std::optional<Statement> with_something_given(const Statement& statement, const Scenario& scenario,
                                              const std::vector<Direction>& directions,
                                              const std::string& account) {
    for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
        if (!is_downward(directions[issue])) continue;
        const auto named = [&](const LevelRange& range) { return range.issue == static_cast<int>(issue); };
        const std::vector<LevelRange>& ranges = statement.second.ranges;
        if (std::any_of(ranges.begin(), ranges.end(), named)) continue;
        Statement changed = statement;
        const int top = static_cast<int>(scenario.issues[issue].levels.size()) - 1;
        changed.second.ranges.push_back({static_cast<int>(issue), 1, top});
        std::sort(changed.second.ranges.begin(), changed.second.ranges.end(),
                  [](const LevelRange& a, const LevelRange& b) { return a.issue < b.issue; });
        if (consistent(with_statement(scenario, changed), account, statement.party)) return changed;
    }
    return std::nullopt;
}

std::vector<std::string> cures_of(const Statement& statement, const Scenario& scenario,
                                  const std::vector<Direction>& directions, const std::string& account) {
    std::vector<std::string> cures;
    if (scenario.no_deal_is_nothing_agreed) {
        Scenario separate = scenario;
        separate.no_deal_is_nothing_agreed = false;
        if (consistent(separate, account, statement.party))
            cures.emplace_back(
                "`no_deal = \"separate\"` in [scenario], if no deal is not the same as nothing agreed");
    }
    if (const auto changed = with_something_given(statement, scenario, directions, account))
        cures.push_back("naming in it what must be on the table, `" + deals::in_words(scenario, *changed) +
                        "`");
    if (statement.relation == Relation::better) {
        Statement weak = statement;
        weak.relation = Relation::at_least;
        if (consistent(with_statement(scenario, weak), account, statement.party))
            cures.push_back("`" + deals::in_words(scenario, weak) +
                            "`, if it is no better but no worse either");
    }
    return cures;
}

Term package_term(const Package& package) {
    Term term;
    term.kind = Term::Kind::package;
    term.package = package;
    return term;
}

std::string culprit_sentence(const RedLineNote& note, const Scenario& scenario, int party, bool gift) {
    std::string text =
        note.statement + " speaks of " + deals::in_words(scenario, package_term(note.culprit)) +
        " too, which " +
        (gift ? "asks nothing of " + name_of(scenario, party) +
                    ": by its own directions that is at least as good as no deal"
              : "the others hold to be at least as good as no deal for " + name_of(scenario, party));
    if (!note.cures.empty()) {
        text += "; what makes it consistent: ";
        for (std::size_t i = 0; i < note.cures.size(); ++i)
            text += (i == 0 ? "" : i + 1 == note.cures.size() ? "; or " : "; ") + note.cures[i];
    }
    return text;
}

// Red lines of the contradiction, each with the package that it is used for there.
void tell_culprits(const Scenario& scenario, const deals::AccountDeals& account, const InForce& force,
                   std::vector<RedLineNote>& notes) {
    for (const deals::Reason& reason : account.contradiction->statements) {
        const auto statement = std::find_if(
            scenario.statements.begin(), scenario.statements.end(),
            [&](const Statement& one) { return one.item.id == reason.id && red_line_of(one) != nullptr; });
        if (statement == scenario.statements.end() || !reason.second_stands_for) continue;
        const deals::Patterns infeasible = deals::infeasible_patterns(scenario, force);
        const auto system =
            deals::compile(scenario, force, infeasible, deals::Directions::weak, statement->party);
        if (!system) continue;
        RedLineNote note;
        note.statement = reason.id;
        note.culprit = *reason.second_stands_for;
        const Package nothing{std::vector<int>(scenario.issues.size(), 0)};
        const bool gift = account.contradiction->statements.size() == 1 && system->no_deal_coordinate < 0 &&
                          deals::dominates(note.culprit, nothing, system->directions);
        if (gift)
            note.culprit =
                shortest_gift(note.culprit, *red_line_of(*statement), system->directions, infeasible);
        note.cures = cures_of(*statement, scenario, system->directions, account.account);
        note.sentence = culprit_sentence(note, scenario, statement->party, gift);
        if (std::none_of(notes.begin(), notes.end(),
                         [&](const RedLineNote& one) { return one.statement == note.statement; }))
            notes.push_back(std::move(note));
    }
}

void tell_without_effect(const Scenario& scenario, const InForce& force, std::vector<RedLineNote>& notes) {
    const deals::PackageSpace space = deals::make_package_space(scenario);
    const deals::Patterns infeasible = deals::infeasible_patterns(scenario, force);
    // Which packages match does not hang on directions; with all of them the same, one is looked for.
    const std::vector<Direction> any(scenario.issues.size(), Direction::more);
    for (const Statement& statement : scenario.statements) {
        const Term* red_line = red_line_of(statement);
        if (!red_line || !force.contains(statement.item.id)) continue;
        const bool same = !deals::no_deal_is_separate(scenario, force, statement.party);
        const auto bound =
            deals::stands_for(*red_line, deals::RedLineSide::worse, space, any, infeasible, same);
        if (!bound || !bound->empty()) continue;
        const auto matching =
            deals::stands_for(*red_line, deals::RedLineSide::worse, space, any, infeasible, false);
        RedLineNote note;
        note.statement = statement.item.id;
        note.no_effect = true;
        note.sentence =
            statement.item.id + " (" + deals::in_words(scenario, statement) + ") has no effect: " +
            (matching && !matching->empty() ? "only nothing agreed matches it, and that is no deal itself"
                                            : "no package that can be agreed matches it");
        notes.push_back(std::move(note));
    }
}

}  // namespace

std::vector<RedLineNote> red_line_notes(const Scenario& scenario, const deals::AccountDeals& account) {
    std::vector<RedLineNote> notes;
    const auto force = in_force(scenario, account.account);
    if (!force) return notes;
    if (account.contradiction) tell_culprits(scenario, account, *force, notes);
    tell_without_effect(scenario, *force, notes);
    return notes;
}

}  // namespace detente::cases
