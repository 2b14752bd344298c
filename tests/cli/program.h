// SPDX-License-Identifier: Apache-2.0
// Runs the built program as a user would, in an empty folder, and keeps what it printed and how it ended.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace detente::test {

// A folder of its own for one test, gone afterwards.
class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "detente-cli-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::string& path() const { return path_; }
    std::string at(const std::string& name) const { return path_ + "/" + name; }
    void write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories(std::filesystem::path(at(name)).parent_path());
        std::ofstream(at(name), std::ios::binary) << text;
    }
    std::string read(const std::string& name) const {
        std::ifstream in(at(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    bool has(const std::string& name) const { return std::filesystem::exists(at(name)); }

  private:
    std::string path_;
};

struct Ended {
    int code =
        -1;  // the exit code; 128 + the signal where one ended it, as shells say; -1 where time ran out
    std::string out;  // standard output
    std::string err;  // standard error
};

struct Call {
    std::vector<std::string> words = {};                  // after the program's name
    std::string input = {};                               // standard input
    std::map<std::string, std::string> environment = {};  // beside PATH, which is kept
    int output = -1;      // a descriptor to write standard output to instead of keeping it
    int input_from = -1;  // a descriptor to read instead of `input`
    std::function<void(pid_t)> meanwhile = {};  // called once the program runs
};

inline std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> result;
    for (std::string& word : words) result.push_back(word.data());
    result.push_back(nullptr);
    return result;
}

// Far above what any call needs: it only keeps a program that hangs from holding up all tests. The thread sanitizer makes
// calls ten to thirty times longer.
#ifdef __SANITIZE_THREAD__
inline constexpr std::chrono::seconds kPatience{1200};
#else
inline constexpr std::chrono::seconds kPatience{120};
#endif

inline int wait_for(pid_t child) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > end) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return -1;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

inline Ended run(const Folder& folder, Call call) {
    Folder kept;  // what it reads and prints goes through files, so that no pipe can fill up
    kept.write("in", call.input);

    std::vector<std::string> words = std::move(call.words);
    words.insert(words.begin(), DETENTE_PROGRAM);
    std::vector<std::string> environment{"LC_ALL=C.UTF-8"};
    if (const char* path = ::getenv("PATH")) environment.push_back(std::string("PATH=") + path);
    for (const auto& [name, value] : call.environment) environment.push_back(name + "=" + value);
    const std::vector<char*> arguments = pointers(words), variables = pointers(environment);

    const pid_t child = ::fork();
    if (child == 0) {
        const int input = call.input_from >= 0 ? call.input_from : ::open(kept.at("in").c_str(), O_RDONLY);
        const int output =
            call.output >= 0 ? call.output : ::open(kept.at("out").c_str(), O_WRONLY | O_CREAT, 0600);
        const int errors = ::open(kept.at("err").c_str(), O_WRONLY | O_CREAT, 0600);
        const bool ready = ::dup2(input, 0) == 0 && ::dup2(output, 1) == 1 && ::dup2(errors, 2) == 2 &&
                           ::chdir(folder.path().c_str()) == 0;
        if (ready) ::execve(DETENTE_PROGRAM, arguments.data(), variables.data());
        ::_exit(127);
    }
    if (call.meanwhile) call.meanwhile(child);
    Ended ended;
    ended.code = wait_for(child);
    if (call.output < 0) ended.out = kept.read("out");
    ended.err = kept.read("err");
    return ended;
}

inline Ended run(const Folder& folder, std::vector<std::string> words, std::string input = {}) {
    return run(folder, Call{std::move(words), std::move(input)});
}

inline std::string example(const std::string& name) {
    return std::string(DETENTE_SOURCE_DIR) + "/examples/" + name;
}

// A small sound scenario: two parties, two issues, one statement.
inline std::string small_scenario(const std::string& more = {}) {
    return R"([scenario]
id = "small"

[parties.buyer]
[parties.seller]

[issues.price]
levels = ["none", "low", "high"]
prefers = { buyer = "less", seller = "more" }

[issues.keys]
levels = ["none", "handed over"]
prefers = { buyer = "more", seller = "less" }

[[statements]]
id = "B1"
party = "buyer"
says = "no deal > { price = high, keys = handed over }"
)" + more;
}

}  // namespace detente::test
