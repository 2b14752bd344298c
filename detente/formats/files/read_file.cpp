// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/files/read_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "detente/formats/contents.h"
#include "detente/formats/numeric/numeric.h"
#include "detente/formats/page.h"
#include "detente/scenario/scenario.h"

namespace detente {

namespace {

constexpr std::size_t kHead = std::size_t{1} << 16;

struct Close {
    void operator()(std::FILE* file) const {
        if (file != stdin) std::fclose(file);
    }
};
using Handle = std::unique_ptr<std::FILE, Close>;

// Appends up to `most` bytes in all; false when the file cannot be read on.
bool read_up_to(std::FILE* file, std::size_t most, std::string& bytes) {
    while (bytes.size() < most) {
        const std::size_t before = bytes.size();
        const std::size_t wanted = std::min(most - before, std::size_t{1} << 20);
        bytes.resize(before + wanted);
        const std::size_t got = std::fread(bytes.data() + before, 1, wanted, file);
        bytes.resize(before + got);
        if (got == wanted) continue;
        if (std::ferror(file) && errno == EINTR) {
            std::clearerr(file);
            continue;
        }
        return !std::ferror(file);
    }
    return true;
}

Error too_large(const std::string& path, std::size_t size, const ByteLimit& limit) {
    return make_error({path, 0, 0},
                      "the file has " + std::to_string(size) + " bytes and " + limit.what + " " +
                          std::to_string(limit.bytes),
                      limit.remedy);
}

}  // namespace

ByteLimit limit_for(std::string_view head) {
    const std::size_t start = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const char first = start == std::string_view::npos ? '\0' : head[start];
    if (first == '{' || (first == '<' && !looks_like_html(head)) || seems_numeric(head))
        return {NumericLimits::file_bytes, "there may be", "split the scenario"};
    if (first == '<') return {PageLimits::bytes, "a page may have", "save the article alone"};
    return {Limits::file_bytes, "a scenario or a page may have",
            "keep long texts in files of their own, or save the article alone"};
}

Result<SourceText> read_file(const std::string& path) {
    const bool standard = path == "-";
    const std::string shown = standard ? kStandardInput : path;
    Handle file(standard ? stdin : nullptr);
    std::size_t known_size = 0;
    if (!standard) {
        std::error_code fault;
        const auto status = std::filesystem::status(path, fault);
        if (status.type() == std::filesystem::file_type::not_found)
            return make_error({path, 0, 0}, "there is no such file",
                              "check the path, or `detente new` writes a scenario to start from");
        if (std::filesystem::is_directory(status))
            return make_error({path, 0, 0}, "this is a folder, not a file", "name a file in it");
        if (std::filesystem::is_regular_file(status)) {
            const auto size = std::filesystem::file_size(path, fault);
            if (!fault) known_size = static_cast<std::size_t>(size);
        }
        errno = 0;
        file.reset(std::fopen(path.c_str(), "rb"));
        if (!file)
            return make_error({path, 0, 0}, std::string("the file cannot be opened: ") + std::strerror(errno),
                              "check its permissions");
    }
    std::string bytes;
    const auto unreadable = [&] {
        return make_error({shown, 0, 0}, std::string("the file cannot be read: ") + std::strerror(errno),
                          "check that it is whole");
    };
    if (!read_up_to(file.get(), kHead, bytes)) return unreadable();
    const ByteLimit limit = limit_for(bytes);
    if (known_size > limit.bytes) return too_large(shown, known_size, limit);
    // One byte more than may be, so that what is no regular file is held to the limit too.
    if (bytes.size() == kHead && !read_up_to(file.get(), limit.bytes + 1, bytes)) return unreadable();
    if (bytes.size() > limit.bytes) return too_large(shown, bytes.size(), limit);
    return source_text(shown, std::move(bytes));
}

std::string head_of(const std::string& path, std::size_t most) {
    std::string bytes;
    std::error_code fault;
    if (!std::filesystem::is_regular_file(path, fault)) return bytes;
    const Handle file(std::fopen(path.c_str(), "rb"));
    if (file) read_up_to(file.get(), most, bytes);
    return bytes;
}

std::vector<std::string> files_of(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code fault;
    for (std::filesystem::directory_iterator at(folder, fault), end; !fault && at != end;
         at.increment(fault)) {
        if (!at->is_regular_file(fault)) continue;
        const std::string name = at->path().filename().string();
        if (!name.empty() && name[0] != '.') names.push_back(at->path().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

bool is_folder(const std::string& path) {
    std::error_code fault;
    return std::filesystem::is_directory(path, fault);
}

}  // namespace detente
