// SPDX-License-Identifier: Apache-2.0
// Files as bytes. Only this folder touches files: what reads text is apart from it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"
#include "detente/formats/source_text.h"

namespace detente {

// How many bytes a file may have, and the words for one that has more.
struct ByteLimit {
    std::size_t bytes = 0;
    std::string what;  // "a scenario may have", "are read at most"
    std::string remedy;
};

// The limit for what such a beginning (at most 64 KiB) announces: pages and scenarios are smaller than
// numbers.
ByteLimit limit_for(std::string_view head);

// The bytes of a file, "-" being standard input. Errors: no such file, a folder, not readable, too large
// (told without reading all of it).
Result<SourceText> read_file(const std::string& path);

// The same of a regular file, where its beginning (at most 64 KiB) is wanted; nothing where it is not, or where
// the file cannot be opened.
std::optional<Result<SourceText>> read_file_if(const std::string& path,
                                               bool (*wanted)(std::string_view head));

// The first bytes, as many as `most`; empty for what cannot be read.
std::string head_of(const std::string& path, std::size_t most = std::size_t{1} << 16);

// The regular files of a folder, sorted by name; folders and hidden files left out.
std::vector<std::string> files_of(const std::string& folder);

bool is_folder(const std::string& path);

}  // namespace detente
