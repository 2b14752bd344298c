// SPDX-License-Identifier: Apache-2.0
// Reports of one thing that share somebody: they are one witness, however many pages print them.
#pragma once

#include <string>
#include <vector>

#include "detente/case/reports.h"

namespace detente::cases {

struct SharedSource {
    std::string item;
    std::string name;  // of the person or outlet
    SourceKind kind = SourceKind::outlet;
    std::vector<std::string> sources;  // ids, in the order of the reports

    std::string sentence() const;
};

// Items of which two reports or more depend on one person or one outlet, in file order; of each item the
// first such name.
std::vector<SharedSource> shared_sources(const Scenario& scenario);

}  // namespace detente::cases
