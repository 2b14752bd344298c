// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/picture.h"

#include <algorithm>

#include "detente/scenario/product_space.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

PackageState state_of(const VerdictMap& map, std::size_t code) {
    PackageState state;
    int refusing = 0;
    int open = 0;
    int asked = -1;
    for (std::size_t party = 0; party < map.verdicts.size(); ++party) {
        const char letter = map.verdicts[party][code];
        if (letter == 'n' && refusing++ == 0) state.party = static_cast<int>(party);
        if (letter == 'u' && open++ == 0) asked = static_cast<int>(party);
    }
    using Kind = PackageState::Kind;
    if (refusing > 1) return {Kind::refused_by_several, state.party};
    if (refusing == 1) return {Kind::refused, state.party};
    if (open == 0) return {Kind::certain, -1};
    if (open == 1 && map.verdicts.size() > 1) return {Kind::one_away, asked};
    return {Kind::open, -1};
}

void add(MapCell& cell, const VerdictMap& map, std::size_t code) {
    const PackageState state = state_of(map, code);
    ++cell.packages;
    switch (state.kind) {
        case PackageState::Kind::certain:
            ++cell.certain;
            break;
        case PackageState::Kind::one_away:
            ++cell.one_away;
            [[fallthrough]];
        case PackageState::Kind::open:
            ++cell.open;
            break;
        case PackageState::Kind::refused:
        case PackageState::Kind::refused_by_several:
            ++cell.refused;
            break;
    }
    for (std::size_t party = 0; party < map.verdicts.size(); ++party)
        cell.refused_by[party] += map.verdicts[party][code] == 'n' ? 1 : 0;
    if (cell.packages <= kDrawnOneByOne)
        cell.states.push_back(state);
    else
        cell.states.clear();
}

}  // namespace

std::vector<std::vector<MapCell>> cells(const Briefing& briefing, const AccountView& account,
                                        const Picture& picture) {
    const auto levels = [&](int issue) {
        return briefing.issues[static_cast<std::size_t>(issue)].levels.size();
    };
    const bool one_issue = picture.rows == picture.columns;
    MapCell empty;
    empty.refused_by.assign(briefing.parties.size(), 0);
    std::vector<std::vector<MapCell>> result(
        levels(picture.rows), std::vector<MapCell>(one_issue ? 1 : levels(picture.columns), empty));
    const VerdictMap& map = *account.map;
    std::vector<int> sizes;
    for (const auto& issue : briefing.issues) sizes.push_back(static_cast<int>(issue.levels.size()));
    const std::optional<ProductSpace> space = ProductSpace::of_sizes(std::move(sizes));
    const std::size_t codes = map.verdicts.empty() ? 0 : map.verdicts[0].size();
    for (std::size_t code = 0; code < codes; ++code) {
        if (map.verdicts[0][code] == '-') continue;
        const auto row = static_cast<std::size_t>(space->level(code, picture.rows));
        const auto column = static_cast<std::size_t>(one_issue ? 0 : space->level(code, picture.columns));
        add(result[row][column], map, code);
    }
    // Like stands by like: refusals first, what is open without more last.
    const auto order = [](const PackageState& state) {
        switch (state.kind) {
            case PackageState::Kind::refused_by_several:
                return -1;
            case PackageState::Kind::refused:
                return state.party;
            case PackageState::Kind::certain:
                return 100;
            case PackageState::Kind::one_away:
                return 101;
            case PackageState::Kind::open:
                break;
        }
        return 102;
    };
    for (auto& row : result)
        for (MapCell& cell : row)
            std::stable_sort(
                cell.states.begin(), cell.states.end(),
                [&](const PackageState& a, const PackageState& b) { return order(a) < order(b); });
    return result;
}

std::string in_short(const MapCell& cell, const Briefing& briefing) {
    if (cell.packages == 0) return "–";
    std::string text;
    const auto part = [&](const std::string& label, std::uint64_t count) {
        if (count > 0) text += (text.empty() ? "" : ", ") + label + " " + grouped(count);
    };
    part("certain", cell.certain);
    for (std::size_t party = 0; party < cell.refused_by.size(); ++party)
        part(briefing.parties[party].tag + " refuses", cell.refused_by[party]);
    part("open", cell.open);
    return text;
}

}  // namespace detente::briefing
