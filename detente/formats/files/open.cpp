// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/open.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "detente/formats/files/read_file.h"
#include "detente/formats/internal/contents_open.h"
#include "detente/formats/internal/files/numeric_folder.h"
#include "detente/formats/numeric/numeric.h"

namespace detente {

namespace {

// A folder without numbers may hold one scenario of another kind.
Result<Opened> open_other_folder(const std::string& folder) {
    std::vector<std::string> found;
    for (const std::string& path : files_of(folder)) {
        Result<Contents> head = look_into(source_text(path, head_of(path, std::size_t{8} << 20)));
        if (head && (head->kind == ContentKind::toml || head->kind == ContentKind::gmcr))
            found.push_back(path);
    }
    if (found.size() == 1) return open_input(found);
    if (found.empty())
        return make_error(
            {folder, 0, 0}, "there is no scenario file here that is known",
            "known are the TOML format, .gmcr, GENIUS XML, GeniusWeb JSON, NegoLog JSON, NegMAS "
            "YAML and LLM-Deliberation folders");
    std::string names;
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 5); ++i)
        names += (i ? ", " : "") + file_name_of(found[i]);
    if (found.size() > 5) names += ", ...";
    return make_error({folder, 0, 0},
                      "the folder holds " + std::to_string(found.size()) + " scenario files: " + names,
                      "name one of them");
}

Result<Opened> open_folder(const std::string& folder) {
    if (std::optional<Result<NumericScenario>> numbers = numbers_in_folder(folder)) {
        if (!*numbers) return numbers->errors();
        return Opened(std::move(**numbers));
    }
    std::vector<std::string> folders = scenario_folders(folder);
    if (folders.size() > 1) return Opened(ScenarioFolders{folder, std::move(folders)});
    if (folders.empty()) return open_other_folder(folder);
    return open_folder(folders.front());
}

}  // namespace

std::optional<Result<Opened>> open_small_folder(const std::string& folder, std::size_t most) {
    std::optional<Result<NumericScenario>> numbers = small_numbers_in_folder(folder, most);
    if (!numbers) return std::nullopt;
    if (!*numbers) return numbers->errors();
    return Opened(std::move(**numbers));
}

Result<Opened> open_input(const std::vector<std::string>& paths) {
    if (paths.empty())
        return make_error({}, "no file is named", "name a scenario, or a domain file and its profiles");
    if (paths.size() == 1 && is_folder(paths.front())) return open_folder(paths.front());
    if (std::count(paths.begin(), paths.end(), "-") > 1)
        return make_error({kStandardInput, 0, 0}, "standard input is named twice", "name it once");
    std::vector<Contents> contents;
    Errors errors;
    for (const std::string& path : paths) {
        Result<SourceText> text = read_file(path);
        Result<Contents> one = text ? look_into(std::move(*text)) : Result<Contents>(text.errors());
        if (one)
            contents.push_back(std::move(*one));
        else
            errors.insert(errors.end(), one.errors().begin(), one.errors().end());
    }
    if (!errors.empty()) return errors;
    if (contents.size() == 1 && is_domain(contents.front().kind) && paths.front() != "-") {
        Result<NumericScenario> numbers = with_profiles_beside(std::move(contents.front()));
        if (!numbers) return numbers.errors();
        return Opened(std::move(*numbers));
    }
    return open_contents(std::move(contents));
}

}  // namespace detente
