// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/contents.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>
#include <utility>

#include "detente/base/names.h"
#include "detente/formats/internal/decode.h"
#include "detente/formats/internal/numeric/genius.h"
#include "detente/formats/internal/numeric/geniusweb.h"
#include "detente/formats/internal/numeric/negolog.h"
#include "detente/formats/internal/numeric/xml_plain.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/genius_parts.h"
#include "detente/formats/page.h"
#include "detente/formats/toml/parse_text.h"

namespace detente {

namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";
constexpr std::string_view kMark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view text) {
    return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

// The first byte that is neither blank nor the mark of UTF-8; zero when there is none.
char first_byte(std::string_view text) {
    text = without_mark(text);
    const std::size_t at = text.find_first_not_of(kBlanks);
    return at == std::string_view::npos ? '\0' : text[at];
}

// Files that people name by mistake, by the bytes they begin with.
const char* other_kind_of_file(std::string_view bytes) {
    struct Magic {
        std::string_view begins;
        const char* what;
    };
    using namespace std::string_view_literals;
    static constexpr std::array<Magic, 10> kMagic{
        {{"%PDF-"sv, "a PDF file"},
         {"PK\x03\x04"sv, "a ZIP file (a document of an office program is one)"},
         {"\x1F\x8B"sv, "a gzip file"},
         {"BZh"sv, "a bzip2 file"},
         {"\xFD"
          "7zXZ\0"sv,
          "an xz file"},
         {"\x89PNG"sv, "a picture"},
         {"\xFF\xD8\xFF"sv, "a picture"},
         {"GIF8"sv, "a picture"},
         {"\x7F"
          "ELF"sv,
          "a program"},
         {"SQLite format 3\0"sv, "a database"}}};
    for (const Magic& magic : kMagic)
        if (bytes.starts_with(magic.begins)) return magic.what;
    return nullptr;
}

bool ends_name(char c) {
    return c == '>' || c == '/' || c == ' ' || (c >= '\t' && c <= '\r');
}

// The name of the first element; prolog, comments and declarations are passed over.
std::string_view first_element(std::string_view text) {
    std::size_t at = 0;
    while ((at = text.find('<', at)) != std::string_view::npos) {
        if (text.substr(at, 4) == "<!--") {
            at = text.find("-->", at + 4);
        } else if (at + 1 < text.size() && (text[at + 1] == '?' || text[at + 1] == '!')) {
            // A doctype says what is meant as well as the element behind it.
            if (numeric::is_word(text.substr(at + 2, 12), "doctype html")) return "html";
            at = text.find('>', at + 1);
        } else {
            std::size_t end = at + 1;
            while (end < text.size() && !ends_name(text[end])) ++end;
            return text.substr(at + 1, end - at - 1);
        }
        if (at == std::string_view::npos) break;
    }
    return {};
}

bool is_genius_root(std::string_view name) {
    return numeric::is_word(name, "utility_space") || numeric::is_word(name, "negotiation_template");
}

// One line of TOML that is no comment: a header, or a key with its value. `strong`: what hardly begins any
// other text.
struct LineShape {
    bool toml = false;
    bool strong = false;
};

LineShape shape_of(std::string_view line) {
    const auto key_byte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '.' || c == '"' || c == '\'' || c == ' ' || c == '\t';
    };
    if (line.front() == '[') {
        const std::size_t start = line.find_first_not_of('[');
        if (start == std::string_view::npos) return {};
        std::size_t end = start;
        while (end < line.size() && key_byte(line[end])) ++end;
        if (end == start) return {};
        const std::string_view name = line.substr(start, end - start);
        static constexpr std::array<std::string_view, 14> kSections{
            "scenario", "parties",     "issues",     "sources",  "accounts", "statements", "values",
            "demands",  "concessions", "infeasible", "standoff", "steps",    "talks",      "interactions"};
        const bool strong = start == 2 || name.find('.') != std::string_view::npos ||
                            std::find(kSections.begin(), kSections.end(), name) != kSections.end();
        // A header of ours that lacks its bracket is one with a fault.
        const bool closed = end < line.size() && line[end] == ']';
        return {closed || strong, strong};
    }
    std::size_t end = 0;
    while (end < line.size() && key_byte(line[end])) ++end;
    const bool assigns = end > 0 && end < line.size() && line[end] == '=';
    // Values over several lines: what opens, closes or separates is of TOML where anything is.
    const bool within = line.front() == ']' || line.front() == '}' || line.front() == '"' ||
                        line.front() == '\'' || line.front() == '{';
    return {assigns || within, assigns};
}

bool looks_like_toml(std::string_view text) {
    int lines = 0, alike = 0;
    bool first_is_strong = false;
    // A page of speech has lines that begin with a quotation mark, as the values of a list do: these tell of TOML
    // beside a key or a header alone.
    bool has_key = false;
    while (!text.empty() && lines < 200) {
        const std::size_t feed = text.find('\n');
        std::string_view line = text.substr(0, feed);
        text = feed == std::string_view::npos ? std::string_view() : text.substr(feed + 1);
        const std::size_t start = line.find_first_not_of(kBlanks);
        if (start == std::string_view::npos || line[start] == '#') continue;
        line = line.substr(start);
        const LineShape shape = shape_of(line);
        ++lines;
        alike += shape.toml ? 1 : 0;
        has_key = has_key || shape.strong || (shape.toml && line.front() == '[');
        if (lines == 1) first_is_strong = shape.strong;
    }
    return lines > 0 && (first_is_strong || (has_key && 2 * alike >= lines));
}

// YAML whose outermost keys are those of NegMAS.
bool is_negmas_yaml(std::string_view text) {
    text = without_mark(text);
    bool first = true;
    while (!text.empty()) {
        const std::size_t feed = text.find('\n');
        std::string_view line = text.substr(0, feed);
        text = feed == std::string_view::npos ? std::string_view() : text.substr(feed + 1);
        if (line.empty() || line.find_first_not_of(kBlanks) == std::string_view::npos || line.front() == '#')
            continue;
        if (line.starts_with("---") || line.front() == '%') {
            first = false;
            continue;
        }
        if (line.front() == ' ' || line.front() == '-') {
            if (first) return false;
            continue;
        }
        if (line.front() == '"' || line.front() == '\'') line.remove_prefix(1);
        const std::size_t colon = line.find(':');
        std::string_view key = line.substr(0, colon);
        if (!key.empty() && (key.back() == '"' || key.back() == '\'')) key.remove_suffix(1);
        while (!key.empty() && key.back() == ' ') key.remove_suffix(1);
        for (const std::string_view known :
             {"issues", "type", "weights", "values", "reserved_value", "ufun", "outcome_space", "mapping"})
            if (colon != std::string_view::npos && key == known) return true;
        if (first && colon == std::string_view::npos) return false;
        first = false;
    }
    return false;
}

bool is_toml(std::string_view text, const std::string& file) {
    if (toml::check_text(text, file).empty() && toml::parse_text(text, file).errors.empty()) return true;
    return looks_like_toml(without_mark(text)) && !is_negmas_yaml(text);
}

// Markup of a page, and not of a scenario in XML.
bool is_page_markup(std::string_view bytes) {
    const std::string_view root = first_element(bytes);
    static constexpr std::array<std::string_view, 40> kHtml{
        "html", "head",    "body",    "title",  "meta",   "link", "base",  "script", "style", "noscript",
        "main", "article", "section", "header", "footer", "nav",  "aside", "div",    "span",  "p",
        "a",    "h1",      "h2",      "h3",     "h4",     "h5",   "h6",    "ul",     "ol",    "li",
        "dl",   "table",   "tr",      "td",     "tbody",  "b",    "i",     "br",     "img",   "blockquote"};
    return root.empty() || std::any_of(kHtml.begin(), kHtml.end(),
                                       [&](std::string_view name) { return numeric::is_word(root, name); });
}

// The GENIUS file that a program wrote; false where it is anything else.
bool plain_genius(Contents& contents) {
    numeric::XmlTree tree = numeric::parse_plain_xml(contents.source.bytes, contents.source.path);
    const numeric::GeniusKind kind = tree ? numeric::genius_kind(*tree) : numeric::GeniusKind::none;
    if (kind == numeric::GeniusKind::none) return false;
    contents.kind =
        kind == numeric::GeniusKind::domain ? ContentKind::genius_domain : ContentKind::genius_profile;
    contents.xml = std::move(tree);
    return true;
}

Result<Contents> look_into_xml(Contents contents, bool decoded) {
    if (!decoded) {
        Result<Decoded> text = decode_xml(contents.source.bytes, contents.source.path);
        if (!text) return text.errors();
        contents.source.bytes = std::move(text->text);
    }
    const std::string& bytes = contents.source.bytes;
    Result<numeric::XmlTree> tree = numeric::parse_xml(bytes, contents.source.path);
    if (!tree && !is_genius_root(first_element(bytes)) && looks_like_html(bytes)) {
        // A page may begin with an element of its own making; its reader is not strict.
        contents.kind = ContentKind::page;
        return contents;
    }
    if (!tree) return tree.errors();
    const numeric::GeniusKind kind = numeric::genius_kind(**tree);
    contents.kind = kind == numeric::GeniusKind::domain    ? ContentKind::genius_domain
                    : kind == numeric::GeniusKind::profile ? ContentKind::genius_profile
                                                           : ContentKind::unknown;
    if (contents.kind == ContentKind::unknown)
        contents.what = "XML with the root <" + std::string((*tree)->name) + ">";
    contents.xml = std::move(*tree);
    return contents;
}

ContentKind kind_of_json(const Document& json) {
    if (json.members() == nullptr) return ContentKind::unknown;
    if (json.find("decisionMakers")) return ContentKind::gmcr;
    const numeric::GeniusWebKind kind = numeric::geniusweb_kind(json);
    if (kind == numeric::GeniusWebKind::domain) return ContentKind::geniusweb_domain;
    if (kind == numeric::GeniusWebKind::profile) return ContentKind::geniusweb_profile;
    if (numeric::is_negolog_profile(json)) return ContentKind::negolog_profile;
    // JSON is YAML, and NegMAS reads both.
    const Document* issues = json.find("issues");
    const Document* type = json.find("type");
    if ((issues && issues->elements()) ||
        (type && type->text() && (json.find("values") || json.find("ufun"))))
        return ContentKind::negmas;
    // Options alone are a .gmcr file in which the decision makers are missing.
    if (json.find("options") && (json.find("infeasibles") || json.find("useManualPreferenceRanking")))
        return ContentKind::gmcr;
    return ContentKind::unknown;
}

// Names are compared in normal form C. `twice`: a key that is one with another once both are in it.
Document in_normal_form(const Document& document, std::string& twice) {
    if (document.text()) return Document(as_name(*document.text()));
    if (const Document::Array* elements = document.elements()) {
        Document list = Document::array();
        for (const Document& element : *elements) list.push(in_normal_form(element, twice));
        return list;
    }
    if (const Document::Object* members = document.members()) {
        Document::Object object;
        std::unordered_set<std::string> keys;
        for (const Document::Member& member : *members) {
            std::string key = as_name(member.key);
            if (!keys.insert(key).second) twice = key;
            object.push_back({std::move(key), in_normal_form(member.value, twice)});
        }
        return Document(std::move(object));
    }
    return document;
}

Result<Contents> look_into_json(Contents contents) {
    Result<Decoded> decoded = decode_text(contents.source.bytes, contents.source.path);
    if (!decoded) return decoded.errors();
    contents.source.bytes = std::move(decoded->text);
    Result<Document> json = parse_json(contents.source.bytes, contents.source.path);
    if (!json) return json.errors();
    const bool plain = std::all_of(contents.source.bytes.begin(), contents.source.bytes.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; }) &&
                       contents.source.bytes.find("\\u") == std::string::npos;
    if (!plain) {
        std::string twice;
        *json = in_normal_form(*json, twice);
        if (!twice.empty())
            return make_error({contents.source.path, 0, 0},
                              "the key `" + twice + "` is given twice in one object, written in two ways",
                              "keep one of them");
    }
    contents.kind = kind_of_json(*json);
    if (contents.kind == ContentKind::unknown) {
        const Document* schema = json->members() ? json->find("schema") : nullptr;
        contents.what = schema && schema->text() && schema->text()->starts_with("detente.")
                            ? "an answer of detente (" + *schema->text() + ")"
                            : "JSON of another kind";
    }
    contents.json = std::move(*json);
    return contents;
}

}  // namespace

bool is_of_numbers(ContentKind kind) {
    return kind != ContentKind::toml && kind != ContentKind::gmcr && kind != ContentKind::page &&
           kind != ContentKind::unknown;
}

bool is_domain(ContentKind kind) {
    return kind == ContentKind::genius_domain || kind == ContentKind::geniusweb_domain;
}

std::string format_of(ContentKind kind) {
    switch (kind) {
        case ContentKind::genius_domain:
        case ContentKind::genius_profile:
            return "GENIUS XML";
        case ContentKind::geniusweb_domain:
        case ContentKind::geniusweb_profile:
            return "GeniusWeb JSON";
        case ContentKind::negolog_profile:
            return "NegoLog JSON";
        default:
            return "NegMAS";
    }
}

bool seems_numeric(std::string_view head) {
    const char first = first_byte(head);
    if (first == '<') return is_genius_root(first_element(head));
    if (first == '{') {
        static constexpr std::array<std::string_view, 5> kKeys{
            "\"issuesValues\"", "\"issueWeights\"", "UtilitySpace\"", "PartialOrdering\"", "\"issues\""};
        return std::any_of(kKeys.begin(), kKeys.end(),
                           [&](std::string_view key) { return head.find(key) != std::string_view::npos; });
    }
    return first != '\0' && is_negmas_yaml(head);
}

Error known_by_nobody(const Contents& contents) {
    return make_error(
        {contents.source.path, 0, 0},
        (contents.what.empty() ? std::string("this") : "this is " + contents.what + ", and it") +
            " is no scenario file that is known here",
        "known are the TOML format, .gmcr, GENIUS XML, GeniusWeb JSON, NegoLog JSON, NegMAS "
        "YAML, LLM-Deliberation folders and saved pages");
}

Result<Contents> look_into(SourceText source) {
    Contents contents;
    contents.source = std::move(source);
    const std::string& bytes = contents.source.bytes;
    const std::string& path = contents.source.path;
    if (!bytes.empty() && bytes[0] == '<' && plain_genius(contents)) return contents;
    if (const char* what = other_kind_of_file(bytes))
        return make_error({path, 1, 1}, std::string("this is ") + what + ", not text",
                          "name a scenario or a saved page");
    const bool wide = unicode_form(bytes).starts_with("utf-16") || unicode_form(bytes).starts_with("utf-32");
    if (const std::size_t zero = bytes.find('\0'); zero != std::string::npos && !wide)
        return make_error(place_at(bytes, zero, path),
                          "byte 0x00 at offset " + std::to_string(zero) +
                              " is a control character, so this is not a text file",
                          "name a scenario or a saved page, as text in UTF-8");
    // Pages keep their bytes, whose digest tells one copy from another; all else is UTF-8 from here on.
    std::string wide_bytes;
    if (wide) {
        Result<Decoded> decoded = decode_text(bytes, path);
        if (!decoded) return decoded.errors();
        wide_bytes = std::exchange(contents.source.bytes, std::move(decoded->text));
    }
    const char first = first_byte(bytes);
    if (first == '\0')
        return make_error({path, 0, 0}, "this is empty",
                          "`detente new FILE` writes a scenario to start from");
    if (first == '<' && !is_page_markup(bytes)) return look_into_xml(std::move(contents), wide);
    if (first == '{') return look_into_json(std::move(contents));
    if (first != '<' && is_toml(bytes, path)) {
        if (wide)
            return make_error({path, 1, 1},
                              "a scenario is TOML in UTF-8, and this file is in UTF-16 or UTF-32",
                              "convert it with: " + iconv_line(unicode_form(wide_bytes), path));
        contents.kind = ContentKind::toml;
        return contents;
    }
    if (first == '[' && parse_json(bytes, path).ok()) {
        contents.what = "a list in JSON";
        return contents;
    }
    if (first != '<' && is_negmas_yaml(bytes)) {
        contents.kind = ContentKind::negmas;
        Result<Decoded> decoded = decode_text(bytes, path);
        if (!decoded) return decoded.errors();
        contents.source.bytes = std::move(decoded->text);
        return contents;
    }
    contents.kind = ContentKind::page;
    if (wide) contents.source.bytes = std::move(wide_bytes);
    return contents;
}

}  // namespace detente
