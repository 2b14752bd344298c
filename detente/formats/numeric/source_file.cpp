// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/numeric/source_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "detente/formats/numeric/numeric.h"

namespace detente::numeric {

namespace files = std::filesystem;

Result<SourceFile> open_source(const std::string& path) {
    std::error_code fault;
    const files::file_status status = files::status(path, fault);
    if (fault || !files::exists(status))
        return make_error({path, 0, 0}, "there is no such file", "check the path");
    if (files::is_directory(status))
        return make_error({path, 0, 0}, "this is a folder, not a file", "name a file in it");
    if (files::is_regular_file(status)) {
        const auto size = files::file_size(path, fault);
        if (!fault && size > NumericLimits::file_bytes)
            return make_error({path, 0, 0},
                              "the file has " + std::to_string(size) + " bytes and " +
                                  std::to_string(NumericLimits::file_bytes) + " are read at most",
                              "split the scenario");
    }
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return make_error({path, 0, 0}, "the file cannot be opened", "check that you may read it");
    SourceFile file;
    file.path = path;
    file.name = stem_of(path);
    std::string buffer(1 << 16, '\0');
    while (stream && file.bytes.size() <= NumericLimits::file_bytes) {
        stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        file.bytes.append(buffer, 0, static_cast<std::size_t>(stream.gcount()));
    }
    return file;
}

std::vector<std::string> files_of(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code fault;
    for (files::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
        if (!at->is_regular_file(fault)) continue;
        const std::string name = at->path().filename().string();
        if (!name.empty() && name[0] != '.') names.push_back(at->path().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string stem_of(const std::string& path) {
    return files::path(path).stem().string();
}

std::string ending_of(const std::string& path) {
    std::string ending = files::path(path).extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
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

}  // namespace detente::numeric
