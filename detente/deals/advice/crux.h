// SPDX-License-Identifier: Apache-2.0
// What an account is about, as counted facts on its exchanges: what each party certainly takes and refuses at
// the edge, how the parties' certainties meet, where they lie apart, and what the packages that nobody
// certainly refuses have in common.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detente/deals/advice/exchanges.h"

namespace detente::deals {

// A bound on one issue's level.
struct LevelBound {
    int issue = 0;
    bool at_least = true;  // otherwise at most
    int level = 0;
    friend bool operator==(const LevelBound&, const LevelBound&) = default;
};

// On every live exchange: where the one or two bounds hold, so does the other. `breaks`: how many excluded
// exchanges break it; at least one does.
struct CruxRule {
    std::vector<LevelBound> when;
    LevelBound then;
    std::uint64_t breaks = 0;
};

// least: certain yeses of which none dominates another certain yes that is not as good to the party by
// directions. most: certain refusals that no other dominates. Merged over issues that are the same to the
// party, each the first in file order; at most `kCruxEdges` of each.
struct CruxParty {
    std::vector<Package> least;
    std::vector<Package> most;
    std::uint64_t certain = 0;  // exchanges that it certainly takes
    std::uint64_t refused = 0;  // and certainly refuses
    bool cut = false;           // there were more edges
};
inline constexpr std::size_t kCruxEdges = 64;

// Of what `takes` certainly takes: what `other` makes of it.
struct CruxPair {
    int takes = 0;
    int other = 0;
    std::uint64_t refuses = 0;
    std::uint64_t accepts = 0;
    std::uint64_t open = 0;
};

// An issue on which two parties lie apart.
struct CruxFight {
    // apart: the levels of what the one certainly takes and those of what the other does have none in common.
    // refused: `second` certainly takes nothing; what it certainly refuses keeps to some levels of the issue,
    // and all that `first` certainly takes lies there.
    enum class Why { apart, refused };
    int issue = 0;
    int first = 0;
    int second = 0;
    Why why = Why::apart;
    int first_low = 0;  // levels of what `first` certainly takes
    int first_high = 0;
    int second_low = 0;  // levels of what `second` certainly takes, or certainly refuses
    int second_high = 0;
};

struct Crux {
    std::uint64_t live = 0;     // exchanges that nobody certainly refuses
    std::uint64_t certain = 0;  // of these, certain for all
    std::uint64_t excluded = 0;
    std::uint64_t between = 0;  // exchanges on which nobody is certain
    // The issues on which some excluded exchange lies outside the levels of the live ones.
    struct Levels {
        int issue = 0;
        int least = 0;
        int greatest = 0;
    };
    std::vector<Levels> levels;
    std::vector<CruxRule>
        rules;  // shortest first, then those that most excluded exchanges break; at most twelve
    std::vector<CruxParty> parties;
    std::vector<CruxPair> pairs;  // by `takes`, then `other`
    std::vector<CruxFight> fight;
};

// Precondition: as for find_exchanges.
Crux find_crux(const CompiledAccount& account, const Exchanges& exchanges);

}  // namespace detente::deals
