// SPDX-License-Identifier: Apache-2.0
#include "cli/pdf.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include "cli/output.h"

extern char** environ;  // NOLINT(readability-redundant-declaration): not every libc declares it

namespace detente::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience{60};

bool runs(const fs::path& path) {
    std::error_code fault;
    return fs::is_regular_file(path, fault) && access(path.c_str(), X_OK) == 0;
}

// Its exit status; -1: it could not be started, or was stopped when it took too long.
int run(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);  // so that its children end with it
    posix_spawnattr_setpgroup(&attributes, 0);
    pid_t child = 0;
    const int fault =
        posix_spawn(&child, words.front().c_str(), &files, &attributes, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (fault != 0) return -1;
    const auto end = std::chrono::steady_clock::now() + kPatience;
    int status = 0;
    while (true) {
        const pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child) return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        if (ended < 0) return -1;
        if (std::chrono::steady_clock::now() > end) {
            kill(-child, SIGKILL);
            waitpid(child, &status, 0);
            return -1;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

struct Folder {
    fs::path path;
    ~Folder() {
        std::error_code ignored;
        if (!path.empty()) fs::remove_all(path, ignored);
    }
};

}  // namespace

std::string find_chromium() {
    if (const char* named = std::getenv("CHROMIUM"); named && *named)
        return runs(named) ? std::string(named) : std::string();
    const char* path = std::getenv("PATH");
    const std::string folders = path ? path : "";
    for (const char* name : {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"})
        for (std::size_t from = 0; from <= folders.size();) {
            const std::size_t to = std::min(folders.find(':', from), folders.size());
            const std::string folder = folders.substr(from, to - from);
            if (!folder.empty() && runs(fs::path(folder) / name)) return (fs::path(folder) / name).string();
            from = to + 1;
        }
    return {};
}

std::optional<Error> print_pdf(const std::string& html, const std::string& path) {
    const std::string chromium = find_chromium();
    if (chromium.empty()) {
        const char* named = std::getenv("CHROMIUM");
        return make_error({path, 0, 0},
                          named && *named
                              ? "CHROMIUM names `" + std::string(named) + "`, which is no program here"
                              : std::string("no Chromium was found on this machine, so no PDF is printed"),
                          "install chromium or name one in CHROMIUM; the page itself (--format html) prints "
                          "from any browser");
    }
    std::error_code fault;
    std::string pattern = (fs::temp_directory_path(fault) / "detente-pdf-XXXXXX").string();
    if (fault || !mkdtemp(pattern.data()))
        return make_error({path, 0, 0}, "no folder for the page could be made",
                          "set TMPDIR to one that can be");
    const Folder folder{pattern};
    const std::string page = (folder.path / "page.html").string(), made = (folder.path / "page.pdf").string();
    if (auto error = write_file(page, html, IfExists::replace)) return error;
    std::vector<std::string> words{chromium,
                                   "--headless",
                                   "--disable-gpu",
                                   "--no-first-run",
                                   "--disable-background-networking",
                                   "--disable-component-update",
                                   "--disable-sync",
                                   "--user-data-dir=" + (folder.path / "profile").string(),
                                   "--no-pdf-header-footer",
                                   "--print-to-pdf=" + made};
    if (geteuid() == 0) words.emplace_back("--no-sandbox");  // it does not start otherwise
    words.push_back("file://" + page);
    if (run(words) != 0 || !fs::exists(made, fault))
        return make_error({path, 0, 0}, "`" + chromium + "` did not print the page",
                          "print the page itself (--format html) from a browser");
    const fs::path beside = path + ".part";
    fs::copy_file(made, beside, fs::copy_options::overwrite_existing, fault);
    if (!fault) fs::rename(beside, path, fault);
    if (fault)
        return make_error({path, 0, 0}, "cannot be written: " + fault.message(),
                          "name a directory that may be written to with --out");
    return std::nullopt;
}

}  // namespace detente::cli
