// SPDX-License-Identifier: Apache-2.0
// Tables that are stepped, as detente.rl takes them: whole batches of arrays in, whole batches out.
#include <nanobind/ndarray.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "detente/answers/numeric.h"
#include "detente/case/stepped_talks_report.h"
#include "python/bindings/apart.h"
#include "python/bindings/bindings.h"

namespace nb = nanobind;

namespace detente::python {

namespace {

using cases::SteppedTalks;
template <class T, int N>
using In = nb::ndarray<const T, nb::ndim<N>, nb::c_contig, nb::device::cpu>;
template <class T, int N>
using Out = nb::ndarray<T, nb::ndim<N>, nb::c_contig, nb::device::cpu>;

template <class Array>
auto span_of(const Array& array, std::size_t size, const char* name) {
    if (array.size() != size)
        throw nb::value_error((std::string(name) + " has " + std::to_string(array.size()) + " entries, not " +
                               std::to_string(size))
                                  .c_str());
    return std::span(array.data(), size);
}

int table_in(const SteppedTalks& talks, int table) {
    if (table < 0 || table >= talks.tables()) throw nb::index_error("no such table");
    return table;
}

std::optional<std::vector<int>> values_of(const std::optional<Outcome>& outcome) {
    return outcome ? std::optional(outcome->values) : std::nullopt;
}

Outcome outcome_in(const SteppedTalks& talks, const std::vector<int>& values) {
    bool sound = values.size() == talks.sizes().size();
    for (std::size_t issue = 0; sound && issue < values.size(); ++issue)
        sound = values[issue] >= 0 && values[issue] < talks.sizes()[issue];
    if (!sound) throw nb::index_error("no such outcome");
    return {values};
}

Answered stepped(const SharedThings& things, int tables, std::optional<int> learner,
                 const std::vector<std::string>& opponents, int rounds, int levels, std::uint64_t seed) {
    const cases::SteppedRequest request{tables, learner, opponents, rounds, levels, seed};
    // Indexes of profiles, what strategies do in every round, the first sessions: moments, or a while.
    auto talks =
        run_where<Result<SteppedTalks>>(true, [things, request](const Watch&) -> Result<SteppedTalks> {
            const answers::GivenFile& given = things->given.front();
            Result<NumericScenario> scenario = answers::numbers_of(*given.opened, given.file);
            if (!scenario) return scenario.errors();
            return SteppedTalks::of(std::make_shared<const NumericScenario>(std::move(*scenario)), request);
        });
    if (!talks) return nb::make_tuple(false, told(talks.errors()).text);
    return nb::make_tuple(true, nb::cast(std::move(*talks)));
}

}  // namespace

void bind_learning(nb::module_& module) {
    nb::class_<SteppedTalks>(module, "SteppedTalks",
                             "Tables that are stepped together. One thread at a time.")
        .def_prop_ro("tables", &SteppedTalks::tables)
        .def_prop_ro("parties", &SteppedTalks::parties)
        .def_prop_ro("levels", &SteppedTalks::levels)
        .def_prop_ro("listed", &SteppedTalks::listed)
        .def_prop_ro("sizes", [](const SteppedTalks& talks) { return talks.sizes(); })
        .def_prop_ro("numbers", [](const SteppedTalks& talks) { return talks.names().numbers; })
        .def_prop_ro("values", [](const SteppedTalks& talks) { return talks.names().values; })
        .def("reset", &SteppedTalks::reset, nb::arg("seed"), nb::call_guard<nb::gil_scoped_release>())
        .def("observe",
             [](SteppedTalks& talks, Out<float, 2> observations, Out<std::uint8_t, 1> may_accept) {
                 const auto tables = static_cast<std::size_t>(talks.tables());
                 const auto seen = span_of(observations, tables * talks.names().size(), "observations");
                 const auto may = span_of(may_accept, tables, "may_accept");
                 nb::gil_scoped_release released;
                 talks.observe(seen, may);
             })
        .def(
            "step",
            [](SteppedTalks& talks, In<std::int64_t, 1> kinds, In<std::int64_t, 1> targets,
               std::optional<In<std::int64_t, 2>> values, Out<float, 1> rewards, Out<std::uint8_t, 1> ended) {
                const auto tables = static_cast<std::size_t>(talks.tables());
                const auto wishes = values ? span_of(*values, tables * talks.sizes().size(), "values")
                                           : std::span<const std::int64_t>();
                const auto what = span_of(kinds, tables, "kinds");
                const auto which = span_of(targets, tables, "targets");
                const auto paid = span_of(rewards, tables, "rewards");
                const auto over = span_of(ended, tables, "ended");
                nb::gil_scoped_release released;
                talks.step(what, which, wishes, paid, over);
            },
            nb::arg("kinds"), nb::arg("targets"), nb::arg("values").none(), nb::arg("rewards"),
            nb::arg("ended"))
        .def("waiting",
             [](const SteppedTalks& talks, int table) { return talks.waiting(table_in(talks, table)); })
        .def("round",
             [](const SteppedTalks& talks, int table) { return talks.round(table_in(talks, table)); })
        .def("ended_how",
             [](const SteppedTalks& talks, int table) { return talks.ended_how(table_in(talks, table)); })
        .def("utilities",
             [](const SteppedTalks& talks, int table) { return talks.utilities(table_in(talks, table)); })
        .def("agreement", [](const SteppedTalks& talks,
                             int table) { return values_of(talks.agreement(table_in(talks, table))); })
        .def("standing", [](const SteppedTalks& talks,
                            int table) { return values_of(talks.standing(table_in(talks, table))); })
        .def("utility",
             [](const SteppedTalks& talks, int seat, const std::vector<int>& values) {
                 if (seat < 0 || seat >= talks.parties()) throw nb::index_error("no such seat");
                 return talks.utility(seat, outcome_in(talks, values));
             })
        .def("reservation", [](const SteppedTalks& talks, int seat) {
            if (seat < 0 || seat >= talks.parties()) throw nb::index_error("no such seat");
            return talks.reservation(seat);
        });
    module.def("stepped", &stepped, nb::arg("things"), nb::arg("tables"), nb::arg("learner").none(),
               nb::arg("opponents"), nb::arg("rounds"), nb::arg("levels"), nb::arg("seed"));
}

}  // namespace detente::python
