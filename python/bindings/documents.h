// SPDX-License-Identifier: Apache-2.0
// A document as Python's own dicts and lists: the same as the reader of its text makes of it.
#pragma once

#include <nanobind/nanobind.h>

#include "detente/base/document.h"

namespace detente::python {

nanobind::object as_python(const Document& document);

}  // namespace detente::python
