// SPDX-License-Identifier: Apache-2.0
// GeniusWeb JSON, both dialects (the Java jars' "discreteutils" and GeniusWebPython's
// "DiscreteValueSetUtilities"). All numbers are decimals. LinearAdditive: u = sum of weight * value, the
// weights summing to exactly 1, no normalisation and no clamp; a partial bid's missing issue contributes 0.
// SumOfGroups: disjoint groups that cover all issues. Partial ordering: pairs of bids, whose closure is taken
// where they are used.
#pragma once

#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/formats/internal/numeric/source_file.h"
#include "detente/scenario/profile.h"

namespace detente::numeric {

enum class GeniusWebKind { none, domain, profile };
GeniusWebKind geniusweb_kind(const Document& document);

Result<Domain> read_geniusweb_domain(const Document& document, const SourceFile& file);
// The domain inside a profile, when the profile has one.
Result<Domain> domain_of_geniusweb_profile(const Document& document, const SourceFile& file);
Result<Profile> read_geniusweb_profile(const Document& document, const SourceFile& file, const Domain& domain,
                                       std::vector<Error>& warnings);

}  // namespace detente::numeric
