// SPDX-License-Identifier: Apache-2.0
// A text as the readers take it: bytes and where they are from. Nothing here touches a file, so that readers
// can be carried where there are none.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace detente {

struct SourceText {
    std::string path;  // as it was named; "<stdin>" for standard input
    std::string name;  // without folder and ending
    std::string bytes;
};

// "<stdin>", as places in standard input name it.
extern const char* const kStandardInput;

// A path's last part: "b.xml" of "a/b.xml".
std::string file_name_of(std::string_view path);
// The file's name without folder and last ending.
std::string stem_of(std::string_view path);
// The last ending in lower case, with its dot; empty when there is none.
std::string ending_of(std::string_view path);

SourceText source_text(const std::string& path, std::string bytes);

// A party's name as part of a file's name, different from those in `used`, to which it is added.
std::string file_part(const std::string& name, std::set<std::string>& used);

}  // namespace detente
