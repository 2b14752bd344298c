// SPDX-License-Identifier: Apache-2.0
// What to propose. Certain exchanges first; then, where one text is ahead of the others, texts by the joint
// share under the less favourable law; otherwise a menu: texts chosen one after the other, each to add most
// to the share of models in which some text of the menu suits all.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/rational.h"
#include "detente/deals/advice/mirror.h"
#include "detente/deals/advice/shares.h"

namespace detente::deals {

struct ProposalRequest {
    std::optional<int> party;  // whose proposal it is; absent: a mediator's
    std::size_t texts = 5;     // at most so many ranked, or in the menu
    ShareRequest shares{};     // laws, models, seed; no laws: without shares
    // Those shares, found before with `keep` (and `joint` where several exchanges are certain): they are not
    // drawn again. Null: they are found here.
    const Shares* found = nullptr;
    std::optional<Package> to;  // an offer on the table
    // Where the offer is certain for all: told first of what is better, if it is (from a frontier, say).
    std::optional<Package> beside{};
    // Of exchanges that are certain for all, those of which this is greatest are named first. Null: by how
    // often each is the Nash point.
    std::function<Rational(const Package&)> worth{};
};
inline constexpr std::size_t kMostTexts = 20;
inline constexpr std::size_t kNamedCertain = 20;
// To an offer that suits all, so many certain exchanges are compared with it and with each other: half of them
// the nearest, half those that are named first. So many are told.
inline constexpr std::size_t kBetterCompared = 200;
inline constexpr std::size_t kBetterTold = 3;
// A menu is chosen among so many exchanges, the best by joint share.
inline constexpr std::size_t kMenuCandidates = 5'000;

struct Proposal {
    Package package;
    std::vector<Verdict> verdicts;             // one a party
    std::vector<double> joint;                 // one a law: all accept
    std::vector<std::vector<double>> accepts;  // [party][law]
    bool hangs = false;  // an undetermined verdict hangs on an issue without a direction
    bool certain() const;
};

// What to answer to an offer on the table.
struct Reply {
    enum class Why {
        share,   // no exchange so many steps away has a greater joint share, and it is clearly above fewer
                 // steps
        party,   // the fewest steps to what `party` certainly takes and no other certainly refuses
        all,     // the fewest steps to what is certain for all
        better,  // the offer is certain for all, and so is this, which is as good to all and better to some:
                 // proved; and nothing that was compared is better than it in the same way
    };
    Why why = Why::share;
    int party = 0;                // for Why::party
    std::vector<int> better_for;  // for Why::better: parties to whom it is better in every model
    Proposal proposal;
    std::vector<LevelChange> changes;  // from the offer
    int steps = 0;                     // level steps in all
};

struct Proposals {
    std::vector<Law> laws;
    std::string no_shares;             // why there are none; otherwise empty
    bool out_of_time = false;          // shares of fewer models than were asked for, and no menu
    std::uint64_t certain_in_all = 0;  // exchanges that are certain for all
    std::vector<Proposal> certain;     // up to twenty; with shares, by how often each is the Nash point
    std::uint64_t open_in_all = 0;     // live exchanges that are not certain for all
    // Ahead: the best joint share exceeds the tenth best by more than two standard errors and a tenth, or
    // there are fewer than ten. The tenth best has the share 0 where there is none.
    bool stands_out = false;
    std::vector<Proposal> ranked;  // of a mediator: where a text is ahead; of a party: always
    std::vector<Proposal> menu;
    std::vector<std::vector<double>> coverage;  // [law][k]: some of the first k + 1 texts suits all
    std::vector<double> ceiling;                // one a law: some exchange suits all
    std::vector<double> ceiling_error;          // its standard error
    // For a party: exchanges that it certainly takes, and how many of them somebody else certainly refuses.
    std::uint64_t taken = 0;
    std::uint64_t taken_but_refused = 0;
    // Two parties whose statements mirror each other: no joint share is above one quarter.
    std::optional<std::pair<int, int>> mirror;
    std::optional<Proposal> offer;  // the offer on the table as it stands
    std::vector<Reply> replies;     // fewest steps first
};

// Precondition: as for find_exchanges.
Proposals find_proposals(const CompiledAccount& account, const Exchanges& exchanges,
                         const ProposalRequest& request);

}  // namespace detente::deals
