// SPDX-License-Identifier: Apache-2.0
// Where a command writes, and what can be shown there.
#pragma once

#include <ostream>

namespace detente::cli {

struct Streams {
    std::ostream& out;  // results
    std::ostream& err;  // progress and diagnostics
    bool out_color = false;
    bool err_color = false;
    bool err_terminal = false;  // progress is shown only on a terminal
    int width = 80;             // columns of the text on `out`
};

}  // namespace detente::cli
