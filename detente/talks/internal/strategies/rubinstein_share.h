// SPDX-License-Identifier: Apache-2.0
// Rubinstein 1982: the first mover's share of a pie of 1 that waiting shrinks.
#pragma once

#include "detente/talks/catalog.h"

namespace detente::talks {

// (1 - other) / (1 - own other), factors in [0, 1]; 1/2 where both are 1, for nothing is determined then.
inline double rubinstein_share(double own, double other) {
    return own * other < 1 ? (1 - other) / (1 - own * other) : 0.5;
}

inline const ParameterKind kOwnFactor{"own", "one's own discount factor a round", 0.9, 0, 1};
inline const ParameterKind kOtherFactor{"other", "the other side's", 0.9, 0, 1};

}  // namespace detente::talks
