// SPDX-License-Identifier: Apache-2.0
// AC_combi (Baarslag, Hindriks and Jonker 2013): AC_next, and near the end also what is as good as the other
// side's offers of late. The four rules differ in their yardstick alone.
#pragma once

#include <memory>
#include <string>

#include "detente/talks/catalog.h"

namespace detente::talks {

// What an offer near the end is held against: the best or the mean of what was received, in as long a time as
// is left or ever.
enum class Yardstick { best_of_window, mean_of_window, best_of_all, mean_of_all };

std::unique_ptr<Acceptance> combined_acceptance(double from, Yardstick yardstick);

// `of_what`: the yardstick in words.
CatalogEntry combined_entry(std::string name, const std::string& of_what,
                            std::unique_ptr<Acceptance> (*make)(const Parameters&));

}  // namespace detente::talks
