// SPDX-License-Identifier: Apache-2.0
// The landscape of deals on numbers as a table of comma-separated values: one row for each point of the
// frontier, each named point and each measure.
#pragma once

#include <string>

#include "detente/case/landscape_report.h"

namespace detente::cli {

// Columns: `what` (frontier, point, measure), `name` (the number of the frontier's point from 1, or a name as
// in the document), `value` (of a measure of all), one for each party's utility, one for each issue's value,
// named as the files name them. A measure that has one number a party fills the parties' columns. Numbers are
// the nearest doubles, and exact where they end. No rows of the frontier where none is asked for.
std::string landscape_csv(const numbers::Landscape& landscape, numbers::FrontierDetail detail);

}  // namespace detente::cli
