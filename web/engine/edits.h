// SPDX-License-Identifier: Apache-2.0
// What a person changed in the page, applied to the scenario's text. Each change is made in the text where it
// is written, so that comments and order stay; what reads back is compared with the change made to the
// scenario itself, and where they differ (a direction inside a list, one of several parties) the scenario is
// written anew.
#pragma once

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/formats/source_text.h"
#include "detente/scenario/scenario.h"

namespace detente::page {

struct Edited {
    SourceText source;
    Scenario scenario;  // as the text reads
};

// `edits` is a list, in order:
//   { "op": "off", "id": "A1" }                       the item is gone, with what cannot stand without it
//   { "op": "standing", "id": "A1", "to": "assumed" }
//   { "op": "words", "id": "A1", "to": "no deal > { nuclear = 2 }" }
//   { "op": "direction", "id": "us.nuclear", "to": "strictly more" }
//   { "op": "add", "id": "try.1", "party": "us", "says": "...", "standing": "assumed", "because": "..." }
// Errors: of the scenario's reader; a change of what is not there; words that cannot be read, at their column
// in kTheWords.
Result<Edited> apply_edits(const SourceText& source, const Document& edits);

// As places in errors name what was typed.
extern const char* const kTheWords;

}  // namespace detente::page
