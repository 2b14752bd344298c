// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/files/read_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "detente/formats/contents.h"
#include "detente/formats/numeric/numeric.h"
#include "detente/formats/page.h"
#include "detente/scenario/scenario.h"

namespace detente {

namespace {

constexpr std::size_t kHead = std::size_t{1} << 16;

// An open file. Read straight from the system: small files are most of what is read, and each costs four calls.
class File {
  public:
    static File standard_input() { return File(STDIN_FILENO, false); }
    explicit File(const std::string& path) : File(::open(path.c_str(), O_RDONLY | O_CLOEXEC), true) {}
    ~File() {
        if (is_own_ && is_open()) ::close(file_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    bool is_open() const { return file_ >= 0; }
    bool is_folder() const { return S_ISDIR(about_.st_mode); }
    bool is_regular() const { return S_ISREG(about_.st_mode); }
    // As the system says; 0 for what is no regular file, and for some that are.
    std::size_t size() const { return is_regular() ? static_cast<std::size_t>(about_.st_size) : 0; }

    // Appends up to `most` bytes in all; false when the file cannot be read on.
    bool read_up_to(std::size_t most, std::string& bytes) const {
        while (bytes.size() < most) {
            const std::size_t before = bytes.size();
            const std::size_t left = size() >= before ? size() - before + 1 : kHead;
            const std::size_t wanted = std::min({most - before, left, std::size_t{1} << 20});
            bytes.resize(before + wanted);
            const ssize_t got = ::read(file_, bytes.data() + before, wanted);
            bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return got == 0;
            if (static_cast<std::size_t>(got) < wanted && bytes.size() == size()) return true;
        }
        return true;
    }

  private:
    File(int file, bool is_own) : file_(file), is_own_(is_own) {
        const int fault = errno;
        if (is_open() && ::fstat(file_, &about_) != 0) about_ = {};
        errno = fault;
    }
    int file_;
    bool is_own_;
    struct ::stat about_ {};
};

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
    if (first == '{' || seems_numeric(head) || (first == '<' && !looks_like_html(head)))
        return {NumericLimits::file_bytes, "there may be", "split the scenario"};
    if (first == '<') return {PageLimits::bytes, "a page may have", "save the article alone"};
    return {Limits::file_bytes, "a scenario or a page may have",
            "keep long texts in files of their own, or save the article alone"};
}

namespace {

// The rest of a file of which `bytes` are read; `shown`: its name in errors.
Result<SourceText> read_on(const File& file, const std::string& shown, std::string bytes) {
    const auto unreadable = [&] {
        return make_error({shown, 0, 0}, std::string("the file cannot be read: ") + std::strerror(errno),
                          "check that it is whole");
    };
    if (bytes.empty() && !file.read_up_to(kHead, bytes)) return unreadable();
    // No limit is so low.
    if (bytes.size() < kHead && file.size() < kHead) return source_text(shown, std::move(bytes));
    const ByteLimit limit = limit_for(bytes);
    if (file.size() > limit.bytes) return too_large(shown, file.size(), limit);
    // One byte more than may be, so that what is no regular file is held to the limit too.
    if (bytes.size() == kHead && !file.read_up_to(limit.bytes + 1, bytes)) return unreadable();
    if (bytes.size() > limit.bytes) return too_large(shown, bytes.size(), limit);
    return source_text(shown, std::move(bytes));
}

}  // namespace

Result<SourceText> read_file(const std::string& path) {
    if (path == "-") return read_on(File::standard_input(), kStandardInput, {});
    const File file(path);
    const int fault = errno;
    if (!file.is_open() && (fault == ENOENT || fault == ENOTDIR))
        return make_error({path, 0, 0}, "there is no such file",
                          "check the path, or `detente new` writes a scenario to start from");
    if (file.is_open() ? file.is_folder() : is_folder(path))
        return make_error({path, 0, 0}, "this is a folder, not a file", "name a file in it");
    if (!file.is_open())
        return make_error({path, 0, 0}, std::string("the file cannot be opened: ") + std::strerror(fault),
                          "check its permissions");
    return read_on(file, path, {});
}

std::optional<Result<SourceText>> read_file_if(const std::string& path,
                                               bool (*wanted)(std::string_view head)) {
    const File file(path);
    std::string bytes;
    if (!file.is_open() || !file.is_regular()) return std::nullopt;
    if (!file.read_up_to(kHead, bytes) || !wanted(bytes)) return std::nullopt;
    return read_on(file, path, std::move(bytes));
}

std::string head_of(const std::string& path, std::size_t most) {
    std::string bytes;
    const File file(path);
    if (file.is_open() && file.is_regular()) file.read_up_to(most, bytes);
    return bytes;
}

namespace {

// Calls `look` with the name and the type (DT_REG, ...) of each entry, in the system's order.
#ifdef __linux__
// opendir() takes 32 KiB for each folder, and giving those back costs more than reading a small folder.
template <class Look>
void for_each_entry(const std::string& folder, const Look& look) {
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    alignas(::dirent64) char entries[4096];
    ssize_t got = 0;
    while ((got = ::syscall(SYS_getdents64, file, entries, sizeof entries)) > 0)
        for (ssize_t at = 0; at < got;) {
            const auto* entry = reinterpret_cast<const ::dirent64*>(entries + at);
            look(entry->d_name, entry->d_type);
            at += entry->d_reclen;
        }
    ::close(file);
}
#else
template <class Look>
void for_each_entry(const std::string& folder, const Look& look) {
    const auto close = [](DIR* entries) { ::closedir(entries); };
    const std::unique_ptr<DIR, decltype(close)> entries(::opendir(folder.c_str()), close);
    if (!entries) return;
    while (const ::dirent* entry = ::readdir(entries.get())) look(entry->d_name, entry->d_type);
}
#endif

}  // namespace

std::vector<std::string> files_of(const std::string& folder) {
    constexpr std::size_t few = 8;  // as most folders have
    std::vector<std::string> names;
    names.reserve(few);
    const std::string before = folder.ends_with('/') ? folder : folder + "/";
    for_each_entry(folder, [&](const char* name, unsigned char type) {
        if (name[0] == '.') return;
        std::string path;
        path.reserve(before.size() + std::strlen(name));
        path.append(before).append(name);
        bool is_regular = type == DT_REG;
        if (type == DT_LNK || type == DT_UNKNOWN) {
            struct ::stat about {};
            is_regular = ::stat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode);
        }
        if (is_regular) names.push_back(std::move(path));
    });
    std::sort(names.begin(), names.end());
    return names;
}

bool is_folder(const std::string& path) {
    struct ::stat about {};
    return ::stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

}  // namespace detente
