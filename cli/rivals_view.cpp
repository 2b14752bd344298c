// SPDX-License-Identifier: Apache-2.0
#include "cli/rivals_view.h"

#include "cli/deals_words.h"
#include "cli/weight_view.h"
#include "detente/scenario/words.h"

namespace detente::cli {

namespace {

constexpr std::size_t kShownExamples = 2;

std::string said(const std::string& text, const View& view, const char* first = "  ",
                 const char* rest = "    ") {
    return paragraph(plain(text), view.width, first, rest);
}

std::string conflict_sentence(const cases::PartyConflict& conflict, const Scenario& scenario) {
    const std::string party = party_name(scenario, conflict.party);
    if (conflict.frame_alone)
        return "what is given of " + party + " contradicts itself without any statement.";
    std::vector<std::string> members;
    for (const auto& [id, standing] : conflict.smallest)
        members.push_back(id + " (" + std::string(in_words(standing)) + ")");
    return list_of(members) + " cannot hold together for " + party + ". Above the conflict " +
           (conflict.above.empty() ? std::string("nothing is left") : "stand " + list_of(conflict.above)) +
           ".";
}

}  // namespace

std::string rivals_text(const cases::Rivals& rivals, const Scenario& scenario, const View& view) {
    std::string text = "\n" + painted("The accounts side by side", Style::heading, view.color) + "\n";
    for (std::size_t i = 0; i < rivals.accounts.size(); ++i)
        text += said(rivals.accounts[i] + " alone says: " +
                         (rivals.alone[i].empty() ? "nothing" : list_of(rivals.alone[i])) + ".",
                     view);
    for (const cases::Clash& clash : rivals.clashes)
        for (const cases::PartyConflict& conflict : clash.conflicts)
            text += said((clash.accounts.size() > 1 ? list_of(clash.accounts) + " contradict each other: "
                                                    : clash.accounts.front() + " contradicts itself: ") +
                             conflict_sentence(conflict, scenario),
                         view);
    if (rivals.clashes.empty()) text += said("No two of them contradict each other.", view);
    if (!rivals.compared) return text + said("The packages are too many to compare verdicts.", view);
    for (std::size_t party = 0; party < rivals.same.size(); ++party) {
        const std::string who = party_name(scenario, static_cast<int>(party));
        text += said(
            who + ": the same verdict in all on " + counted(rivals.same[party], "package", "packages") + ".",
            view);
        for (const cases::Difference& difference : rivals.differences) {
            if (difference.party != static_cast<int>(party)) continue;
            std::string verdicts, packages;
            for (std::size_t i = 0; i < rivals.accounts.size(); ++i)
                verdicts += (i == 0 ? "" : ", ") + rivals.accounts[i] + " " +
                            std::string(to_string(difference.verdicts[i]));
            for (std::size_t i = 0; i < difference.packages.size() && i < kShownExamples; ++i)
                packages += (i == 0 ? ", as " : "; ") + spelled_out(difference.packages[i], scenario);
            text +=
                said(counted(difference.packages.size(), "package", "packages") + ": " + verdicts + packages,
                     view, "    * ", "      ");
        }
    }
    if (!rivals.above) return text;
    text += said("Everything they say together, above the conflict (by name, never by default):", view);
    for (const cases::PartyConflict& conflict : rivals.above->conflicts)
        text += said(conflict_sentence(conflict, scenario), view, "    * ", "      ");
    for (std::size_t party = 0; party < rivals.above->verdicts.size(); ++party) {
        const deals::Counts& counts = rivals.above->verdicts[party];
        text += said(party_name(scenario, static_cast<int>(party)) + ": always " +
                         std::to_string(counts.always) + ", never " + std::to_string(counts.never) +
                         ", undetermined " + std::to_string(counts.undetermined) + ".",
                     view, "    * ", "      ");
    }
    return text;
}

}  // namespace detente::cli
