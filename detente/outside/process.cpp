// SPDX-License-Identifier: Apache-2.0
#include "detente/outside/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <array>
#include <cerrno>
#include <cstring>

namespace detente::outside {

namespace {

int milliseconds_until(Process::Clock::time_point until) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Process::Clock::now()).count();
    return left <= 0 ? 0 : left > 1'000'000 ? 1'000'000 : static_cast<int>(left);
}

void close_if_open(int& descriptor) {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

// In the child, after fork: nothing but calls that are safe there.
[[noreturn]] void become(char* const* arguments, const char* folder, [[maybe_unused]] pid_t parent, int in,
                         int out) {
    ::setpgid(0, 0);
#ifdef __linux__
    // Whatever becomes of this program, its child does not stay behind.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(127);
#endif
    if (folder && ::chdir(folder) != 0) ::_exit(127);
    ::dup2(in, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    if (nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
    for (int other = 3; other < 256; ++other) ::close(other);
    ::execvp(arguments[0], arguments);
    ::_exit(127);
}

}  // namespace

std::vector<std::string> words_of_command(const std::string& command) {
    std::vector<std::string> words;
    std::string word;
    bool open = false;
    char quote = 0;
    for (std::size_t at = 0; at < command.size(); ++at) {
        const char c = command[at];
        const char next = at + 1 < command.size() ? command[at + 1] : 0;
        // A backslash takes what follows as it is: anything, or between double marks a mark or a backslash.
        if (c == '\\' && next && (!quote || (quote == '"' && (next == '"' || next == '\\')))) {
            word += next;
            open = true;
            ++at;
        } else if (quote) {
            if (c == quote)
                quote = 0;
            else
                word += c;
        } else if (c == '"' || c == '\'') {
            quote = c;
            open = true;
        } else if (c == ' ' || c == '\t') {
            if (open) words.push_back(word);
            word.clear();
            open = false;
        } else {
            word += c;
            open = true;
        }
    }
    if (open) words.push_back(word);
    if (quote) words.clear();
    return words;
}

Process::Process(const std::vector<std::string>& words, const std::string& folder) {
    start(words, folder);
}

void Process::start(const std::vector<std::string>& words, const std::string& folder) {
    if (words.empty()) return fail("its command names no program, or leaves a quotation mark open");
    std::array<int, 2> down{}, up{};
    if (::pipe2(down.data(), O_CLOEXEC) != 0) return fail("no pipe could be made");
    if (::pipe2(up.data(), O_CLOEXEC) != 0) {
        ::close(down[0]);
        ::close(down[1]);
        return fail("no pipe could be made");
    }
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0)
        become(arguments.data(), folder.empty() ? nullptr : folder.c_str(), parent, down[0], up[1]);
    ::close(down[0]);
    ::close(up[1]);
    if (child < 0) {
        ::close(down[1]);
        ::close(up[0]);
        return fail("no process could be started");
    }
    ::setpgid(child, child);
    // A program that has gone away is an answer, not the end of this one.
    ::signal(SIGPIPE, SIG_IGN);
    ::fcntl(down[1], F_SETFL, O_NONBLOCK);
    ::fcntl(up[0], F_SETFL, O_NONBLOCK);
    pid_ = child;
    to_ = down[1];
    from_ = up[0];
}

Process::~Process() {
    close_if_open(to_);
    close_if_open(from_);
    if (pid_ <= 0) return;
    ::kill(-pid_, SIGKILL);
    ::kill(pid_, SIGKILL);
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
}

void Process::fail(std::string why) {
    if (error_.empty()) error_ = std::move(why);
}

std::string Process::how_it_ended() {
    int status = 0;
    // It may close its output a moment before it ends.
    for (int tries = 0; tries < 50; ++tries) {
        if (::waitpid(pid_, &status, WNOHANG) == pid_) {
            ::kill(-pid_, SIGKILL);
            pid_ = -1;
            if (WIFEXITED(status) && WEXITSTATUS(status) == 127) return "it could not be started";
            if (WIFEXITED(status)) return "it ended with exit status " + std::to_string(WEXITSTATUS(status));
            if (WIFSIGNALED(status)) return "it was ended by signal " + std::to_string(WTERMSIG(status));
            return "it ended";
        }
        ::poll(nullptr, 0, 2);
    }
    return "it closed its output";
}

bool Process::write_line(const std::string& line, Clock::time_point until) {
    const std::string text = line + '\n';
    std::size_t written = 0;
    while (written < text.size()) {
        const ssize_t got = ::write(to_, text.data() + written, text.size() - written);
        if (got > 0) {
            written += static_cast<std::size_t>(got);
            continue;
        }
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && errno != EAGAIN) {
            fail(how_it_ended());
            return false;
        }
        pollfd wait{to_, POLLOUT, 0};
        if (::poll(&wait, 1, milliseconds_until(until)) == 0) {
            fail("it did not read what it was told in time");
            return false;
        }
    }
    return true;
}

bool Process::spoke_unasked() {
    std::array<char, 1 << 12> buffer{};
    if (from_ >= 0) {
        const ssize_t got = ::read(from_, buffer.data(), buffer.size());
        if (got > 0) held_.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return held_.find('\n') != std::string::npos;
}

std::optional<std::string> Process::read_line(Clock::time_point until, std::size_t most_bytes) {
    std::size_t looked = 0;
    while (true) {
        const std::size_t end = held_.find('\n', looked);
        if (end != std::string::npos && end <= most_bytes) {
            std::string line = held_.substr(0, end);
            held_.erase(0, end + 1);
            return line;
        }
        if (held_.size() > most_bytes) {
            fail("it said more than " + std::to_string(most_bytes) + " bytes in one answer");
            return std::nullopt;
        }
        looked = held_.size();
        pollfd wait{from_, POLLIN, 0};
        const int ready = ::poll(&wait, 1, milliseconds_until(until));
        if (ready < 0 && errno == EINTR) continue;
        if (ready == 0) {
            fail("it did not answer in time");
            return std::nullopt;
        }
        std::array<char, 1 << 16> buffer{};
        const ssize_t got = ::read(from_, buffer.data(), buffer.size());
        if (got > 0) {
            held_.append(buffer.data(), static_cast<std::size_t>(got));
        } else if (got == 0) {
            fail(how_it_ended());
            return std::nullopt;
        } else if (errno != EAGAIN && errno != EINTR) {
            fail(std::string("it cannot be read: ") + std::strerror(errno));
            return std::nullopt;
        }
    }
}

}  // namespace detente::outside
