// SPDX-License-Identifier: Apache-2.0
// NegoLog JSON: {"reservationValue", "issueWeights", "issues"}; u = sum of weight * value, no normalisation,
// no clamp; the issues stand in the order of the file.
#pragma once

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/formats/internal/numeric/source_file.h"
#include "detente/scenario/profile.h"

namespace detente::numeric {

bool is_negolog_profile(const Document& document);
Result<Domain> domain_of_negolog_profile(const Document& document, const SourceFile& file);
Result<Profile> read_negolog_profile(const Document& document, const SourceFile& file, const Domain& domain);

}  // namespace detente::numeric
