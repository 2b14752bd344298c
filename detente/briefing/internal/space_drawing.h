// SPDX-License-Identifier: Apache-2.0
// The outcome space as a picture inside the page: SVG in percent of its frame, so that marks and letters keep
// their size on a narrow screen; the page's style colours it.
#pragma once

#include <string>

#include "detente/base/document.h"
#include "detente/briefing/briefing.h"

namespace detente::briefing {

// Two parties: the utility plane, with all outcomes as dots or counted in cells, the frontier as points (and
// the steps below it), no deal, and the named points. More: parallel coordinates of the listed points. One
// party has no picture: empty.
std::string space_picture(const OutcomeSpace& space);

// What the script needs to tell a point or a cell under the pointer.
Document space_data(const OutcomeSpace& space);

// The counts of the cells, row by row (a row is one cell of the second party): numbers separated by blanks, a
// run of n equal ones as "COUNTxN".
Document density_document(const numbers::Density& density);

}  // namespace detente::briefing
