// SPDX-License-Identifier: Apache-2.0
// The door of the room: what is stable, where it leads, what tips it, under each account asked for.
#pragma once

#include "detente/base/document.h"
#include "detente/standoff/answer.h"

namespace detente::standoff {

// Errors: anything that compile() refuses; a concept or state that does not exist; a concept that this
// conflict does not allow (foresight without strict rankings, simultaneous moves in graph form); a size
// beyond what one of the questions can be answered for.
Result<Answer> answer(const Scenario& scenario, const Request& request);

// The JSON of `detente standoff --json`; docs/standoff.md describes its keys.
Document to_document(const Answer& answer, const Scenario& scenario);

// The same for many states: lists of ids stand beside the document, and text marks their places: kListMark
// and the index of the list; kStatesMark for the states of an account. A door writes them one by one instead
// of holding millions of nodes.
struct LargeDocument {
    Document document;
    std::vector<Bits> lists;
};
inline constexpr const char* kListMark = "\x01list:";
inline constexpr const char* kStatesMark = "\x01states";
LargeDocument to_large_document(const Answer& answer, const Scenario& scenario);

}  // namespace detente::standoff
