// SPDX-License-Identifier: Apache-2.0
#include "cli/deadline.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "cli/exit_codes.h"
#include "detente/base/error_document.h"
#include "detente/formats/json.h"
#include "detente/requests/options.h"

namespace detente::cli {

namespace {

void write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

void begin_deadline(const Arguments& arguments) {
    if (!arguments.has("--limit-time")) return;
    const requests::Option* option = requests::find_option(arguments.command, "--limit-time");
    const bool heeded = option && !option->sets.empty();
    const auto seconds = arguments.number("--limit-time");
    const Error fault = make_error({}, "the time that --limit-time gives is up, and there is no answer yet",
                                   "give more time, or ask about less");
    std::string sentence = "detente: " + to_string(fault) + "\n";
    std::string document = arguments.has("--json") ? to_json(error_document({fault})) : std::string();
    // The thread is never joined: where the answer comes first, the program ends without it.
    std::thread([=, sentence = std::move(sentence), document = std::move(document)] {
        std::this_thread::sleep_for(std::chrono::milliseconds(
            seconds * 1000 + (heeded ? std::max(1000LL, static_cast<long long>(seconds) * 500) : 0)));
        write_all(STDERR_FILENO, sentence);
        write_all(STDOUT_FILENO, document);
        ::_exit(kBadInput);
    }).detach();
}

}  // namespace detente::cli
