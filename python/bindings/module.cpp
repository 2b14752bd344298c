// SPDX-License-Identifier: Apache-2.0
// detente._native: the engine under the Python package. The package's own layer gives it its words; nothing
// here is meant to be called by a user.
#include "detente/base/version.h"
#include "python/bindings/bindings.h"
#include "python/bindings/kept_texts.h"

NB_MODULE(_native, module) {
    module.doc() = "The engine under the package `detente`; see the package for what to call.";
    module.attr("version") = detente::kVersion.data();
    detente::python::keep_texts(module);
    detente::python::bind_options(module);
    detente::python::bind_cases(module);
    detente::python::bind_numbers(module);
    detente::python::bind_tables(module);
    detente::python::bind_talks(module);
    detente::python::bind_learning(module);
}
