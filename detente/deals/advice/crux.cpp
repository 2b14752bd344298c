// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/crux.h"

#include <algorithm>

#include "detente/deals/advice/crux_rules.h"
#include "detente/deals/advice/internal/edges.h"

namespace detente::deals {

namespace {

struct Range {
    int low = INT32_MAX;
    int high = -1;
    void add(int level) {
        low = std::min(low, level);
        high = std::max(high, level);
    }
    bool within(const Range& other) const { return other.low <= low && high <= other.high; }
};
using Ranges = std::vector<Range>;  // one an issue

// What each party makes of the exchanges: certain yeses and refusals, in file order, and where they lie.
struct Certain {
    std::vector<Code> takes;
    std::vector<Code> refuses;
    Ranges taken;
    Ranges refused;
};

void add_levels(Ranges& ranges, const Package& package) {
    for (std::size_t issue = 0; issue < ranges.size(); ++issue) ranges[issue].add(package.levels[issue]);
}

void add_fights(std::vector<CruxFight>& fights, const PackageSpace& space,
                const std::vector<Certain>& certain) {
    for (std::size_t issue = 0; issue < space.sizes.size(); ++issue) {
        const Range whole{0, space.sizes[issue] - 1};
        for (std::size_t a = 0; a < certain.size(); ++a)
            for (std::size_t b = 0; b < certain.size(); ++b) {
                if (a == b || certain[a].takes.empty()) continue;
                const Range& first = certain[a].taken[issue];
                CruxFight fight{static_cast<int>(issue),
                                static_cast<int>(a),
                                static_cast<int>(b),
                                CruxFight::Why::apart,
                                first.low,
                                first.high,
                                0,
                                0};
                if (!certain[b].takes.empty()) {
                    const Range& second = certain[b].taken[issue];
                    if (b < a || (first.low <= second.high && second.low <= first.high)) continue;
                    fight.second_low = second.low;
                    fight.second_high = second.high;
                } else {
                    const Range& second = certain[b].refused[issue];
                    if (certain[b].refuses.empty() || whole.within(second) || !first.within(second)) continue;
                    fight.why = CruxFight::Why::refused;
                    fight.second_low = second.low;
                    fight.second_high = second.high;
                }
                fights.push_back(fight);
            }
    }
}

}  // namespace

Crux find_crux(const CompiledAccount& account, const Exchanges& exchanges) {
    const PackageSpace& space = account.space();
    const std::size_t issues = space.sizes.size();
    const std::size_t parties = account.parties();
    Crux crux;
    std::vector<Certain> certain(parties);
    for (Certain& one : certain) {
        one.taken.resize(issues);
        one.refused.resize(issues);
    }
    std::vector<const std::vector<Verdict>*> maps;
    for (std::size_t p = 0; p < parties; ++p) maps.push_back(&account.map(static_cast<int>(p)));
    LevelTable live;
    LevelTable excluded;
    Ranges live_ranges(issues);
    Ranges all_ranges(issues);
    for (const Code code : exchanges.list) {
        const Package package = decode(space, code);
        std::size_t takes = 0;
        std::size_t refuses = 0;
        for (std::size_t p = 0; p < parties; ++p) {
            const Verdict verdict = (*maps[p])[code];
            if (verdict == Verdict::always) {
                ++takes;
                certain[p].takes.push_back(code);
                add_levels(certain[p].taken, package);
            } else if (verdict == Verdict::never) {
                ++refuses;
                certain[p].refuses.push_back(code);
                add_levels(certain[p].refused, package);
            }
        }
        add_levels(all_ranges, package);
        if (refuses > 0) {
            excluded.add(package);
            ++crux.excluded;
            continue;
        }
        live.add(package);
        add_levels(live_ranges, package);
        ++crux.live;
        crux.certain += takes == parties;
        crux.between += takes == 0;
    }
    if (crux.live > 0)
        for (std::size_t issue = 0; issue < issues; ++issue)
            if (!all_ranges[issue].within(live_ranges[issue]))
                crux.levels.push_back(
                    {static_cast<int>(issue), live_ranges[issue].low, live_ranges[issue].high});
    crux.rules = find_rules(space, live, excluded);
    for (std::size_t p = 0; p < parties; ++p) {
        CruxParty party;
        party.certain = certain[p].takes.size();
        party.refused = certain[p].refuses.size();
        for (const bool lowest : {true, false}) {
            std::vector<Code> edge =
                edges(space, exchanges.directions[p], lowest ? certain[p].takes : certain[p].refuses, lowest);
            party.cut = party.cut || edge.size() > kCruxEdges;
            if (edge.size() > kCruxEdges) edge.resize(kCruxEdges);
            for (const Code code : edge) (lowest ? party.least : party.most).push_back(decode(space, code));
        }
        crux.parties.push_back(std::move(party));
        for (std::size_t other = 0; other < parties; ++other) {
            if (other == p) continue;
            CruxPair pair{static_cast<int>(p), static_cast<int>(other), 0, 0, 0};
            for (const Code code : certain[p].takes) {
                const Verdict verdict = (*maps[other])[code];
                ++(verdict == Verdict::never    ? pair.refuses
                   : verdict == Verdict::always ? pair.accepts
                                                : pair.open);
            }
            crux.pairs.push_back(pair);
        }
    }
    add_fights(crux.fight, space, certain);
    return crux;
}

}  // namespace detente::deals
