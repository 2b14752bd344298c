// SPDX-License-Identifier: Apache-2.0
// How much of what is consistent goes either way: shares of drawn value models, under a named law. Models of
// different parties are drawn independently of each other. A verdict that is certain has the share 1 or 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/progress.h"
#include "detente/deals/advice/exchanges.h"
#include "detente/deals/advice/models.h"

namespace detente::deals {

struct Shares;

struct ShareRequest {
    std::vector<Law> laws{Law::steps, Law::issues};
    std::size_t models = 10'000;  // a party
    std::uint64_t seed = 1;
    std::uint32_t round = 0;             // another one: other draws
    bool joint = true;                   // the shares that are found model by model: efficient, Nash
    bool keep = false;                   // keep which model accepts what, for what is asked next
    std::vector<std::size_t> parties{};  // that are drawn; empty: all. The others' shares are left empty.
    // Found before with `keep`: what it holds of parties of whom as much is known as then is taken over and
    // not drawn again. The answer is the same, bit for bit; nullptr: nothing was found before.
    const Shares* held = nullptr;
    Watch watch{};  // out of time: as many models as were counted until then
};

inline constexpr std::size_t kFewestModels = 100;
inline constexpr std::size_t kMostModels = 1'000'000;
// Among more packages no efficient share is found and no model's acceptances are kept.
inline constexpr std::size_t kJointPackages = 4'096;
inline constexpr std::size_t kKeptPackages = 20'000;
// Of more packages no shares are found.
inline constexpr std::size_t kSharedPackages = 2'000'000;

struct LawShares {
    Law law = Law::steps;
    std::size_t models = 0;  // fewer than asked for where time ran out
    // One a party: as many independent models would be as exact; were they found by a walk?
    std::vector<double> effective;
    std::vector<bool> walked;
    std::vector<std::vector<double>> accepts;  // [party][package]
    std::vector<double> all;                   // of tuples of one model each: all accept
    std::vector<double> efficient;             // among exchanges; empty where not found; 0 for a gift
    std::vector<double> nash;      // it is the exchange with the largest product of gains; likewise
    std::size_t joint_tuples = 0;  // in which efficient and nash were looked for
    double zone = 0;               // at least one exchange is acceptable to all
    double zone_error = 0;         // its standard error
    // With keep: bit m % 64 of kept[party][m / 64 * packages + package] is set where model m accepts.
    std::vector<std::vector<std::uint64_t>> kept;

    // The standard error of `all` for a package.
    double error(std::size_t package) const;
};

// From what the models of shares were drawn.
struct DrawnFrom {
    std::vector<PartySystem> parties;
    std::vector<int> sizes;
    std::size_t models = 0;
    std::uint64_t seed = 0;
    std::uint32_t round = 0;
};

struct Shares {
    std::vector<Code> packages;  // exchanges and gifts in file order
    std::vector<bool> exchange;  // one a package
    std::vector<LawShares> laws;
    std::string refused;             // why there are none, or empty
    std::optional<DrawnFrom> drawn;  // with keep
};

// Precondition: as for find_exchanges. None, with the reason, in the monotone family and where no model of a
// law fits.
Shares find_shares(const CompiledAccount& account, const Exchanges& exchanges, const ShareRequest& request);

}  // namespace detente::deals
