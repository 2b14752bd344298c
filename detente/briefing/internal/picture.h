// SPDX-License-Identifier: Apache-2.0
// The verdict map of an account gathered into the cells of two issues.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detente/briefing/briefing.h"

namespace detente::briefing {

// What one package looks like to all parties together.
struct PackageState {
    enum class Kind {
        certain,   // certain to be acceptable to all
        one_away,  // certain for all but one party, which is open
        open,      // open in some other way
        refused,   // one party certainly refuses
        refused_by_several,
    };
    Kind kind = Kind::open;
    int party = -1;  // the party that refuses, or that is to be asked
};

// All packages with one level of the row issue and one of the column issue.
struct MapCell {
    std::uint64_t packages = 0;
    std::uint64_t certain = 0;
    std::uint64_t one_away = 0;
    std::uint64_t open = 0;  // one_away included
    std::uint64_t refused = 0;
    std::vector<std::uint64_t> refused_by;  // [party]; a package may count for several
    std::vector<PackageState> states;       // refusals first; while there are at most kDrawnOneByOne
};
inline constexpr std::uint64_t kDrawnOneByOne = 36;

// cells[row level][column level]; with one issue only (rows == columns) there is a single column.
// Precondition: account.map.
std::vector<std::vector<MapCell>> cells(const Briefing& briefing, const AccountView& account,
                                        const Picture& picture);

// "US 6, open 18", in the parties' short labels.
std::string in_short(const MapCell& cell, const Briefing& briefing);

}  // namespace detente::briefing
