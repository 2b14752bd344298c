// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/mhtml.h"

#include <algorithm>
#include <array>

namespace detente {

namespace {

std::string lower_of(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return result;
}

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || (c >= 9 && c <= 13); };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

// The header of a message or of a part, and where its content begins.
struct Head {
    std::string type;      // Content-Type with its parameters, unfolded
    std::string encoding;  // Content-Transfer-Encoding, lower case
    std::string location;
    std::size_t content = std::string_view::npos;
};

Head head_at(std::string_view bytes, std::size_t at) {
    Head head;
    std::string name, value;
    const auto take = [&] {
        if (name == "content-type") head.type = value;
        if (name == "content-transfer-encoding") head.encoding = lower_of(trimmed(value));
        if (name == "content-location" || name == "snapshot-content-location") head.location = trimmed(value);
        name.clear();
    };
    for (int lines = 0; at < bytes.size() && lines < 200; ++lines) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        std::string_view line = bytes.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at = std::min(end + 1, bytes.size());
        if (line.empty()) {
            take();
            head.content = at;
            return head;
        }
        if (line[0] == ' ' || line[0] == '\t') {
            value += " " + std::string(trimmed(line));
            continue;
        }
        take();
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return head;
        name = lower_of(line.substr(0, colon));
        value = trimmed(line.substr(colon + 1));
    }
    return head;
}

// The value of a parameter: boundary="----=_x".
std::string parameter(const std::string& type, std::string_view name) {
    const std::string lower = lower_of(type);
    std::size_t at = lower.find(std::string(name) + "=");
    if (at == std::string::npos) return {};
    at += name.size() + 1;
    if (at < type.size() && type[at] == '"') {
        const std::size_t end = type.find('"', at + 1);
        return end == std::string::npos ? std::string{} : type.substr(at + 1, end - at - 1);
    }
    const std::size_t end = type.find_first_of("; \t", at);
    return type.substr(at, end == std::string::npos ? end : end - at);
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::string from_quoted_printable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            result += text[i];
            continue;
        }
        if (i + 2 < text.size() && text[i + 1] == '\r' && text[i + 2] == '\n') {
            i += 2;
        } else if (i + 1 < text.size() && text[i + 1] == '\n') {
            i += 1;
        } else if (i + 2 < text.size() && hexadecimal(text[i + 1]) >= 0 && hexadecimal(text[i + 2]) >= 0) {
            result += static_cast<char>(hexadecimal(text[i + 1]) * 16 + hexadecimal(text[i + 2]));
            i += 2;
        } else {
            result += '=';
        }
    }
    return result;
}

std::string from_base64(std::string_view text) {
    std::array<int, 256> digits;
    digits.fill(-1);
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < kDigits.size(); ++i)
        digits[static_cast<unsigned char>(kDigits[i])] = static_cast<int>(i);
    std::string result;
    unsigned held = 0;
    int bits = 0;
    for (const char c : text) {
        const int digit = digits[static_cast<unsigned char>(c)];
        if (digit < 0) continue;
        held = (held << 6 | static_cast<unsigned>(digit)) & 0xFFFFFF;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        result += static_cast<char>(held >> bits & 0xFF);
    }
    return result;
}

}  // namespace

std::optional<MhtmlPage> read_mhtml(std::string_view bytes) {
    // A header's first line has a name and a colon; anything else is looked at no further.
    const std::string start = lower_of(bytes.substr(0, 4096));
    if (start.find("mime-version:") == std::string::npos && !start.starts_with("content-type:")) return {};
    const Head whole = head_at(bytes, 0);
    if (whole.content == std::string_view::npos) return {};
    const auto page_of = [&](const Head& head, std::string_view content) {
        MhtmlPage page;
        page.html = head.encoding == "quoted-printable" ? from_quoted_printable(content)
                    : head.encoding == "base64"         ? from_base64(content)
                                                        : std::string(content);
        page.charset = parameter(head.type, "charset");
        page.url = head.location.empty() ? whole.location : head.location;
        page.line = static_cast<int>(
                        std::count(bytes.begin(), bytes.begin() + (content.data() - bytes.data()), '\n')) +
                    1;
        return page;
    };
    if (lower_of(whole.type).starts_with("text/html")) return page_of(whole, bytes.substr(whole.content));
    if (!lower_of(whole.type).starts_with("multipart/")) return {};
    const std::string boundary = parameter(whole.type, "boundary");
    if (boundary.empty()) return {};
    const std::string mark = "--" + boundary;
    std::size_t at = bytes.find(mark, whole.content);
    for (int parts = 0; at != std::string_view::npos && parts < 1000; ++parts) {
        const std::size_t line = bytes.find('\n', at);
        if (line == std::string_view::npos) return {};
        const Head part = head_at(bytes, line + 1);
        const std::size_t next = bytes.find("\n" + mark, line);
        const std::size_t end = next == std::string_view::npos ? bytes.size() : next;
        if (part.content != std::string_view::npos && part.content <= end &&
            lower_of(part.type).starts_with("text/html"))
            return page_of(part, bytes.substr(part.content, end - part.content));
        at = next == std::string_view::npos ? next : next + 1;
    }
    return {};
}

}  // namespace detente
