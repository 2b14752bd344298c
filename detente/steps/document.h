// SPDX-License-Identifier: Apache-2.0
// An answer as a document: the JSON of `detente steps`, schema "detente.steps/1" (keys: docs/steps.md).
#pragma once

#include "detente/base/document.h"
#include "detente/steps/steps.h"

namespace detente::steps {

// With accounts named, `accounts` is an object from account to its answer; otherwise the default account's
// answer stands at the top. A number is "p/q" when it is known, else [low, high], null where there is no end.
Document to_document(const StepsAnswer& answer, const Scenario& scenario);

}  // namespace detente::steps
