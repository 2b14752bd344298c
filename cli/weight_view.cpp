// SPDX-License-Identifier: Apache-2.0
#include "cli/weight_view.h"

#include <algorithm>
#include <array>

#include "cli/deals_words.h"
#include "cli/table.h"
#include "detente/case/weight_words.h"
#include "detente/scenario/words.h"

namespace detente::cli {

namespace {

std::string line(const std::string& text, const View& view) {
    return paragraph(plain(text), view.width, "  ", "    ");
}

}  // namespace

std::string weights_text(const std::vector<cases::AccountWeights>& weights, const Scenario& scenario,
                         const View& view) {
    std::string text;
    for (const cases::AccountWeights& account : weights) {
        if (account.conflict || account.parties.empty() || !account.parties.front().package) continue;
        if (std::all_of(account.parties.begin(), account.parties.end(), [](const cases::PartyWeights& party) {
                return party.package->verdict == Verdict::undetermined;
            }))
            continue;
        text += "\n" +
                painted("What the verdicts rest on, account " + plain(account.account), Style::heading,
                        view.color) +
                "\n";
        for (const cases::PartyWeights& party : account.parties) {
            const std::string subject =
                party_name(scenario, party.party) + " " + std::string(to_string(party.package->verdict));
            if (const std::string words = cases::weight_words(*party.package, subject); !words.empty())
                text += line(words, view);
            std::string others;
            for (const auto& [name, held] : party.other_accounts)
                others += (others.empty() ? "Under other accounts: " : ", ") + name + " " +
                          std::string(cases::verdict_word(held));
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
        TextTable table;
        table.column("account " + plain(account.account)).column("up to");
        for (const char* head : {"none needed", "on record", "reported", "inferred", "assumed"})
            table.column(head, TextTable::Align::right);
        for (const cases::PartyWeights& party : account.parties) {
            for (const Verdict verdict : {Verdict::always, Verdict::never}) {
                std::array<std::size_t, 5> counts{};
                for (const cases::WeightGroup& group : party.groups)
                    if (group.weight.verdict == verdict)
                        counts[group.weight.standing ? 4 - static_cast<std::size_t>(*group.weight.standing)
                                                     : 0] += group.packages.size();
                const std::string who = party_name(scenario, party.party);
                std::vector<Cell> cells{{verdict == Verdict::always ? plain(who) : std::string()},
                                        {std::string(to_string(verdict))}};
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
