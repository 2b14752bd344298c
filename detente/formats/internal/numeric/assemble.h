// SPDX-License-Identifier: Apache-2.0
// A domain and profiles, put together from what their files hold.
#pragma once

#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/formats/contents.h"
#include "detente/scenario/profile.h"

namespace detente::numeric {

// The scenario of these files, the unknown ones left out. `named`: somebody named each file, so that a
// profile of another domain or format is an error and not left out with a note.
Result<NumericScenario> assemble(std::vector<Contents> contents, const std::string& name, bool named);

// The names that may not be (detente/base/names.h), one error each, twenty at most.
Errors faults_of_names(const NumericScenario& scenario);

// The domain that a domain file holds or a profile spells out.
Result<Domain> domain_from(const Contents& contents);

// False for a profile that names other issues; true where its own reader will have to say what is wrong.
bool is_of_domain(const Contents& contents, const Domain& domain);

}  // namespace detente::numeric
