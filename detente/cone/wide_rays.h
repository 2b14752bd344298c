// SPDX-License-Identifier: Apache-2.0
// The extreme rays of rays.h in fractions of any size: for the few rays of systems whose numbers pass 64 bits.
#pragma once

#include "detente/cone/rays.h"

namespace detente::cone {

struct WideRays {
    std::vector<Vector> vectors;  // a line appears as two
    Rays strict;                  // without its rays: which strict rows are above zero on each vector
};

// Fractions are slow: fewer than RayLimits, at any moment, so that giving up takes little.
inline constexpr std::size_t kWideRays = 400;
inline constexpr std::uint64_t kWideWork = 3'000'000;

// Nothing when a limit is passed.
std::optional<WideRays> wide_rays(const System& system, std::size_t most = kWideRays);

}  // namespace detente::cone
