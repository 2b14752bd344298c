// SPDX-License-Identifier: Apache-2.0
// Behaviour-dependent tactics (Faratin, Sierra and Jennings 1998) in utilities: the answer to what the other
// side's moves gained me. What they offered me at step n is y_n, what I asked last is x. The three differ in
// how they imitate.
#pragma once

#include <memory>
#include <string>

#include "detente/talks/catalog.h"

namespace detente::talks {

enum class Imitation { relative, random_absolute, averaged };

// `lag` offers are looked back, at least 1; `most`: of random_absolute, how much more or less it gives.
std::unique_ptr<Bidding> behaviour_dependent(Imitation kind, int lag, double most);

// Its entry of the catalog, with the parameter `lag`, but for its maker.
CatalogEntry behaviour_entry(std::string name, std::string idea, std::string formula);

}  // namespace detente::talks
