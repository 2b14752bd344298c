// SPDX-License-Identifier: Apache-2.0
// The parts of the module, one for each idea.
#pragma once

#include <nanobind/nanobind.h>

#include <memory>
#include <vector>

#include "detente/answers/answer.h"

namespace detente::python {

// What was opened, shared by all that ask of it: immutable, so threads may ask at once.
// Handed to other threads as it is, without a share of the Python object around it.
struct Things : std::enable_shared_from_this<Things> {
    std::vector<answers::GivenFile> given;
};
using SharedThings = std::shared_ptr<const Things>;

// (true, the answer) or (false, the errors' document).
using Answered = nanobind::typed<nanobind::tuple, bool, nanobind::any>;

// Saved pages, a file that an option names, and the clock. Programs at the table are `talk`'s own.
answers::Surroundings surroundings(const Watch& watch);

void bind_cases(nanobind::module_& module);
void bind_options(nanobind::module_& module);
void bind_numbers(nanobind::module_& module);
void bind_tables(nanobind::module_& module);
void bind_talks(nanobind::module_& module);
void bind_learning(nanobind::module_& module);

}  // namespace detente::python
