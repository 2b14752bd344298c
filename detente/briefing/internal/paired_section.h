// SPDX-License-Identifier: Apache-2.0
// How the talks go between parties with numbers: one session of each line-up of strategies, and one of them
// offer by offer.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "detente/briefing/briefing.h"
#include "detente/briefing/internal/space_section.h"
#include "detente/case/briefing_talks.h"

namespace detente::briefing {

struct PairedNames {
    SpaceNames space;
    std::function<std::string(const std::string& id)> party;  // as people say it
};

// The names that a scenario has.
PairedNames paired_names(const Scenario& scenario);

std::vector<Sentence> write_paired_front(const cases::PairedTalks& talks, const PairedNames& names,
                                         const Say& say);
Section write_paired(const cases::PairedTalks& talks, const PairedNames& names, const Say& say);
// The session that is drawn; nothing where none is.
std::optional<Section> write_trace(const cases::PairedTalks& talks, const PairedNames& names, const Say& say);

}  // namespace detente::briefing
