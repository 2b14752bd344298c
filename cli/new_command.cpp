// SPDX-License-Identifier: Apache-2.0
#include "cli/new_command.h"

#include <filesystem>

#include "cli/output.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/base/document.h"
#include "detente/base/files_document.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"

namespace detente::cli {

namespace {

// The scenario's id from the file's name: "talks 2019.toml" gives "talks-2019".
std::string id_from(const std::string& path) {
    std::string id;
    for (const char c : std::filesystem::path(path).stem().string()) {
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (letter)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.empty() ? "my-case" : id;
}

}  // namespace

int run_new(const Arguments& arguments, Streams& streams) {
    const std::string path = arguments.text("FILE");
    if (path == "-") {
        streams.out << scenario_skeleton("my-case");
        return kDone;
    }
    if (const auto fault = write_file(path, scenario_skeleton(id_from(path)), IfExists::refuse))
        return report({*fault}, arguments, streams);
    if (arguments.has("--json")) {
        streams.out << to_json(new_file_document(path));
        return kDone;
    }
    streams.out << "wrote " << plain(path) << "\nnext: detente check " << plain(path) << '\n';
    return kDone;
}

}  // namespace detente::cli
