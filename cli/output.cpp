// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace detente::cli {

namespace {

constexpr std::size_t kBuffer = 1 << 16;

bool write_all(int descriptor, const char* text, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::write(descriptor, text, size);
        if (written < 0) {
            if (errno == EINTR) continue;
            return false;
        }
        text += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

Error cannot_write(const std::string& path, int fault) {
    std::string remedy = "choose a place that can be written to";
    if (fault == EEXIST)
        return make_error({path}, "the file exists already", "choose another name, or remove it first");
    if (fault == ENOENT) remedy = "make its folder first";
    return make_error({path}, std::string("the file cannot be written: ") + std::strerror(fault), remedy);
}

}  // namespace

DescriptorBuffer::DescriptorBuffer(int descriptor) : descriptor_(descriptor), buffer_(kBuffer) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
}

bool DescriptorBuffer::empty_out() {
    const auto size = static_cast<std::size_t>(pptr() - pbase());
    if (fault_ == 0 && !write_all(descriptor_, pbase(), size)) fault_ = errno;
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    return fault_ == 0;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type next) {
    if (!empty_out()) return traits_type::eof();
    if (traits_type::eq_int_type(next, traits_type::eof())) return traits_type::not_eof(next);
    *pptr() = traits_type::to_char_type(next);
    pbump(1);
    return next;
}

int DescriptorBuffer::sync() {
    return empty_out() ? 0 : -1;
}

std::optional<Error> write_file(const std::string& path, const std::string& text, IfExists if_exists) {
    // A new file is created as it is; an old one is replaced only when the new one is complete.
    const bool aside = if_exists == IfExists::replace;
    const std::string target = aside ? path + ".part" : path;
    const int descriptor =
        ::open(target.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (aside ? O_TRUNC : O_EXCL), 0666);
    if (descriptor < 0) return cannot_write(path, errno);
    int fault = write_all(descriptor, text.data(), text.size()) ? 0 : errno;
    if (::close(descriptor) != 0 && fault == 0) fault = errno;
    if (fault == 0 && aside && std::rename(target.c_str(), path.c_str()) != 0) fault = errno;
    if (fault == 0) return std::nullopt;
    ::unlink(target.c_str());
    return cannot_write(path, fault);
}

std::optional<Error> make_directory(const std::string& path) {
    std::error_code fault;
    std::filesystem::create_directories(path, fault);
    if (!fault && std::filesystem::is_directory(path, fault)) return std::nullopt;
    return make_error(
        {path}, "the directory cannot be made: " + (fault ? fault.message() : std::string("it is a file")),
        "choose a place that can be written to");
}

}  // namespace detente::cli
