// SPDX-License-Identifier: Apache-2.0
// Numbers as arrays: utilities of all outcomes, the frontier, outcomes by worth. Arrays share the memory of
// what they were made from and keep it alive.
#include <nanobind/ndarray.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "detente/answers/landscape_request.h"
#include "detente/answers/numeric.h"
#include "detente/case/landscape_report.h"
#include "detente/case/space_report.h"
#include "detente/requests/check_arguments.h"
#include "python/bindings/apart.h"
#include "python/bindings/bindings.h"
#include "python/bindings/documents.h"

namespace nb = nanobind;

namespace detente::python {

namespace {

using Doubles = std::shared_ptr<const std::vector<double>>;
using Array = nb::ndarray<nb::numpy, const double>;

// An array over the values, which it keeps alive. One row: as many as there are; else rows of `columns`.
template <class T>
nb::ndarray<nb::numpy, const T> array_over(const std::shared_ptr<const std::vector<T>>& values,
                                           std::size_t columns = 0) {
    auto* owner = new std::shared_ptr<const std::vector<T>>(values);
    nb::capsule keeps(owner, [](void* pointer) noexcept {
        delete static_cast<std::shared_ptr<const std::vector<T>>*>(pointer);
    });
    const std::size_t size = values->size();
    static const T none{};
    const T* data = size == 0 ? &none : values->data();
    if (columns == 0) return nb::ndarray<nb::numpy, const T>(data, {size}, keeps);
    return nb::ndarray<nb::numpy, const T>(data, {size / columns, columns}, keeps);
}

class Numbers : public std::enable_shared_from_this<Numbers> {
  public:
    explicit Numbers(std::shared_ptr<const NumericScenario> scenario) : scenario_(std::move(scenario)) {}
    const NumericScenario& scenario() const { return *scenario_; }

    // Worked out once; nothing where it failed, with the reason in `fault`.
    Doubles utilities(int party, std::string& fault) const {
        const std::lock_guard lock(mutex_);
        Doubles& known = utilities_[party];
        if (known) return known;
        Result<std::vector<double>> made = cases::utilities(*scenario_, party);
        if (!made) {
            fault = told(made.errors()).text;
            return nullptr;
        }
        known = std::make_shared<const std::vector<double>>(std::move(*made));
        return known;
    }

  private:
    std::shared_ptr<const NumericScenario> scenario_;
    mutable std::mutex mutex_;
    mutable std::map<int, Doubles> utilities_;
};
using SharedNumbers = std::shared_ptr<const Numbers>;

// The frontier's own arrays, and the report behind it.
struct Landscape {
    std::shared_ptr<const cases::LandscapeReport> report;
    Doubles values;                                    // points by parties
    std::shared_ptr<const std::vector<int>> outcomes;  // points by issues
};

Answered numbers_of(const SharedThings& things) {
    const answers::GivenFile& given = things->given.front();
    const auto made = [](std::shared_ptr<const NumericScenario> scenario) {
        return nb::make_tuple(true, nb::cast(std::make_shared<Numbers>(std::move(scenario))));
    };
    // What was opened as numbers is shared with whatever else is asked of it.
    if (const auto* opened = std::get_if<NumericScenario>(&*given.opened))
        return made(std::shared_ptr<const NumericScenario>(things, opened));
    Result<NumericScenario> scenario = answers::numbers_of(*given.opened, given.file);
    if (!scenario) return nb::make_tuple(false, told(scenario.errors()).text);
    return made(std::make_shared<const NumericScenario>(std::move(*scenario)));
}

using PartyRow =
    std::tuple<std::string, bool, std::optional<std::string>, std::optional<std::string>, std::string>;

std::vector<PartyRow> parties(const Numbers& numbers) {
    std::vector<PartyRow> rows;
    for (const Profile& profile : numbers.scenario().profiles) {
        const auto reservation = reservation_value(profile, numbers.scenario().domain);
        rows.emplace_back(profile.name, has_numbers(profile),
                          reservation ? std::optional(reservation->to_string()) : std::nullopt,
                          profile.discount ? std::optional(profile.discount->to_string()) : std::nullopt,
                          std::string(to_string(profile.arithmetic)));
    }
    return rows;
}

std::vector<std::pair<std::string, std::vector<std::string>>> issues(const Numbers& numbers) {
    std::vector<std::pair<std::string, std::vector<std::string>>> rows;
    for (const DomainIssue& issue : numbers.scenario().domain.issues)
        rows.emplace_back(issue.name, issue.values);
    return rows;
}

// So few outcomes that going through them takes less time than it takes to start a thread.
bool is_small(const NumericScenario& scenario, std::size_t most = 4096) {
    std::size_t outcomes = 1;
    for (const DomainIssue& issue : scenario.domain.issues) {
        outcomes *= static_cast<std::size_t>(issue.size());
        if (outcomes > most) return false;
    }
    return true;
}

// Sums of two parties are merged and not gone through: even where every outcome is on the frontier that takes no
// longer than the caller's thread waits between two looks for Ctrl-C.
bool is_quick(const NumericScenario& scenario) {
    return scenario.profiles.size() <= 2 && scenario.forbidden.empty() && is_small(scenario, 400'000) &&
           std::all_of(scenario.profiles.begin(), scenario.profiles.end(), [](const Profile& profile) {
               return std::holds_alternative<AdditiveUtility>(profile.utility);
           });
}

Answered utilities(const SharedNumbers& numbers, int party) {
    if (party < 0 || static_cast<std::size_t>(party) >= numbers->scenario().profiles.size())
        throw nb::index_error("no such party");
    using Made = std::pair<Doubles, std::string>;
    const auto [values, fault] =
        run_where<Made>(!is_small(numbers->scenario()), [numbers, party](const Watch&) -> Made {
            std::string why;
            Doubles made = numbers->utilities(party, why);
            return {std::move(made), std::move(why)};
        });
    if (!values) return nb::make_tuple(false, fault);
    return nb::make_tuple(true, array_over(values));
}

// What each value adds, where the utility is a sum over issues and nothing cuts it.
std::optional<std::vector<std::vector<double>>> additive_tables(const Numbers& numbers, int party) {
    const auto& profiles = numbers.scenario().profiles;
    if (party < 0 || static_cast<std::size_t>(party) >= profiles.size())
        throw nb::index_error("no such party");
    const Profile& profile = profiles[static_cast<std::size_t>(party)];
    const auto* sum = std::get_if<AdditiveUtility>(&profile.utility);
    if (!sum) return std::nullopt;
    std::vector<std::vector<double>> tables;
    for (const IssueUtility& issue : sum->issues) {
        tables.emplace_back();
        for (const Rational& value : issue.values)
            tables.back().push_back((issue.weight * value).to_double());
    }
    return tables;
}

using MadeLandscape = std::pair<std::shared_ptr<Landscape>, std::string>;  // or the errors' document

MadeLandscape made_landscape(const Numbers& numbers, const cases::LandscapeReportRequest& request) {
    Result<cases::LandscapeReport> report = cases::landscape_report(numbers.scenario(), request);
    if (!report) return {nullptr, told(report.errors()).text};
    auto result = std::make_shared<Landscape>();
    result->report = std::make_shared<cases::LandscapeReport>(std::move(*report));
    return {std::move(result), {}};
}

Answered run_landscape(bool is_long, const std::function<MadeLandscape(const Watch&)>& work,
                       const nb::object& progress) {
    const MadeLandscape made = progress.is_none() && !is_long ? run_here<MadeLandscape>(work)
                                                              : run_apart<MadeLandscape>(work, progress);
    if (!made.first) return nb::make_tuple(false, made.second);
    return nb::make_tuple(true, made.first);
}

Answered landscape(const SharedNumbers& numbers,
                   const std::map<std::string, std::vector<std::string>>& options,
                   const nb::object& progress) {
    requests::Arguments arguments{"deals", {}};
    for (const auto& [name, values] : options) arguments.given[name] = values;
    const auto work = [numbers, arguments](const Watch& watch) -> MadeLandscape {
        const auto checked = requests::check_arguments(arguments);
        if (!checked) return {nullptr, told(checked.errors()).text};
        const answers::Surroundings around = surroundings(watch);
        const auto request = answers::landscape_report_request(*checked, numbers->scenario(), around);
        if (!request) return {nullptr, told(request.errors()).text};
        return made_landscape(*numbers, *request);
    };
    return run_landscape(!is_small(numbers->scenario()), work, progress);
}

// The same without options, under one family of definitions and without the list of the frontier's points.
Answered landscape_under(const SharedNumbers& numbers, const std::string& family) {
    const auto definitions = numbers::definitions_named(family);
    if (!definitions || cases::gives_orders(numbers->scenario()))
        return landscape(numbers, {{"--definitions", {family}}, {"--frontier", {"none"}}}, nb::none());
    const auto work = [numbers, definitions = *definitions](const Watch& watch) {
        cases::LandscapeReportRequest request;
        request.landscape.definitions = definitions;
        request.landscape.detail = numbers::FrontierDetail::none;
        request.landscape.limits.watch = watch;
        return made_landscape(*numbers, request);
    };
    return run_landscape(!is_small(numbers->scenario()) && !is_quick(numbers->scenario()), work, nb::none());
}

// Each made when it is first wanted.
const Doubles& values_of(Landscape& landscape) {
    if (landscape.values) return landscape.values;
    auto values = std::make_shared<std::vector<double>>();
    if (const auto& made = landscape.report->landscape) {
        values->reserve(made->frontier.size() * made->frontier.parties());
        for (std::size_t point = 0; point < made->frontier.size(); ++point)
            for (std::size_t party = 0; party < made->frontier.parties(); ++party)
                values->push_back(made->frontier.value(point, party));
    }
    landscape.values = std::move(values);
    return landscape.values;
}

const std::shared_ptr<const std::vector<int>>& outcomes_of(Landscape& landscape) {
    if (landscape.outcomes) return landscape.outcomes;
    auto outcomes = std::make_shared<std::vector<int>>();
    if (const auto& made = landscape.report->landscape)
        for (std::size_t point = 0; point < made->frontier.size(); ++point) {
            const Outcome outcome = made->frontier.outcome(point);
            outcomes->insert(outcomes->end(), outcome.values.begin(), outcome.values.end());
        }
    landscape.outcomes = std::move(outcomes);
    return landscape.outcomes;
}

// A part of the document, without the rest; None where the whole has more than numbers.
nb::object part_of(const Landscape& landscape, void (*tell)(const numbers::Landscape&, DocumentSink&)) {
    if (landscape.report->orders || !landscape.report->landscape) return nb::none();
    PythonSink sink;
    tell(*landscape.report->landscape, sink);
    return sink.take();
}

using Found = std::optional<std::tuple<std::vector<int>, std::string, std::string>>;

Found found(const std::optional<numbers::IndexedOutcome>& one) {
    if (!one) return std::nullopt;
    return std::tuple(one->outcome.values, one->utility.to_string(), one->error.to_string());
}

Rational rational(const std::string& text) {
    const Result<Rational> value = Rational::parse(text);
    if (!value) throw nb::value_error(("`" + text + "` is not a number").c_str());
    return *value;
}

}  // namespace

void bind_numbers(nb::module_& module) {
    nb::class_<Numbers>(module, "Numbers", "A numeric scenario; immutable.")
        .def_prop_ro("name", [](const Numbers& numbers) { return numbers.scenario().name; })
        .def_prop_ro("format", [](const Numbers& numbers) { return numbers.scenario().format; })
        .def_prop_ro("parties", &parties, "(name, has numbers, reservation, discount, arithmetic) of each.")
        .def_prop_ro("issues", &issues, "(name, values) of each.")
        .def_prop_ro(
            "outcomes",
            [](const Numbers& numbers) { return outcome_count(numbers.scenario().domain).to_string(); })
        .def_prop_ro("warnings", [](const Numbers& numbers) {
            std::vector<std::string> words;
            for (const Error& warning : numbers.scenario().warnings) words.push_back(to_string(warning));
            return words;
        });
    module.def("numbers_of", &numbers_of, nb::arg("things"));
    module.def("utilities", &utilities, nb::arg("numbers"), nb::arg("party"));

    module.def("additive_tables", &additive_tables, nb::arg("numbers"), nb::arg("party"));

    nb::class_<Landscape>(module, "Landscape", "Frontier, points and measures.")
        .def("values",
             [](Landscape& landscape) {
                 const auto& made = landscape.report->landscape;
                 return array_over(values_of(landscape),
                                   std::max<std::size_t>(1, made ? made->frontier.parties() : 1));
             })
        .def("outcomes",
             [](Landscape& landscape) {
                 const auto& made = landscape.report->landscape;
                 return array_over(outcomes_of(landscape),
                                   std::max<std::size_t>(1, made ? made->domain.issues.size() : 1));
             })
        .def_prop_ro("parties",
                     [](const Landscape& landscape) {
                         return landscape.report->landscape ? landscape.report->landscape->parties
                                                            : std::vector<std::string>();
                     })
        .def("exact",
             [](const Landscape& landscape, std::size_t point, std::size_t party) {
                 const auto& made = landscape.report->landscape;
                 if (!made || point >= made->frontier.size() || party >= made->frontier.parties())
                     throw nb::index_error("no such point");
                 return made->frontier.utility(point, party).to_string();
             })
        .def("to_json",
             [](const Landscape& landscape) { return told(cases::to_document(*landscape.report)).text; })
        .def(
            "to_dict",
            [](const Landscape& landscape) { return as_python(cases::to_document(*landscape.report)); },
            nb::sig("def to_dict(self) -> dict[str, object]"), "What a reader makes of to_json().")
        .def_prop_ro(
            "points", [](const Landscape& landscape) { return part_of(landscape, numbers::tell_points); },
            nb::sig("def points(self) -> dict[str, object] | None"),
            "to_dict()[\"points\"]; None where it has to be read off that.")
        .def_prop_ro(
            "measures", [](const Landscape& landscape) { return part_of(landscape, numbers::tell_measures); },
            nb::sig("def measures(self) -> dict[str, object] | None"), "The same of its measures.");
    module.def("landscape", &landscape, nb::arg("numbers"), nb::arg("options"),
               nb::arg("progress").none() = nb::none());
    module.def("landscape_under", &landscape_under, nb::arg("numbers"), nb::arg("family"));

    // A search may take long: each runs apart, on a copy that shares what was computed.
    using cases::WorthIndex;
    const auto search = [](const WorthIndex& index, auto question) {
        return run_apart<Found>([index, question](const Watch&) { return found(question(index)); },
                                nb::none());
    };
    nb::class_<WorthIndex>(module, "WorthIndex", "One party's outcomes by worth.")
        .def("rank",
             [search](const WorthIndex& index, std::uint64_t k) {
                 return search(index, [k](const WorthIndex& one) { return one.rank(k); });
             })
        .def("best", [](const WorthIndex& index) { return found(index.best()); })
        .def("worst", [](const WorthIndex& index) { return found(index.worst()); })
        .def("at_least",
             [search](const WorthIndex& index, const std::string& target) {
                 return search(index, [worth = rational(target)](const WorthIndex& one) {
                     return one.at_least(worth);
                 });
             })
        .def("at_most",
             [search](const WorthIndex& index, const std::string& target) {
                 return search(
                     index, [worth = rational(target)](const WorthIndex& one) { return one.at_most(worth); });
             })
        .def("nearest",
             [search](const WorthIndex& index, const std::string& target) {
                 return search(index, [worth = rational(target)](const WorthIndex& one) {
                     return std::optional(one.nearest(worth));
                 });
             })
        .def("count", [](const WorthIndex& index, const std::string& low, const std::string& high) {
            return run_apart<std::optional<std::string>>(
                [index, from = rational(low), to = rational(high)](const Watch&) {
                    const auto count = index.count(from, to);
                    return count ? std::optional(count->to_string()) : std::nullopt;
                },
                nb::none());
        });
    module.def(
        "worth_index",
        [](const SharedNumbers& numbers, int party, std::size_t mebibytes) -> Answered {
            if (party < 0 || static_cast<std::size_t>(party) >= numbers->scenario().profiles.size())
                throw nb::index_error("no such party");
            auto index = run_where<Result<WorthIndex>>(
                !is_small(numbers->scenario()), [numbers, party, mebibytes](const Watch&) {
                    numbers::SearchLimits limits;
                    limits.bytes = mebibytes << 20;
                    return WorthIndex::of(numbers->scenario(), party, limits);
                });
            if (!index) return nb::make_tuple(false, told(index.errors()).text);
            return nb::make_tuple(true, nb::cast(std::move(*index)));
        },
        nb::arg("numbers"), nb::arg("party"), nb::arg("mebibytes"));
}

}  // namespace detente::python
