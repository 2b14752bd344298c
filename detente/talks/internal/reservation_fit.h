// SPDX-License-Identifier: Apache-2.0
// What the other side's reservation value may be, from how its offers fell: the curve u0 - (u0 - r) t^e
// through them by least squares (the fitting of ANL 2024's baseline).
#pragma once

#include <optional>
#include <vector>

namespace detente::talks {

struct ReservationFit {
    double reservation = 0;  // r: what the curve comes down to at t = 1
    double start = 0;        // u0
    double e = 1;
    double error = 0;  // root of the mean squared residual
};

// times in [0, 1] and the other side's utilities of its own offers (by a model). Exponents from 1/16 to 16
// are tried on a fine grid and refined; for each, u0 and r follow in closed form. Nothing for fewer than
// three different times.
std::optional<ReservationFit> fit_reservation(const std::vector<double>& times,
                                              const std::vector<double>& utilities);

}  // namespace detente::talks
