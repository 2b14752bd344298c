// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/source_text.h"

#include <utility>

namespace detente {

const char* const kStandardInput = "<stdin>";

std::string file_name_of(std::string_view path) {
    const std::size_t slash = path.find_last_of('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string stem_of(std::string_view path) {
    std::string name = path == kStandardInput ? "stdin" : file_name_of(path);
    const std::size_t dot = name.find_last_of('.');
    // A dot in front hides the file and ends nothing.
    if (dot != std::string::npos && dot > 0) name.resize(dot);
    return name;
}

std::string ending_of(std::string_view path) {
    const std::string name = file_name_of(path);
    const std::size_t dot = name.find_last_of('.');
    if (dot == std::string::npos || dot == 0) return {};
    std::string ending = name.substr(dot);
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

SourceText source_text(const std::string& path, std::string bytes) {
    return {path, stem_of(path), std::move(bytes)};
}

std::string file_part(const std::string& name, std::set<std::string>& used) {
    std::string part;
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_' || c == '.';
        part += plain ? c : '-';
    }
    if (part.empty()) part = "profile";
    std::string unique = part;
    for (int n = 2; !used.insert(unique).second; ++n) unique = part + "-" + std::to_string(n);
    return unique;
}

}  // namespace detente
