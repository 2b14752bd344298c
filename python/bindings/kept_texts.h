// SPDX-License-Identifier: Apache-2.0
// Python strings that are wanted again and again: a document's keys, its rules, the names of issues and values. A
// string that is at hand is neither read, nor allocated, nor hashed once more.
#pragma once

#include <nanobind/nanobind.h>

#include <string_view>

namespace detente::python {

// The module keeps them, and lets them go with itself.
void keep_texts(nanobind::module_& module);

// As Python reads the text; bytes that are no UTF-8 are replaced. Called with the GIL held, which guards the table.
nanobind::object text_of(std::string_view text);

}  // namespace detente::python
