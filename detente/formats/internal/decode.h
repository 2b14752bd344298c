// SPDX-License-Identifier: Apache-2.0
// Bytes of pages, XML, JSON and other text to UTF-8. Encodings have the web's labels and meaning (WHATWG
// Encoding Standard: "iso-8859-1" and "us-ascii" are windows-1252). UTF-8, UTF-16, UTF-32 and windows-1252
// are decoded here, all others by the platform's iconv. What cannot be decoded is refused, never replaced.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detente/base/result.h"

namespace detente {

struct Decoded {
    std::string text;            // well-formed UTF-8, without a mark at its start
    std::string encoding;        // the standard's name in lower case: "utf-8", "windows-1252"
    bool assumed = false;        // nothing said so: bytes that are not UTF-8 in a page that declares nothing
    std::size_t mark_bytes = 0;  // of a UTF-8 mark that was taken off the front
};

// The standard's name for a label ("Latin1" gives "windows-1252"), empty for one that is not known. Blanks
// around it and case do not count.
std::string_view encoding_of(std::string_view label);

// The first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or npos.
std::size_t first_not_utf8(std::string_view bytes);

// The Unicode form that the first bytes give away, by their mark or because every second (every fourth and
// its neighbours) is zero: "utf-8" (with a mark), "utf-16le", "utf-16be", "utf-32le", "utf-32be"; empty:
// none.
std::string_view unicode_form(std::string_view bytes);

// Errors of all: bytes that the encoding does not have (with line and column, and the iconv line that
// converts the file), a label that is not known.

// A page: mark, <meta charset> or <meta http-equiv> in the first 1024 bytes, an XML declaration, else UTF-8
// where it is that, else windows-1252.
Result<Decoded> decode_page(std::string_view bytes, const std::string& file);
// XML: mark, zeros, the declaration's encoding, else UTF-8. A declared UTF-16 without either is UTF-8.
Result<Decoded> decode_xml(std::string_view bytes, const std::string& file);
// JSON, YAML and text whose encoding nothing can declare: mark, zeros, else UTF-8.
Result<Decoded> decode_text(std::string_view bytes, const std::string& file);

// "iconv -f WINDOWS-1252 -t UTF-8 a.txt > a.txt.utf8", the file's name quoted for a shell.
std::string iconv_line(std::string_view from, const std::string& file);

// Line and column (in bytes) of an offset.
Place place_at(std::string_view bytes, std::size_t offset, const std::string& file);

}  // namespace detente
