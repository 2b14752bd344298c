// SPDX-License-Identifier: Apache-2.0
// Tests written as text: files, calls of the program, and what it must answer. tests/README.md says how to
// write one.
#pragma once

#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace detente::test {

struct Expectation {
    std::string
        kind;  // "stdout", "stdout has", "stdout lacks", "stderr", "stderr has", "json", "file NAME has"
    std::string text;
    int line = 0;
};

struct CaseRun {
    std::vector<std::string> words;
    int line = 0;
    int exit_code = 0;
    std::string input;
    std::vector<Expectation> expectations;
};

// A step is either a file to write or a run.
struct CaseStep {
    std::optional<std::pair<std::string, std::string>> file;
    std::optional<CaseRun> run;
};

// Words as a shell splits them: at spaces, but not within '...' or "...".
inline std::vector<std::string> split_words(const std::string& line) {
    std::vector<std::string> words;
    std::string word;
    bool open = false;
    char quote = 0;
    for (const char c : line) {
        if (quote) {
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
    return words;
}

class CaseReader {
  public:
    explicit CaseReader(const std::string& path) : path_(path), in_(path) {
        if (!in_) throw std::runtime_error(path + " cannot be read");
    }

    std::vector<CaseStep> read() {
        std::vector<CaseStep> steps;
        std::string line;
        while (next(line)) {
            if (line.empty() || line.starts_with("#")) continue;
            if (line.starts_with("file ") && line.find(" has") == std::string::npos) {
                const std::string name = line.substr(5);
                steps.push_back({std::pair(name, block()), std::nullopt});
            } else if (line.starts_with("run ") || line == "run") {
                steps.push_back({std::nullopt, CaseRun{split_words(line.substr(3)), line_, 0, {}, {}}});
            } else if (!steps.empty() && steps.back().run) {
                expect(*steps.back().run, line);
            } else {
                fail("`" + line + "` stands before any run");
            }
        }
        return steps;
    }

  private:
    bool next(std::string& line) {
        ++line_;
        return static_cast<bool>(std::getline(in_, line));
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error(path_ + ":" + std::to_string(line_) + ": " + what);
    }

    // The lines between one "----" and the next.
    std::string block() {
        std::string line, text;
        if (!next(line) || line != "----") fail("`----` is expected here");
        while (next(line)) {
            if (line == "----") return text;
            text += line + "\n";
        }
        fail("the text before this is not closed by `----`");
    }

    void expect(CaseRun& run, const std::string& line) {
        const int at = line_;
        if (line.starts_with("exit ")) {
            run.exit_code = std::stoi(line.substr(5));
        } else if (line == "stdin") {
            run.input = block();
        } else if (line == "stdout" || line == "stdout has" || line == "stdout lacks" || line == "stderr" ||
                   line == "stderr has" || line == "json" ||
                   (line.starts_with("file ") && line.ends_with(" has"))) {
            run.expectations.push_back({line, block(), at});
        } else {
            fail("`" + line + "` is no expectation; see tests/README.md");
        }
    }

    std::string path_;
    std::ifstream in_;
    int line_ = 0;
};

// The text with every run of spaces and line ends as one space: wrapped text is found wherever its lines
// break.
inline std::string unwrapped(const std::string& text) {
    std::istringstream words(text);
    std::string word, result;
    while (words >> word) result += (result.empty() ? "" : " ") + word;
    return result;
}

}  // namespace detente::test
