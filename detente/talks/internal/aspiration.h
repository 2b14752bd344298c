// SPDX-License-Identifier: Apache-2.0
// Aspiration curves: what share of the way from its floor to its best outcome a party still asks for at time
// t.
#pragma once

#include "detente/base/elementary.h"

namespace detente::talks {

// 1 - t^e: e above 1 holds out (boulware), below 1 gives way early (conceder). The convention of NegMAS
// (PolyAspiration). t in [0, 1], e >= 0.
inline double polynomial_aspiration(double t, double e) {
    return 1.0 - elementary::pow(t, e);
}

// 1 - F(t), F(t) = k + (1 - k) min(1, t)^(1 / e): Faratin, Sierra and Jennings 1998 as GENIUS has it. e below
// 1 holds out, above 1 gives way early; k in [0, 1] is conceded at once.
inline double faratin_aspiration(double t, double e, double k = 0) {
    if (e <= 0) return 1.0 - k;  // hard-liner: never moves
    return 1.0 - (k + (1.0 - k) * elementary::pow(t < 1 ? t : 1.0, 1.0 / e));
}

}  // namespace detente::talks
