// SPDX-License-Identifier: Apache-2.0
#include "cli/input.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "detente/formats/toml.h"

namespace detente::cli {

namespace {

constexpr const char* kStandardInput = "<stdin>";

// All of standard input, up to one byte more than a scenario may have: the reader then says that it is too
// large.
Result<std::string> standard_input() {
    std::string text;
    char buffer[1 << 16];
    while (text.size() <= Limits::file_bytes) {
        const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (got == 0) break;
        if (got < 0) {
            if (errno == EINTR) continue;
            return make_error({kStandardInput},
                              std::string("standard input cannot be read: ") + std::strerror(errno),
                              "name a file, or send the scenario to standard input");
        }
        text.append(buffer, static_cast<std::size_t>(got));
    }
    return text;
}

}  // namespace

Result<Scenario> read_input(const std::string& path) {
    if (path != "-") return read_scenario_file(path);
    Result<std::string> text = standard_input();
    if (!text) return text.errors();
    return read_scenario(*text, kStandardInput);
}

Result<Package> read_package_option(const std::string& text, const std::string& option,
                                    const Scenario& scenario) {
    Result<Package> package = read_package(text, scenario);
    if (package) return package;
    Errors errors = package.errors();
    for (Error& error : errors) {
        error.place = {};
        error.message = option + ": " + error.message;
    }
    return errors;
}

}  // namespace detente::cli
