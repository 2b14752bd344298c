// SPDX-License-Identifier: Apache-2.0
// What became of the attempt to read a source's saved copy. Whoever may read files hands it to the rooms.
#pragma once

#include <functional>
#include <string>

#include "detente/base/error.h"
#include "detente/scenario/page.h"
#include "detente/scenario/scenario.h"

namespace detente {

struct SourcePage {
    enum class State {
        read,
        no_file,      // the source names none
        not_at_hand,  // it names one that is not there
        unreadable,   // it is there and is no page: `errors` says why
    };
    State state = State::no_file;
    std::string path;  // as it was looked for
    Page page;
    Errors errors;
};

using PageOfSource = std::function<SourcePage(const Source&)>;

}  // namespace detente
