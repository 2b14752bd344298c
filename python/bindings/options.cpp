// SPDX-License-Identifier: Apache-2.0
// The one table of options, as the package's keywords are made from it.
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/formats/json.h"
#include "detente/requests/options.h"
#include "detente/requests/schema.h"
#include "python/bindings/bindings.h"

namespace nb = nanobind;

namespace detente::python {

namespace {

std::string_view kind_name(requests::ValueKind kind) {
    switch (kind) {
        case requests::ValueKind::date:
            return "date";
        case requests::ValueKind::number:
            return "number";
        case requests::ValueKind::package:
            return "package";
        case requests::ValueKind::outcome:
            return "outcome";
        case requests::ValueKind::list:
            return "list";
        case requests::ValueKind::automatic:
            break;
    }
    return "automatic";
}

}  // namespace

void bind_options(nb::module_& module) {
    using requests::Option;
    nb::class_<Option>(module, "Option", "One row of the table of options.")
        .def_prop_ro("name", [](const Option& option) { return std::string(option.name); })
        .def_prop_ro("meaning", [](const Option& option) { return std::string(option.meaning); })
        .def_prop_ro("standard", [](const Option& option) { return std::string(option.standard); })
        .def_prop_ro("choices",
                     [](const Option& option) {
                         return std::vector<std::string>(option.choices.begin(), option.choices.end());
                     })
        .def_prop_ro("bounds",
                     [](const Option& option) -> std::optional<std::pair<long long, long long>> {
                         if (!option.bounds) return std::nullopt;
                         return std::pair(option.bounds->least, option.bounds->most);
                     })
        .def_prop_ro("repeats", [](const Option& option) { return option.repeats; })
        .def_prop_ro("required", [](const Option& option) { return option.required; })
        .def_prop_ro("kind", [](const Option& option) { return std::string(kind_name(option.kind)); })
        .def_prop_ro("sets", [](const Option& option) { return std::string(option.sets); })
        .def_prop_ro("values", &Option::values, "How many values follow it; 0: a switch.")
        .def_prop_ro("positional", &Option::positional);
    module.def(
        "options_of", [](const std::string& command) { return requests::options_of(command); },
        nb::arg("command"), nb::rv_policy::reference, "The options of a command, in the order of the table.");
    module.def(
        "request_schema",
        [](const std::string& question) { return to_json(requests::request_schema(question)); },
        nb::arg("question"), "JSON Schema of what can be asked, as text.");
    module.def(
        "questions",
        [] {
            std::vector<std::string> names;
            for (const std::string_view question : answers::questions()) names.emplace_back(question);
            return names;
        },
        "The questions that are answered with a document.");
}

}  // namespace detente::python
