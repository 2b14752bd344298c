// SPDX-License-Identifier: Apache-2.0
// GENIUS XML: domains (<negotiation_template>) and profiles (<utility_space>), with the meaning that GENIUS
// 10 gives them.
//   u(bid) = min(1, sum over issues in tree order of w * e(v)), a sequential sum of doubles;
//   discrete: e = eval / (largest eval), 0 when that is below 1e-5; integer and real: the evaluator's line,
//   cut to [0, 1].
// Hyper-rectangles: min(1, f / maxutility). Weights are not normalised.
#pragma once

#include <vector>

#include "detente/base/result.h"
#include "detente/formats/internal/numeric/source_file.h"
#include "detente/formats/numeric/xml_tree.h"
#include "detente/scenario/profile.h"

namespace detente::numeric {

enum class GeniusKind { none, domain, profile };
// What the root element says it is.
GeniusKind genius_kind(const XmlNode& root);

Result<Domain> read_genius_domain(const XmlNode& root, const SourceFile& file);

// The profile over a domain whose issues it names; labelled warnings are added to `warnings`.
// Errors: another domain, an issue without weight, values without a number, what is not supported (by name).
Result<Profile> read_genius_profile(const XmlNode& root, const SourceFile& file, const Domain& domain,
                                    std::vector<Error>& warnings);

// Whether a profile has an issue for each of the domain's, by name, and no other; told without reading it. False
// also where that cannot be told so.
bool names_issues_of(const XmlNode& root, const Domain& domain);

// The domain that a profile itself spells out.
Result<Domain> domain_of_genius_profile(const XmlNode& root, const SourceFile& file);

}  // namespace detente::numeric
