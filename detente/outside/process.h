// SPDX-License-Identifier: Apache-2.0
// A child process that is written lines and read lines, each within a time.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace detente::outside {

class Process {
  public:
    using Clock = std::chrono::steady_clock;

    // Starts it in a process group of its own, in `folder` where one is given. ok() says whether it could be;
    // error() why not.
    explicit Process(const std::vector<std::string>& words, const std::string& folder = {});
    ~Process();  // kills the group and waits for it
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool ok() const { return pid_ > 0; }
    const std::string& error() const { return error_; }

    // False, with error(), when it has gone away or does not read before `until`.
    bool write_line(const std::string& line, Clock::time_point until);
    // The next line without its end. Nothing, with error(): it closed its output, said more than `most_bytes`
    // without a line end, or did not answer before `until`.
    std::optional<std::string> read_line(Clock::time_point until, std::size_t most_bytes);

    // It has said a whole line that nobody asked for; reads without waiting what there is, or a part of it.
    bool spoke_unasked();

  private:
    void start(const std::vector<std::string>& words, const std::string& folder);
    void fail(std::string why);
    std::string how_it_ended();

    pid_t pid_ = -1;
    int to_ = -1, from_ = -1;
    std::string held_;  // read and not yet handed out
    std::string error_;
};

// "python3 'my agent.py' --fast" into words, as a shell does: quotation marks of both kinds hold blanks together, a
// backslash takes what follows as it is. Nothing where a quotation mark is not closed.
std::vector<std::string> words_of_command(const std::string& command);

}  // namespace detente::outside
