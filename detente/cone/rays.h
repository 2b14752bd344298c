// SPDX-License-Identifier: Apache-2.0
// All extreme rays of the closed cone of a system's models, by the double description method (T. Motzkin, H.
// Raiffa, G. Thompson and R. Thrall, 1953; adjacency by tight rows as in K. Fukuda and A. Prodon, 1996). With
// them many questions to one system are answered by signs alone.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/cone/system.h"

namespace detente::cone {

struct RayLimits {
    std::size_t rays = 2'000;         // at any moment
    std::uint64_t work = 30'000'000;  // comparisons of tight rows
    // Largest entry; less where there are so many coordinates that a sum of all entries could pass 62 bits.
    std::int64_t entry = std::int64_t{1} << 54;
};

struct Rays {
    // Each in lowest whole terms. A line (a direction both ways of which lie in the cone) appears as two
    // rays.
    std::vector<std::vector<std::int64_t>> rays;
    // positive[k]: a bit for each strict row of the system, in order, set when the row is above zero on ray
    // k.
    std::vector<std::vector<std::uint64_t>> positive;
    std::size_t strict_rows = 0;
};

// Nothing when a limit is passed or a row does not fit 64 bits in whole terms.
std::optional<Rays> extreme_rays(const System& system, const RayLimits& limits = {});

// Do these rays (by index) span a face that holds a model of every strict row too?
bool holds_a_model(const Rays& rays, const std::vector<std::size_t>& face);

}  // namespace detente::cone
