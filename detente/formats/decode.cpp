// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/decode.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "detente/base/utf8.h"
#include "detente/formats/internal/encodings.h"

namespace detente {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kHead = 1024;  // where a page must declare its encoding

std::string byte_in_hexadecimal(std::string_view bytes, std::size_t at) {
    constexpr char digits[] = "0123456789abcdef";
    const auto c = static_cast<unsigned char>(bytes[at]);
    return "byte " + std::to_string(at) + " is 0x" + digits[c >> 4] + digits[c & 15];
}

Error cannot_decode(std::string_view bytes, std::size_t at, std::string_view encoding,
                    const std::string& file) {
    return make_error(place_at(bytes, at, file),
                      "the file is read as " + std::string(encoding) + ", and that has no such character: " +
                          byte_in_hexadecimal(bytes, std::min(at, bytes.size() - 1)),
                      "declare the encoding that the file has, or convert it, for example with: " +
                          iconv_line("WINDOWS-1252", file));
}

// UTF-16 or UTF-32 in either order; the offset of what is no character, or npos.
std::size_t from_wide(std::string_view bytes, std::size_t unit, bool big, std::string& text) {
    const auto code = [&](std::size_t at) {
        char32_t value = 0;
        for (std::size_t i = 0; i < unit; ++i) {
            const auto byte = static_cast<unsigned char>(bytes[at + (big ? i : unit - 1 - i)]);
            value = value << 8 | byte;
        }
        return value;
    };
    std::size_t at = 0;
    text.reserve(bytes.size());
    while (at < bytes.size()) {
        if (at + unit > bytes.size()) return at;
        char32_t c = code(at);
        const std::size_t start = at;
        at += unit;
        if (unit == 2 && c >= 0xD800 && c < 0xDC00) {
            if (at + 2 > bytes.size()) return start;
            const char32_t low = code(at);
            if (low < 0xDC00 || low > 0xDFFF) return start;
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        } else if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
            return start;
        }
        if (start > 0 || c != 0xFEFF) append_character(text, c);
    }
    return std::string_view::npos;
}

// Every byte is a character: those that Microsoft left open are control characters (WHATWG, index
// windows-1252).
std::string from_windows_1252(std::string_view bytes) {
    static constexpr std::array<char16_t, 32> high = {
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        const auto c = static_cast<unsigned char>(byte);
        append_character(text, c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c);
    }
    return text;
}

Result<std::string> by_iconv(std::string_view bytes, const EncodingName& encoding, const std::string& file) {
    const iconv_t converter = ::iconv_open("UTF-8", std::string(encoding.iconv).c_str());
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the platform's own mark of a failure
    if (converter == reinterpret_cast<iconv_t>(-1))
        return make_error({file, 0, 0},
                          "the file declares the encoding " + std::string(encoding.name) +
                              ", which this system cannot convert",
                          "save the file as UTF-8");
    std::string text;
    std::string buffer(1 << 16, '\0');
    char* in = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    bool failed = false;
    while (left > 0 && !failed) {
        char* out = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t done = ::iconv(converter, &in, &left, &out, &room);
        failed = done == static_cast<std::size_t>(-1) && errno != E2BIG;
        text.append(buffer.data(), static_cast<std::size_t>(out - buffer.data()));
    }
    if (!failed) {
        char* out = buffer.data();
        std::size_t room = buffer.size();
        ::iconv(converter, nullptr, nullptr, &out, &room);  // what was held back
        text.append(buffer.data(), static_cast<std::size_t>(out - buffer.data()));
    }
    ::iconv_close(converter);
    if (failed) return cannot_decode(bytes, bytes.size() - left, encoding.name, file);
    return text;
}

Error not_utf8(std::string_view bytes, std::size_t at, const std::string& file, const std::string& declare) {
    return make_error(place_at(bytes, at, file), "the file is not UTF-8: " + byte_in_hexadecimal(bytes, at),
                      declare + "convert it, for example with: " + iconv_line("WINDOWS-1252", file));
}

Result<Decoded> decode_as(std::string_view bytes, const EncodingName& encoding, const std::string& file) {
    Decoded decoded;
    decoded.encoding = encoding.name;
    std::size_t fault = std::string_view::npos;
    if (encoding.name == "utf-8") {
        if (bytes.starts_with(kUtf8Mark)) {
            bytes.remove_prefix(kUtf8Mark.size());
            decoded.mark_bytes = kUtf8Mark.size();
        }
        if (const std::size_t at = first_not_utf8(bytes); at != std::string_view::npos)
            return not_utf8(bytes, at, file, "declare the encoding that it has, or ");
        decoded.text = bytes;
    } else if (encoding.name.starts_with("utf-16")) {
        fault = from_wide(bytes, 2, encoding.name == "utf-16be", decoded.text);
    } else if (encoding.name.starts_with("utf-32")) {
        fault = from_wide(bytes, 4, encoding.name == "utf-32be", decoded.text);
    } else if (encoding.name == "windows-1252") {
        decoded.text = from_windows_1252(bytes);
    } else {
        Result<std::string> text = by_iconv(bytes, encoding, file);
        if (!text) return text.errors();
        decoded.text = std::move(*text);
    }
    if (fault != std::string_view::npos) return cannot_decode(bytes, fault, encoding.name, file);
    return decoded;
}

Error unknown_label(std::string_view label, const std::string& file) {
    return make_error(
        {file, 1, 1},
        "the file declares the encoding `" + std::string(label.substr(0, 40)) + "`, which is not known",
        "save it as UTF-8, and let it say so");
}

// The value of `name` in the text of a tag, unquoted: charset=utf-8, charset = "utf-8".
std::optional<std::string> value_of(std::string_view tag, std::string_view name) {
    const auto blank = [](char c) { return c == ' ' || (c >= 9 && c <= 13); };
    std::size_t at = 0;
    while ((at = tag.find(name, at)) != std::string_view::npos) {
        std::size_t i = at + name.size();
        at = i;
        while (i < tag.size() && blank(tag[i])) ++i;
        if (i >= tag.size() || tag[i] != '=') continue;
        ++i;
        while (i < tag.size() && blank(tag[i])) ++i;
        if (i >= tag.size()) return std::nullopt;
        if (tag[i] == '"' || tag[i] == '\'') {
            const std::size_t end = tag.find(tag[i], i + 1);
            if (end == std::string_view::npos) return std::nullopt;
            return std::string(tag.substr(i + 1, end - i - 1));
        }
        std::size_t end = i;
        while (end < tag.size() && !blank(tag[end]) && tag[end] != ';' && tag[end] != '>' &&
               tag[end] != '/' && tag[end] != '"' && tag[end] != '\'' && tag[end] != '?')
            ++end;
        return std::string(tag.substr(i, end - i));
    }
    return std::nullopt;
}

std::string lower_head(std::string_view bytes) {
    std::string head(bytes.substr(0, kHead));
    for (char& c : head)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return head;
}

// What <?xml ... encoding="..."?> says, wherever it stands in the first bytes.
std::optional<std::string> declared_by_xml(std::string_view head) {
    const std::size_t at = head.find("<?xml");
    if (at == std::string_view::npos) return std::nullopt;
    return value_of(head.substr(at, head.find("?>", at) - at), "encoding");
}

// What <meta charset> or <meta http-equiv=content-type content="...charset=..."> says; comments are no
// declarations.
std::optional<std::string> declared_by_meta(std::string_view head) {
    std::size_t at = 0;
    while ((at = head.find('<', at)) != std::string_view::npos) {
        if (head.substr(at, 4) == "<!--") {
            at = head.find("-->", at + 4);
            if (at == std::string_view::npos) return std::nullopt;
            continue;
        }
        const std::size_t end = head.find('>', at);
        if (head.substr(at, 5) == "<meta") {
            const std::string_view tag = head.substr(at, end == std::string_view::npos ? end : end - at);
            if (tag.find("http-equiv") == std::string_view::npos) {
                if (auto label = value_of(tag, "charset")) return label;
            } else if (auto content = value_of(tag, "content")) {
                if (auto label = value_of(*content, "charset")) return label;
            }
        }
        if (end == std::string_view::npos) return std::nullopt;
        at = end;
    }
    return std::nullopt;
}

}  // namespace

std::string_view encoding_of(std::string_view label) {
    const EncodingName* encoding = encoding_named(label);
    return encoding ? encoding->name : std::string_view();
}

std::size_t first_not_utf8(std::string_view bytes) {
    return first_lone_byte(bytes);
}

std::string_view unicode_form(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with(kUtf8Mark)) return "utf-8";
    if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "utf-32le";
    if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "utf-32be";
    if (bytes.starts_with("\xFF\xFE"sv)) return "utf-16le";
    if (bytes.starts_with("\xFE\xFF"sv)) return "utf-16be";
    // Text begins with characters of ASCII, so the zeros among the first bytes say the rest (RFC 4627, 3).
    const std::size_t size = std::min<std::size_t>(bytes.size(), 64) & ~std::size_t{3};
    std::array<std::size_t, 4> zeros{};
    for (std::size_t i = 0; i < size; ++i)
        if (bytes[i] == '\0') ++zeros[i % 4];
    const std::size_t quarter = size / 4;
    if (quarter == 0) return {};
    const auto all = [&](std::size_t k) { return zeros[k] == quarter; };
    const auto most = [&](std::size_t k) { return zeros[k] * 4 >= quarter * 3; };
    const auto none = [&](std::size_t k) { return zeros[k] == 0; };
    if (none(0) && most(1) && all(2) && all(3)) return "utf-32le";
    if (all(0) && all(1) && most(2) && none(3)) return "utf-32be";
    if (none(0) && none(2) && most(1) && most(3)) return "utf-16le";
    if (none(1) && none(3) && most(0) && most(2)) return "utf-16be";
    return {};
}

Result<Decoded> decode_text(std::string_view bytes, const std::string& file) {
    if (const std::string_view form = unicode_form(bytes); !form.empty())
        return decode_as(bytes, *encoding_named(form), file);
    if (const std::size_t at = first_not_utf8(bytes); at != std::string_view::npos)
        return not_utf8(bytes, at, file, "");
    Decoded decoded;
    decoded.text = bytes;
    decoded.encoding = "utf-8";
    return decoded;
}

Result<Decoded> decode_xml(std::string_view bytes, const std::string& file) {
    if (const std::string_view form = unicode_form(bytes); !form.empty())
        return decode_as(bytes, *encoding_named(form), file);
    const bool declares = bytes.substr(0, kHead).find("<?") != std::string_view::npos;
    const std::optional<std::string> label = declares ? declared_by_xml(lower_head(bytes)) : std::nullopt;
    if (!label) {
        if (const std::size_t at = first_not_utf8(bytes); at != std::string_view::npos)
            return not_utf8(bytes, at, file,
                            "declare the encoding it has, <?xml version=\"1.0\" encoding=\"...\"?>, or ");
        return decode_text(bytes, file);
    }
    const EncodingName* encoding = encoding_named(*label);
    if (!encoding) return unknown_label(*label, file);
    // The declaration itself was read byte by byte: it cannot be UTF-16.
    if (encoding->name.starts_with("utf-16") || encoding->name.starts_with("utf-32"))
        encoding = encoding_named("utf-8");
    return decode_as(bytes, *encoding, file);
}

Result<Decoded> decode_page(std::string_view bytes, const std::string& file) {
    if (const std::string_view form = unicode_form(bytes); !form.empty())
        return decode_as(bytes, *encoding_named(form), file);
    const std::size_t broken = first_not_utf8(bytes);
    const std::string head = lower_head(bytes);
    const std::size_t start = head.find_first_not_of(" \t\r\n\f");
    std::optional<std::string> label;
    if (start != std::string::npos && head[start] == '<') {
        label = declared_by_meta(head);
        if (!label) label = declared_by_xml(head);
    }
    const EncodingName* encoding = label ? encoding_named(*label) : nullptr;
    if (label && !encoding && broken != std::string_view::npos) return unknown_label(*label, file);
    if (encoding && (encoding->name.starts_with("utf-16") || encoding->name.starts_with("utf-32")))
        encoding = encoding_named("utf-8");
    if (encoding) return decode_as(bytes, *encoding, file);
    if (broken == std::string_view::npos) return decode_text(bytes, file);
    Decoded decoded;
    decoded.text = from_windows_1252(bytes);
    decoded.encoding = "windows-1252";
    decoded.assumed = true;
    return decoded;
}

std::string iconv_line(std::string_view from, const std::string& file) {
    const auto quoted = [](const std::string& path) {
        const bool plain =
            !path.empty() && path[0] != '-' && std::all_of(path.begin(), path.end(), [](char c) {
                return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '.' || c == '/' || c == '_' || c == '-';
            });
        if (plain) return path;
        std::string text = "'";
        for (const char c : path) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return text + "'";
    };
    return "iconv -f " + std::string(from) + " -t UTF-8 " + quoted(file) + " > " + quoted(file + ".utf8");
}

Place place_at(std::string_view bytes, std::size_t offset, const std::string& file) {
    const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
    const auto line = std::count(before.begin(), before.end(), '\n');
    const std::size_t feed = before.rfind('\n');
    const std::size_t start = feed == std::string_view::npos ? 0 : feed + 1;
    return {file, static_cast<int>(line) + 1, static_cast<int>(before.size() - start) + 1};
}

}  // namespace detente
