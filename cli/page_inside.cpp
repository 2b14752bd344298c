// SPDX-License-Identifier: Apache-2.0
#include "cli/page_inside.h"

#include <filesystem>
#include <string_view>
#include <utility>

#include "detente/base/utf8.h"
#include "detente/formats/files/read_file.h"
#include "detente/formats/toml.h"
#include "detente/requests/options.h"

namespace detente::cli {

namespace {

constexpr std::size_t kPages = 512u << 10;  // bytes of saved pages that a page carries at most

bool is_utf8(std::string_view text) {
    return first_lone_byte(text) == std::string_view::npos;
}

bool is_plain_text(const SourceText& page) {
    return page.bytes.find('<') == std::string::npos && is_utf8(page.bytes);
}

void add_pages(std::vector<SourceText>& texts) {
    const Result<Scenario> scenario = read_scenario(texts.front().bytes, texts.front().path);
    if (!scenario) return;
    const std::filesystem::path folder = std::filesystem::path(texts.front().path).parent_path();
    std::size_t bytes = 0;
    for (const Source& source : scenario->sources) {
        if (source.file.empty()) continue;
        Result<SourceText> page = read_file((folder / source.file).string());
        if (!page || !is_plain_text(*page) || bytes + page->bytes.size() > kPages) continue;
        bytes += page->bytes.size();
        texts.push_back(std::move(*page));
    }
}

}  // namespace

briefing::Inside inside_of(const Arguments& arguments) {
    briefing::Inside inside;
    for (const std::string& path : arguments.all("FILE")) {
        if (path == "-" || is_folder(path)) return {};
        Result<SourceText> text = read_file(path);
        if (!text || !is_utf8(text->bytes)) return {};
        inside.texts.push_back(std::move(*text));
    }
    if (inside.texts.size() == 1) add_pages(inside.texts);
    for (const auto& [name, values] : arguments.given) {
        const requests::Option* option = requests::find_option(arguments.command, name);
        if (!option || option->positional() || option->sets.empty()) continue;
        inside.options[name] = values;
    }
    return inside;
}

}  // namespace detente::cli
