// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/find_scenarios.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "detente/formats/contents.h"
#include "detente/formats/files/read_file.h"
#include "detente/formats/open.h"

namespace detente::tournaments {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> parts_of(const std::string& path) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : path) {
        if (c != '/') {
            part += c;
            continue;
        }
        if (!part.empty() && part != ".") parts.push_back(part);
        part.clear();
    }
    if (!part.empty() && part != ".") parts.push_back(part);
    return parts;
}

bool is_pattern(std::string_view text) {
    return text.find_first_of("*?") != std::string_view::npos;
}

std::vector<std::string> entries_of(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code fault;
    for (fs::directory_iterator it(folder, fault), end; !fault && it != end; it.increment(fault)) {
        std::string name = it->path().filename().string();
        if (!name.starts_with('.')) names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

// Every path below `at` that the rest of the pattern fits.
void expand(const fs::path& at, const std::string& shown, const std::vector<std::string>& parts,
            std::size_t k, std::vector<std::pair<std::string, std::string>>& found) {
    std::error_code fault;
    if (k == parts.size()) {
        found.emplace_back(shown, at.string());
        return;
    }
    const auto below = [&](const std::string& name) { return shown.empty() ? name : shown + "/" + name; };
    if (parts[k] == "**") {
        expand(at, shown, parts, k + 1, found);
        for (const std::string& name : entries_of(at))
            if (fs::is_directory(at / name, fault) && !fs::is_symlink(at / name, fault))
                expand(at / name, below(name), parts, k, found);
        return;
    }
    if (!is_pattern(parts[k])) {
        if (fs::exists(at / parts[k], fault)) expand(at / parts[k], below(parts[k]), parts, k + 1, found);
        return;
    }
    for (const std::string& name : entries_of(at))
        if (fits(parts[k], name)) expand(at / name, below(name), parts, k + 1, found);
}

// Whether scenarios are named so: a file of such a name that holds none is a fault to be told with its line.
bool named_as_scenario(const std::string& path) {
    static const std::set<std::string> endings = {".toml", ".xml", ".json", ".yaml", ".yml", ".gmcr"};
    std::string ending = fs::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return endings.contains(ending);
}

// Whether a file that a pattern met is the one to open for its scenario. `why`: where somebody may have meant
// it to be one, why not.
bool opens_a_scenario(const std::string& path, std::string& why) {
    std::error_code fault;
    if (fs::is_directory(path, fault)) return true;
    const Result<SourceText> source = read_file(path);
    if (!source) return true;  // told when it is opened
    const Result<Contents> contents = look_into(*source);
    if (!contents) return true;
    if (contents->kind == ContentKind::page || contents->kind == ContentKind::unknown) {
        if (named_as_scenario(path)) return true;
        why = contents->kind == ContentKind::page ? "it is text to be read, and no scenario"
                                                  : "it holds no scenario that is known";
        return false;
    }
    if (is_domain(contents->kind) || !is_of_numbers(contents->kind)) return true;
    // A profile: only where no domain beside it brings it along.
    for (const std::string& other : files_of(fs::path(path).parent_path().string())) {
        const Result<SourceText> beside = read_file(other);
        const Result<Contents> what = beside ? look_into(*beside) : Result<Contents>(beside.errors());
        if (what && is_domain(what->kind)) return false;
    }
    return true;
}

// A folder that holds several scenarios stands for all of them.
void take(const std::string& shown, const std::string& path, const Place& place,
          std::vector<FoundScenario>& into) {
    std::error_code fault;
    if (fs::is_directory(path, fault)) {
        Result<Opened> opened = open_input({path});
        if (const auto* folders = opened ? std::get_if<ScenarioFolders>(&*opened) : nullptr) {
            for (const std::string& one : folders->scenarios) {
                const std::string relative = fs::path(one).lexically_relative(path).generic_string();
                into.push_back({shown.empty() ? relative : shown + "/" + relative, one, place, {}, {}});
            }
            return;
        }
        into.push_back({shown.empty() ? "." : shown, path, place, {}, {}, std::move(opened)});
        return;
    }
    into.push_back({shown.empty() ? "." : shown, path, place, {}, {}});
}

}  // namespace

bool fits(std::string_view pattern, std::string_view name) {
    std::size_t p = 0, n = 0, star = std::string_view::npos, from = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            from = n;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
            ++p;
            ++n;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            n = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

Result<std::vector<FoundScenario>> find_scenarios(const std::vector<ScenarioSource>& sources,
                                                  const std::string& folder) {
    std::vector<FoundScenario> all, passed_over;
    std::set<std::string> seen;
    Errors errors;
    for (const ScenarioSource& source : sources) {
        if (source.generator) {
            all.push_back({{}, {}, source.place, {}, {}});  // keeps its place in the order
            continue;
        }
        const bool absolute = source.path.starts_with('/');
        const fs::path root = absolute ? fs::path("/") : folder.empty() ? fs::path(".") : fs::path(folder);
        std::vector<std::pair<std::string, std::string>> met;
        expand(root, "", parts_of(source.path), 0, met);
        const bool pattern = is_pattern(source.path);
        std::vector<FoundScenario> found;
        for (const auto& [shown, path] : met) {
            const std::string name = absolute ? "/" + shown : shown;
            std::string why;
            if (!pattern || opens_a_scenario(path, why))
                take(name, path, source.place, found);
            else if (!why.empty())
                passed_over.push_back({name, path, source.place, why, {}});
        }
        if (found.empty()) {
            errors.push_back(make_error(source.place,
                                        pattern ? "no scenario fits the pattern `" + source.path + "`"
                                                : "there is no file or folder `" + source.path + "`",
                                        "paths are relative to the folder of the tournament's file" +
                                            (folder.empty() ? std::string() : ", `" + folder + "`")));
            continue;
        }
        for (FoundScenario& one : found) {
            one.account = source.account;
            if (!one.account.empty()) one.name += " (" + one.account + ")";
            if (seen.insert(one.name).second) all.push_back(std::move(one));
        }
    }
    if (!errors.empty()) return errors;
    for (FoundScenario& one : passed_over)
        if (seen.insert(one.name).second) all.push_back(std::move(one));
    return all;
}

}  // namespace detente::tournaments
