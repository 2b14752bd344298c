// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/agreed_count.h"

#include "detente/base/index.h"
#include "detente/deals/numbers/internal/listed_space.h"

namespace detente::numbers {

namespace {

// Counts the outcomes that pass; accepts(party, utility) compares as the family does.
template <class Number, class Accepts>
std::optional<Rational> count_passing(const NumericScenario& scenario, const ListedSpace& listed,
                                      const Accepts& accepts, const SearchLimits& limits) {
    const AgreementRule& rule = scenario.rule;
    const std::size_t parties = scenario.profiles.size();
    const std::size_t needed = rule.needed > 0 ? at(rule.needed) : parties;
    std::vector<char> veto(parties, 0);
    for (const int profile : rule.veto) veto[at(profile)] = 1;
    std::int64_t passing = 0, seen = 0;
    bool complete = true;
    listed.for_each([&](std::uint64_t, std::span<const Number> utilities) {
        std::size_t yes = 0;
        bool vetoed = false;
        for (std::size_t p = 0; p < parties; ++p) {
            const bool accepted = accepts(p, utilities[p]);
            yes += accepted ? 1 : 0;
            vetoed = vetoed || (!accepted && veto[p]);
        }
        passing += !vetoed && yes >= needed ? 1 : 0;
        if (++seen % 65536 == 0 && limits.expired()) complete = false;
        return complete;
    });
    return complete ? std::optional<Rational>(Rational(passing)) : std::nullopt;
}

}  // namespace

bool own_rule(const NumericScenario& scenario) {
    return scenario.rule.needed > 0 && at(scenario.rule.needed) < scenario.profiles.size();
}

std::optional<Rational> count_agreed(const NumericScenario& scenario, const std::vector<int>& profiles,
                                     const Stakes& stakes, Definitions definitions,
                                     const SearchLimits& limits) {
    if (profiles.size() != scenario.profiles.size()) return std::nullopt;
    // The parties may be asked for in another order; a rule knows them by their own.
    std::vector<std::size_t> place(profiles.size());
    std::vector<int> in_order(profiles.size());
    for (std::size_t k = 0; k < profiles.size(); ++k) {
        place[at(profiles[k])] = k;
        in_order[k] = static_cast<int>(k);
    }
    const FrontierReading reading = reading_of(definitions);
    const Result<ListedSpace> listed = ListedSpace::of(scenario, in_order, reading, limits);
    if (!listed) return std::nullopt;
    if (reading == FrontierReading::format)
        return count_passing<double>(
            scenario, *listed,
            [&](std::size_t party, double utility) {
                const double threat = stakes.threat[place[party]].to_double();
                return !stakes.given[place[party]] ||
                       (definitions == Definitions::negmas ? utility > threat : utility >= threat);
            },
            limits);
    std::vector<std::optional<std::int64_t>> floors(in_order.size());
    for (std::size_t p = 0; p < floors.size(); ++p) {
        if (!stakes.given[place[p]]) continue;
        // The least integer whose utility is at least the threat value.
        const Rational wanted = stakes.threat[place[p]] * to_rational(listed->denominators()[p], 1);
        Rational least = floor(wanted);
        if (least != wanted) least += Rational(1);
        if (!least.is_small()) return std::nullopt;
        floors[p] = least.small_numerator();
    }
    return count_passing<std::int64_t>(
        scenario, *listed,
        [&](std::size_t party, std::int64_t utility) { return !floors[party] || utility >= *floors[party]; },
        limits);
}

}  // namespace detente::numbers
