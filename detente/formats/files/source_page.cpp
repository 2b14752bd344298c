// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/source_page.h"

#include <filesystem>
#include <utility>

#include "detente/formats/page.h"

namespace detente {

SourcePage read_source_page(const Source& source, const std::string& scenario_file) {
    SourcePage result;
    if (source.file.empty()) return result;
    const std::filesystem::path folder = std::filesystem::path(scenario_file).parent_path();
    result.path = (folder / source.file).lexically_normal().string();
    std::error_code fault;
    if (!std::filesystem::exists(result.path, fault)) {
        result.state = SourcePage::State::not_at_hand;
        return result;
    }
    if (!std::filesystem::is_regular_file(result.path, fault) &&
        !std::filesystem::is_directory(result.path, fault)) {
        // A pipe that a scenario names would be waited for without end.
        result.state = SourcePage::State::unreadable;
        result.errors = {make_error({result.path}, "this is not a file", "name the page's file")};
        return result;
    }
    Result<Page> page = read_page_file(result.path);
    if (!page) {
        result.state = SourcePage::State::unreadable;
        result.errors = page.errors();
        return result;
    }
    result.state = SourcePage::State::read;
    result.page = std::move(*page);
    return result;
}

}  // namespace detente
