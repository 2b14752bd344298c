// SPDX-License-Identifier: Apache-2.0
// Errors as a document, schema "detente.error/1".
#pragma once

#include "detente/base/document.h"
#include "detente/base/error.h"

namespace detente {

// { "schema": "detente.error/1", "errors": [ { file, line, column, message, remedy } ] }; what is not known
// is null.
Document error_document(const Errors& errors);

}  // namespace detente
