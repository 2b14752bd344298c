// SPDX-License-Identifier: Apache-2.0
// Files as the numeric readers take them: bytes with a name, and what they seem to be.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"

namespace detente::numeric {

struct SourceFile {
    std::string path;
    std::string name;  // without folder and ending
    std::string bytes;
};

// Errors: no such file, a folder, unreadable, too large.
Result<SourceFile> open_source(const std::string& path);

// The regular files of a folder, sorted by name; folders and hidden files left out.
std::vector<std::string> files_of(const std::string& folder);

// The file's name without folder and last ending.
std::string stem_of(const std::string& path);
// The last ending in lower case, with its dot; empty when there is none.
std::string ending_of(const std::string& path);

// A party's name as part of a file's name, different from those in `used`, to which it is added.
std::string file_part(const std::string& name, std::set<std::string>& used);

}  // namespace detente::numeric
