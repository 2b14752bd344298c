// SPDX-License-Identifier: Apache-2.0
// Numeric scenarios from files and folders.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "detente/base/names.h"
#include "detente/formats/files/read_file.h"
#include "detente/formats/internal/contents_open.h"
#include "detente/formats/internal/decode.h"
#include "detente/formats/internal/files/numeric_folder.h"
#include "detente/formats/internal/numeric/assemble.h"
#include "detente/formats/internal/numeric/llm_deliberation.h"
#include "detente/formats/numeric/numeric.h"

namespace detente {

namespace {

// `files`: those of the folder.
bool is_llm_deliberation(const std::string& folder, const std::vector<std::string>& files) {
    return std::any_of(files.begin(), files.end(),
                       [](const std::string& file) { return file.ends_with("/config.txt"); }) &&
           is_folder(folder + "/scores_files");
}

Result<SourceText> read_text(const std::string& path) {
    Result<SourceText> source = read_file(path);
    if (!source) return source;
    Result<Decoded> decoded = decode_text(source->bytes, path);
    if (!decoded) return decoded.errors();
    source->bytes = as_name(decoded->text);
    return source;
}

Error nothing_known(const std::string& folder) {
    return make_error(
        {folder, 0, 0}, "there is no scenario file here that is known",
        "known are GENIUS XML, GeniusWeb JSON, NegoLog JSON, NegMAS YAML and LLM-Deliberation folders");
}

std::string name_of_folder(const std::string& folder) {
    std::string_view path = folder;
    while (path.ends_with('/')) path.remove_suffix(1);
    const std::string name = file_name_of(path);
    return name.empty() ? folder : name;
}

std::size_t common_start(const std::string& a, const std::string& b) {
    std::size_t n = 0;
    while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
    return n;
}

// The files that look like numbers, up to so many bytes together; nothing where there are more.
std::optional<std::vector<Result<SourceText>>> numeric_texts(const std::vector<std::string>& files,
                                                             std::size_t most) {
    std::vector<Result<SourceText>> texts;
    texts.reserve(files.size());
    std::size_t bytes = 0;
    for (const std::string& path : files) {
        std::optional<Result<SourceText>> text = read_file_if(path, seems_numeric);
        if (!text) continue;
        if (*text) bytes += (*text)->bytes.size();
        if (bytes > most) return std::nullopt;
        texts.push_back(std::move(*text));
    }
    return texts;
}

// A broken one among them is an error: it was meant to count.
Result<std::vector<Contents>> numeric_contents(std::vector<Result<SourceText>> texts) {
    std::vector<Contents> contents;
    contents.reserve(texts.size());
    Errors errors;
    for (Result<SourceText>& text : texts) {
        Result<Contents> one = text ? look_into(std::move(*text)) : Result<Contents>(text.errors());
        if (!one)
            errors.insert(errors.end(), one.errors().begin(), one.errors().end());
        else if (is_of_numbers(one->kind))
            contents.push_back(std::move(*one));
    }
    if (!errors.empty()) return errors;
    return contents;
}

constexpr std::size_t kAll = static_cast<std::size_t>(-1);

Result<NumericScenario> numbers_of(std::vector<Result<SourceText>> texts, const std::string& folder) {
    Result<std::vector<Contents>> contents = numeric_contents(std::move(texts));
    if (!contents) return contents.errors();
    if (contents->empty()) return nothing_known(folder);
    return numeric::assemble(std::move(*contents), name_of_folder(folder), false);
}

}  // namespace

std::optional<Result<NumericScenario>> numbers_in_folder(const std::string& folder) {
    const std::vector<std::string> files = files_of(folder);
    if (is_llm_deliberation(folder, files)) {
        const Result<SourceText> config = read_text(folder + "/config.txt");
        if (!config) return config.errors();
        Result<NumericScenario> game = numeric::read_llm_deliberation(
            name_of_folder(folder), *config,
            [&](const std::string& name) { return read_text(folder + "/scores_files/" + name + ".txt"); });
        if (!game) return game;
        if (Errors faults = numeric::faults_of_names(*game); !faults.empty()) return faults;
        return game;
    }
    std::optional<std::vector<Result<SourceText>>> texts = numeric_texts(files, kAll);
    if (texts->empty()) return std::nullopt;
    return numbers_of(std::move(*texts), folder);
}

std::optional<Result<NumericScenario>> small_numbers_in_folder(const std::string& folder, std::size_t most) {
    const std::vector<std::string> files = files_of(folder);
    if (is_llm_deliberation(folder, files)) return std::nullopt;
    std::optional<std::vector<Result<SourceText>>> texts = numeric_texts(files, most);
    if (!texts || texts->empty()) return std::nullopt;
    return numbers_of(std::move(*texts), folder);
}

bool is_scenario_folder(const std::string& path) {
    const std::vector<std::string> files = files_of(path);
    if (is_llm_deliberation(path, files)) return true;
    return std::any_of(files.begin(), files.end(),
                       [](const std::string& file) { return seems_numeric(head_of(file)); });
}

std::vector<std::string> scenario_folders(const std::string& path) {
    std::vector<std::string> found;
    if (is_scenario_folder(path)) return {path};
    std::error_code fault;
    std::vector<std::string> inner;
    for (std::filesystem::directory_iterator at(path, fault), end; !fault && at != end; at.increment(fault))
        if (at->is_directory(fault) && !at->is_symlink(fault)) inner.push_back(at->path().string());
    std::sort(inner.begin(), inner.end());
    for (const std::string& folder : inner)
        for (std::string& one : scenario_folders(folder)) found.push_back(std::move(one));
    return found;
}

std::vector<std::string> domain_files(const std::string& folder) {
    std::vector<std::string> found;
    const Result<std::vector<Contents>> contents = numeric_contents(*numeric_texts(files_of(folder), kAll));
    if (!contents) return found;
    for (const Contents& one : *contents)
        if (is_domain(one.kind)) found.push_back(one.source.path);
    return found;
}

Result<NumericScenario> with_profiles_beside(Contents domain_file) {
    const std::string path = domain_file.source.path;
    std::string folder = std::filesystem::path(path).parent_path().string();
    if (folder.empty()) folder = ".";
    Result<Domain> domain = numeric::domain_from(domain_file);
    if (!domain) return domain.errors();
    const std::string format = format_of(domain_file.kind);
    const std::string name = domain_file.source.name;
    std::vector<Contents> contents;
    contents.push_back(std::move(domain_file));
    std::vector<std::string> other_domains;
    for (const std::string& beside : files_of(folder)) {
        std::error_code fault;
        if (std::filesystem::equivalent(beside, path, fault)) continue;
        std::optional<Result<SourceText>> text = read_file_if(beside, seems_numeric);
        if (!text || !*text) continue;
        Result<Contents> one = look_into(std::move(**text));
        if (one && !is_domain(one->kind) && is_of_numbers(one->kind) && format_of(one->kind) == format &&
            numeric::is_of_domain(*one, *domain))
            contents.push_back(std::move(*one));
        else if (one && is_domain(one->kind) && format_of(one->kind) == format)
            other_domains.push_back(one->source.name);
    }
    // Where several domains stand in one folder (A, B, C of one case), a profile is of the one whose name its
    // own begins like.
    std::erase_if(contents, [&](const Contents& one) {
        return !is_domain(one.kind) &&
               std::any_of(other_domains.begin(), other_domains.end(), [&](const std::string& other) {
                   return common_start(one.source.name, other) > common_start(one.source.name, name);
               });
    });
    return numeric::assemble(std::move(contents), domain->name, false);
}

Result<NumericScenario> read_numeric(const std::vector<std::string>& paths) {
    if (paths.size() == 1 && is_folder(paths.front())) {
        std::optional<Result<NumericScenario>> numbers = numbers_in_folder(paths.front());
        return numbers ? std::move(*numbers) : Result<NumericScenario>(nothing_known(paths.front()));
    }
    Result<Opened> opened = open_input(paths);
    if (!opened) return opened.errors();
    if (auto* numbers = std::get_if<NumericScenario>(&*opened)) return std::move(*numbers);
    return make_error({paths.front(), 0, 0}, "this is no file of numbers",
                      "numbers are GENIUS XML, GeniusWeb JSON, NegoLog JSON, NegMAS YAML and "
                      "LLM-Deliberation folders");
}

}  // namespace detente
