// SPDX-License-Identifier: Apache-2.0
// The question that would settle most, and what is one answer away from a deal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/deals/statements/judge.h"

namespace detente::deals {

// One party's open packages, in code order, and the questions about them.
struct OpenPackages {
    std::vector<Package> packages;
    std::unique_ptr<Questions> questions;  // null when refused
    std::string refused;                   // why no question is looked for; otherwise empty
};
OpenPackages open_packages(const Judge& judge, const PackageSpace& space,
                           const std::vector<Verdict>& verdicts, const std::vector<bool>& counted);

// The question with the largest smaller count, then the largest sum of counts, then the fewest level steps,
// then the first in code order (mixed radix, the first issue the least significant). With a package: only
// among the questions of which one answer at least decides it. None where no question is left, or where the
// search was given up: then `open.refused` says why, but for a search that was stopped.
std::optional<OpenQuestion> best_question(OpenPackages& open, int party, const Package* package,
                                          const Watch& watch = {});

// Packages that count, certain for all parties but one and undetermined for that one, without those that
// another of them dominates in the asked party's directions. By party, then in code order.
std::vector<OneAnswerAway> one_answer_away(const Judges& judges, const PackageSpace& space,
                                           const std::vector<std::vector<Verdict>>& maps,
                                           const std::vector<bool>& counted);

}  // namespace detente::deals
