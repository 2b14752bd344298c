// SPDX-License-Identifier: Apache-2.0
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <ostream>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/deadline.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/report.h"
#include "detente/base/version.h"

namespace detente::cli {
namespace {

extern "C" void end_interrupted(int) {
    static constexpr char text[] = "detente: interrupted\n";
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text, sizeof text - 1);
    ::_exit(kInterrupted);
}

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value && *value;
}

// --color before NO_COLOR before CLICOLOR_FORCE before what the terminal can do.
bool color_on(const std::string& when, int descriptor) {
    if (when == "always") return true;
    if (when == "never" || is_set("NO_COLOR")) return false;
    const char* forced = std::getenv("CLICOLOR_FORCE");
    if (forced && *forced && std::strcmp(forced, "0") != 0) return true;
    const char* terminal = std::getenv("TERM");
    return ::isatty(descriptor) == 1 && terminal && std::strcmp(terminal, "dumb") != 0;
}

int text_width() {
    constexpr int standard = 80, narrowest = 40, widest = 120;
    winsize size{};
    if (::isatty(STDOUT_FILENO) == 1 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return std::clamp(static_cast<int>(size.ws_col), narrowest, widest);
    int columns = 0;
    if (const char* given = std::getenv("COLUMNS"))
        std::from_chars(given, given + std::strlen(given), columns);
    return columns > 0 ? std::clamp(columns, narrowest, widest) : standard;
}

int run_command(const std::vector<std::string>& words, const Result<Arguments>& read, Streams& streams) {
    if (!read) {
        Arguments none;
        if (std::find(words.begin(), words.end(), "--json") != words.end()) none.given["--json"] = {""};
        return report(read.errors(), none, streams, kUsage);
    }
    const Arguments& arguments = *read;
    if (arguments.has("--version")) {
        streams.out << "detente " << kVersion << "\n";
        return kDone;
    }
    if (arguments.has("--help")) {
        streams.out << help_text(arguments.command, streams.width, streams.out_color);
        return kDone;
    }
    if (const Command* command = find_command(arguments.command)) {
        begin_deadline(arguments);
        return command->run(arguments, streams);
    }
    streams.err << help_text("", streams.width, streams.err_color);
    return kUsage;
}

// What could not be foreseen ends in one sentence, not in a trace.
int run_guarded(const std::vector<std::string>& words, const Result<Arguments>& read, Streams& streams) {
    std::string fault;
    try {
        return run_command(words, read, streams);
    } catch (const std::bad_alloc&) {
        fault = "there is not enough memory for this";
    } catch (const std::exception& error) {
        fault = std::string("an internal fault, please report it: ") + error.what();
    } catch (...) {
        fault = "an internal fault of unknown kind, please report it";
    }
    streams.err << "detente: " << fault << '\n';
    return kInternal;
}

int finish(int code, std::ostream& out, const DescriptorBuffer& buffer, std::ostream& err) {
    out.flush();
    if (buffer.fault() == EPIPE) return kDone;  // the reader has seen enough
    if (buffer.fault() == 0) return code;
    err << "detente: the result cannot be written: " << std::strerror(buffer.fault()) << '\n';
    return kInternal;
}

int run(int count, char** values) {
    std::signal(SIGINT, end_interrupted);
    std::signal(SIGPIPE, SIG_IGN);
    DescriptorBuffer out_buffer(STDOUT_FILENO), err_buffer(STDERR_FILENO);
    std::ostream out(&out_buffer), err(&err_buffer);
    err.setf(std::ios::unitbuf);
    const std::vector<std::string> words(values + std::min(count, 1), values + count);
    const Result<Arguments> read = read_command_line(words);
    const std::string when = read ? read->text("--color") : "auto";
    Streams streams{out,
                    err,
                    color_on(when, STDOUT_FILENO),
                    color_on(when, STDERR_FILENO),
                    ::isatty(STDERR_FILENO) == 1,
                    text_width()};
    return finish(run_guarded(words, read, streams), out, out_buffer, err);
}

}  // namespace
}  // namespace detente::cli

int main(int count, char** values) {
    return detente::cli::run(count, values);
}
