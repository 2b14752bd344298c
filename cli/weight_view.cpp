// SPDX-License-Identifier: Apache-2.0
#include "cli/weight_view.h"

#include <algorithm>
#include <array>

#include "cli/deals_words.h"
#include "cli/table.h"
#include "detente/briefing/words.h"
#include "detente/case/deals_solver.h"

namespace detente::cli {

namespace {

using cases::Held;
using cases::VerdictWeight;
using cases::WeighedSource;

std::string line(const std::string& text, const View& view) {
    return paragraph(plain(text), view.width, "  ", "    ");
}

std::string names(const std::vector<WeighedSource>& sources, bool (*which)(const WeighedSource&)) {
    std::vector<std::string> list;
    for (const WeighedSource& source : sources)
        if (which(source)) list.push_back(source.source.name);
    return list.empty() ? std::string() : listed(list);
}

std::string standing_sentence(const VerdictWeight& weight) {
    if (!weight.standing) return {};
    switch (*weight.standing) {
        case Standing::on_record:
            return "It can be proved from what is on record alone.";
        case Standing::reported:
            return "It can be proved from what is on record or reported, and not from what is on record "
                   "alone.";
        case Standing::inferred:
            return "It needs what is only inferred.";
        case Standing::assumed:
            break;
    }
    return "It needs what is only assumed.";
}

std::string loss_sentences(const VerdictWeight& weight) {
    std::string text;
    if (!weight.critical_statements.empty()) {
        std::vector<std::string> single = weight.critical_statements;
        text +=
            " It falls without " + std::string(single.size() > 1 ? "any one of " : "") + listed(single) + ".";
    } else if (!weight.falls_by.empty()) {
        text += " No single statement carries it; it falls without " + listed(weight.falls_by.front()) +
                " together.";
    } else {
        text += " It survives the loss of any three statements.";
    }
    const auto any = [](const WeighedSource&) { return true; };
    if (const std::string sources = names(weight.critical_sources, any); !sources.empty())
        text += std::string(" If ") + (weight.critical_sources.size() > 1 ? "any one of " : "") + sources +
                " were withdrawn, it would be undetermined.";
    if (weight.survives && *weight.survives > 0 && !weight.falls_by.empty())
        text += " It survives the loss of any " +
                (*weight.survives == 1 ? std::string("one statement")
                                       : std::to_string(*weight.survives) + " statements") +
                ".";
    return text;
}

std::string weaker_sources(const VerdictWeight& weight) {
    std::string text;
    for (const Standing rung : {Standing::reported, Standing::inferred, Standing::assumed}) {
        std::vector<std::string> list;
        for (const WeighedSource& source : weight.other_sources)
            if (source.standing == rung && weight.standing && rung < *weight.standing)
                list.push_back(source.source.name);
        if (!list.empty())
            text += std::string(" Without ") + (list.size() > 1 ? "any one of " : "") + listed(list) +
                    " it would hold and stand as " + std::string(briefing::in_words(rung)) + ".";
    }
    return text;
}

std::string reversal_sentences(const VerdictWeight& weight) {
    std::string text;
    for (const auto& [statement, after] : weight.reverses) {
        text += " The opposite of " + statement;
        text += after == Held::conflict ? " would contradict the rest."
                                        : " would make it " + std::string(cases::to_string(after)) + ".";
    }
    return text;
}

}  // namespace

std::string weight_sentences(const VerdictWeight& weight, const std::string& subject, const View& view) {
    if (weight.verdict == Held::undetermined) return {};
    if (weight.needs_no_statement)
        return line(subject + ": it follows without any statement, so no source can take it away.", view);
    std::string text = subject + ": " + standing_sentence(weight);
    if (!weight.weak_links.empty())
        text += " Its weak " + std::string(weight.weak_links.size() > 1 ? "links are " : "link is ") +
                listed(weight.weak_links) + ".";
    text += loss_sentences(weight) + weaker_sources(weight);
    if (weight.independent_proofs && *weight.independent_proofs > 1)
        text += " " + std::to_string(*weight.independent_proofs) + " proofs of it share no source.";
    return line(text + reversal_sentences(weight), view);
}

std::string weights_text(const std::vector<cases::AccountWeights>& weights, const Scenario& scenario,
                         const View& view) {
    std::string text;
    for (const cases::AccountWeights& account : weights) {
        if (account.conflict || account.parties.empty() || !account.parties.front().package) continue;
        if (std::all_of(account.parties.begin(), account.parties.end(), [](const cases::PartyWeights& party) {
                return party.package->verdict == Held::undetermined;
            }))
            continue;
        text += "\n" +
                painted("What the verdicts rest on, account " + plain(account.account), Style::heading,
                        view.color) +
                "\n";
        for (const cases::PartyWeights& party : account.parties) {
            const std::string subject = scenario.parties[static_cast<std::size_t>(party.party)].id + " " +
                                        std::string(cases::to_string(party.package->verdict));
            text += weight_sentences(*party.package, subject, view);
            std::string others;
            for (const auto& [name, held] : party.other_accounts)
                others += (others.empty() ? "Under other accounts: " : ", ") + name + " " +
                          std::string(held == Held::conflict ? "contradicts itself" : cases::to_string(held));
            if (!others.empty()) text += paragraph(plain(others + "."), view.width, "    ", "    ");
        }
    }
    return text;
}

std::string rungs_text(const std::vector<cases::AccountWeights>& weights, const Scenario& scenario,
                       const View& view) {
    std::string text;
    for (const cases::AccountWeights& account : weights) {
        if (!account.all_packages) continue;
        Table table;
        table.column("account " + plain(account.account)).column("up to");
        for (const char* head : {"none needed", "on record", "reported", "inferred", "assumed"})
            table.column(head, Table::Align::right);
        for (const cases::PartyWeights& party : account.parties) {
            for (const Held verdict : {Held::always, Held::never}) {
                std::array<std::size_t, 5> counts{};
                for (const cases::WeightGroup& group : party.groups)
                    if (group.weight.verdict == verdict)
                        counts[group.weight.standing ? 4 - static_cast<std::size_t>(*group.weight.standing)
                                                     : 0] += group.packages.size();
                const std::string who = scenario.parties[static_cast<std::size_t>(party.party)].id;
                std::vector<Cell> cells{{verdict == Held::always ? plain(who) : std::string()},
                                        {std::string(cases::to_string(verdict))}};
                std::size_t sum = 0;
                for (const std::size_t count : counts) cells.push_back({std::to_string(sum += count)});
                table.row(std::move(cells));
            }
        }
        text += "\n" + table.to_string(view.width, view.color);
    }
    return text;
}

}  // namespace detente::cli
