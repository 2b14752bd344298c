// SPDX-License-Identifier: Apache-2.0
// The door of the room: what is stable, where it leads, what tips it, under each account asked for.
#pragma once

#include "detente/base/document.h"
#include "detente/standoff/answer.h"

namespace detente::standoff {

// Errors: anything that compile() refuses; a concept or state that does not exist; a concept that this
// conflict does not allow (foresight without strict rankings, simultaneous moves in graph form); a size
// beyond what one of the questions can be answered for.
Result<StandoffAnswer> answer(const Scenario& scenario, const StandoffQuery& request);

// Lists of states in a document: held in it, or streamed, made while they are written, for millions of
// states.
enum class Lists : std::uint8_t { held, streamed };

// The JSON of `detente standoff --json`; docs/standoff.md describes its keys. A document with streamed lists
// reads the answer while it is written, so the answer has to be kept until then.
Document to_document(const StandoffAnswer& answer, const Scenario& scenario, Lists lists = Lists::held);

}  // namespace detente::standoff
