// SPDX-License-Identifier: Apache-2.0
// Time-dependent biddings: what they ask for falls from the best outcome to the floor as time runs, whatever
// the other side does.
#pragma once

#include <memory>
#include <string>

#include "detente/talks/catalog.h"

namespace detente::talks {

// Which curve share(t) takes from 1 to 0.
enum class Curve {
    polynomial,  // 1 - t^e
    faratin,     // 1 - (k + (1 - k) t^(1/e))
    exponential  // 1 - exp((1 - t)^e ln k): Faratin, Sierra and Jennings 1998, k in (0, 1)
};

struct TimeDependentShape {
    Curve curve = Curve::faratin;
    double e = 1;
    double k = 0;          // conceded at once (faratin), or the curve's start (exponential)
    double most = 1;       // the share asked for at first
    double tolerance = 0;  // asked for, less this
};

// asks(t) = floor + share(t) (greatest - floor) - tolerance, within [floor, greatest]; it offers what the
// choice takes between that and the best outcome.
std::unique_ptr<Bidding> time_dependent(const TimeDependentShape& shape);

// Entries of the catalog that differ in their names and standard parameters alone: with the curve of NegMAS, 1 -
// t^e of the way from the floor to the best outcome, and with that of Faratin as GENIUS has it, 1 - t^(1/e).
CatalogEntry time_dependent_negmas(std::string name, std::string idea, double e, double tolerance);
CatalogEntry time_dependent_strict(std::string name, std::string idea, double e);

double share_asked(const TimeDependentShape& shape, double time);

}  // namespace detente::talks
