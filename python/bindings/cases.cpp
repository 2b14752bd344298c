// SPDX-License-Identifier: Apache-2.0
// Opening what a user names, asking it a question, and the briefing's views.
#include <nanobind/stl/map.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "detente/answers/briefing_request.h"
#include "detente/briefing/views.h"
#include "detente/formats/files/read_file.h"
#include "detente/formats/json.h"
#include "detente/formats/open.h"
#include "detente/formats/source_page.h"
#include "detente/requests/check_arguments.h"
#include "python/bindings/apart.h"
#include "python/bindings/bindings.h"

namespace nb = nanobind;

namespace detente::python {

namespace {

using Options = std::map<std::string, std::vector<std::string>>;

requests::Arguments arguments_of(const std::string& command, const Options& options) {
    requests::Arguments arguments{command, {}};
    for (const auto& [name, values] : options) arguments.given[name] = values;
    return arguments;
}

std::string kind_of(const Things& things) {
    static constexpr const char* kinds[] = {"scenario", "conflict", "numbers", "page", "folders"};
    const Result<Opened>& opened = things.given.front().opened;
    return opened ? kinds[opened->index()] : "unreadable";
}

// (true, things) or (false, the errors' document).
Answered opened(std::string file, Result<Opened> result) {
    if (!result) return nb::make_tuple(false, told(result.errors()).text);
    auto things = std::make_shared<Things>();
    things->given.push_back({std::move(file), std::move(result)});
    return nb::make_tuple(true, std::move(things));
}

// So much to read that somebody may want to interrupt it.
constexpr std::size_t kLong = std::size_t{2} << 20;

bool is_long(const std::vector<std::string>& paths) {
    std::uintmax_t bytes = 0;
    for (const std::string& path : paths) {
        std::error_code fault;
        const std::filesystem::file_status status = std::filesystem::status(path, fault);
        // What is in a folder is known when it has been looked at; standard input and pipes may never end.
        if (path == "-" || (exists(status) && !is_regular_file(status))) return true;
        const std::uintmax_t size = std::filesystem::file_size(path, fault);
        if (!fault) bytes += size;
    }
    return bytes > kLong;
}

Answered open_paths(const std::vector<std::string>& paths) {
    const std::string file = paths.empty() ? std::string() : paths.front();
    if (paths.size() == 1) {
        std::optional<Result<Opened>> small;
        {
            nb::gil_scoped_release released;
            small = open_small_folder(file, kLong);
        }
        if (small) return opened(file, std::move(*small));
    }
    Result<Opened> result =
        run_where<Result<Opened>>(is_long(paths), [paths](const Watch&) { return open_input(paths); });
    return opened(file, std::move(result));
}

Answered open_named_texts(const std::vector<std::pair<std::string, std::string>>& texts) {
    std::size_t bytes = 0;
    for (const auto& [name, text] : texts) bytes += text.size();
    Result<Opened> result = run_where<Result<Opened>>(bytes > kLong, [texts](const Watch&) {
        std::vector<SourceText> sources;
        for (const auto& [name, text] : texts) sources.push_back(source_text(name, text));
        return open_texts(std::move(sources));
    });
    return opened(texts.empty() ? std::string() : texts.front().first, std::move(result));
}

Answered as_tuple(Told told) {
    return nb::make_tuple(told.ok, nb::str(told.text.data(), told.text.size()));
}

Answered ask(const std::string& question, const Options& options, const SharedThings& things,
             const nb::object& progress) {
    return as_tuple(run_apart<Told>(
        [arguments = arguments_of(question, options), things](const Watch& watch) {
            static const std::vector<answers::GivenFile> nothing;
            return told(answers::answer(arguments, things ? things->given : nothing, surroundings(watch)));
        },
        progress));
}

// Several things beside each other, for the questions that take each by itself.
SharedThings together(const std::vector<SharedThings>& all) {
    auto things = std::make_shared<Things>();
    for (const SharedThings& one : all)
        things->given.insert(things->given.end(), one->given.begin(), one->given.end());
    return things;
}

Answered brief(const Options& options, const SharedThings& things, const nb::object& progress) {
    auto made = run_apart<Result<briefing::Briefing>>(
        [arguments = arguments_of("briefing", options),
         things](const Watch& watch) -> Result<briefing::Briefing> {
            const auto checked = requests::check_arguments(arguments);
            if (!checked) return checked.errors();
            const answers::Surroundings around = surroundings(watch);
            return answers::brief(*checked, {things->given, around});
        },
        progress);
    if (!made) return as_tuple(told(made.errors()));
    return nb::make_tuple(true, nb::cast(std::make_shared<briefing::Briefing>(std::move(*made))));
}

}  // namespace

answers::Surroundings surroundings(const Watch& watch) {
    answers::Surroundings result;
    result.page_of = read_source_page;
    result.file = read_file;
    result.timer = [](long long seconds) -> std::function<bool()> {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
        return [end] { return std::chrono::steady_clock::now() > end; };
    };
    result.watch = watch;
    return result;
}

void bind_cases(nb::module_& module) {
    nb::class_<Things>(module, "Things", "What was opened. Immutable; any number of threads may ask of it.")
        .def_prop_ro("kind", &kind_of, "scenario, conflict, numbers, page or folders")
        .def_prop_ro("file", [](const Things& things) { return things.given.front().file; })
        .def_prop_ro("folders", [](const Things& things) {
            const auto* several = std::get_if<ScenarioFolders>(&*things.given.front().opened);
            return several ? several->scenarios : std::vector<std::string>();
        });
    module.def("open_paths", &open_paths, nb::arg("paths"),
               "(True, Things) or (False, the errors' document).");
    module.def("open_texts", &open_named_texts, nb::arg("texts"), "The same of (name, text) pairs.");
    module.def("together", &together, nb::arg("things"), "All of them, for check and ledger.");
    module.def("ask", &ask, nb::arg("question"), nb::arg("options"), nb::arg("things").none(),
               nb::arg("progress").none() = nb::none(),
               "(True, the document) or (False, the errors' document), as JSON text.");

    using briefing::Briefing;
    nb::class_<Briefing>(module, "Briefing", "A briefing, and its views.")
        .def("to_json", [](const Briefing& made) { return to_json(briefing::to_document(made)); })
        .def("to_markdown", [](const Briefing& made) { return briefing::to_markdown(made); })
        .def("to_html", [](const Briefing& made) { return briefing::to_html(made); })
        .def(
            "to_terminal",
            [](const Briefing& made, int width) { return briefing::to_terminal(made, width, false); },
            nb::arg("width") = 80);
    module.def("brief", &brief, nb::arg("options"), nb::arg("things"),
               nb::arg("progress").none() = nb::none(), "(True, Briefing) or (False, the errors' document).");
}

}  // namespace detente::python
