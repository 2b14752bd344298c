// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

namespace detente {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kDeepest = 200;
constexpr std::size_t kLargest = std::size_t{256} << 20;

Place place_of(std::string_view text, std::size_t byte, const std::string& file) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t feed = before.rfind('\n');
    const std::size_t start = feed == std::string_view::npos ? 0 : feed + 1;
    return {file, static_cast<int>(line), static_cast<int>(before.size() - start) + 1};
}

// Builds the document from the parser's events; nothing recurses, whatever the nesting.
class Builder : public nlohmann::json_sax<Json> {
  public:
    bool null() override { return put(Document()); }
    bool boolean(bool value) override { return put(Document(value)); }
    bool number_integer(number_integer_t value) override {
        return put(Document(static_cast<std::int64_t>(value)));
    }
    bool number_unsigned(number_unsigned_t value) override {
        if (value <= static_cast<std::uint64_t>(INT64_MAX))
            return put(Document(static_cast<std::int64_t>(value)));
        return put(Document(Document::NumberText{std::to_string(value)}));
    }
    bool number_float(number_float_t, const string_t& written) override {
        return put(Document(Document::NumberText{written}));
    }
    bool string(string_t& value) override { return put(Document(std::move(value))); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(true); }
    bool start_array(std::size_t) override { return open(false); }
    bool end_array() override {
        Document done(std::move(open_.back().elements));
        open_.pop_back();
        return put(std::move(done));
    }
    bool end_object() override {
        Document done(std::move(open_.back().members));
        open_.pop_back();
        return put(std::move(done));
    }
    bool key(string_t& name) override {
        if (!open_.back().keys.insert(name).second) {
            refused_ = "the key `" + name.substr(0, 60) + "` is given twice in one object";
            remedy_ = "keep one of them";
            return false;
        }
        open_.back().members.push_back({std::move(name), Document()});
        return true;
    }
    bool parse_error(std::size_t byte, const std::string&,
                     const nlohmann::detail::exception& fault) override {
        byte_ = byte == 0 ? 0 : byte - 1;
        refused_ = in_our_words(fault.what());
        remedy_ =
            "a JSON value is text in double quotes, a number, true, false, null, [ ... ] or { \"key\": ... }";
        return false;
    }

    std::optional<Document> take_root() { return std::move(root_); }
    std::optional<std::size_t> byte() const { return byte_; }
    const std::string& refused() const { return refused_; }
    const std::string& remedy() const { return remedy_; }

  private:
    struct Open {
        bool object = false;
        Document::Array elements;
        Document::Object members;
        std::unordered_set<std::string> keys;
    };

    bool open(bool object) {
        if (open_.size() >= kDeepest) {
            refused_ = "values are nested more than " + std::to_string(kDeepest) + " deep";
            remedy_ = "nest less";
            return false;
        }
        open_.emplace_back();
        open_.back().object = object;
        return true;
    }
    bool put(Document value) {
        if (open_.empty())
            root_ = std::move(value);
        else if (open_.back().object)
            open_.back().members.back().value = std::move(value);
        else
            open_.back().elements.push_back(std::move(value));
        return true;
    }
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while ... - unexpected
    // ..." keeps its last part.
    static std::string in_our_words(std::string_view what) {
        const auto colon = what.find(": ");
        std::string_view message = colon == std::string_view::npos ? what : what.substr(colon + 2);
        if (const auto bracket = what.find("] ");
            colon == std::string_view::npos && bracket != std::string_view::npos)
            message = what.substr(bracket + 2);
        return "this is not JSON: " + std::string(message.substr(0, 200));
    }

    std::vector<Open> open_;
    std::optional<Document> root_;
    std::optional<std::size_t> byte_;
    std::string refused_;
    std::string remedy_;
};

// Hands the parser its bytes and counts them, so that a refusal of ours has a place too.
class CountingIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        if (*furthest_ < at_) *furthest_ = at_;
        return *this;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

  private:
    const char* at_;
    const char** furthest_;
};

class Writer {
  public:
    using Sink = std::function<void(std::string_view)>;
    Writer(int indent, const Sink& sink) : indent_(indent), sink_(sink) {}

    void write(const Document& document) {
        value(document, 0);
        if (indent_ >= 0) out_ += '\n';
        sink_(out_);
    }

  private:
    void value(const Document& document, int depth) {
        if (const auto* boolean = document.boolean())
            out_ += *boolean ? "true" : "false";
        else if (const auto* integer = document.integer())
            out_ += std::to_string(*integer);
        else if (const auto* real = document.real())
            number(*real);
        else if (const auto* number_text = document.number_text())
            out_ += number_text->text;
        else if (const auto* words = document.text())
            text(*words);
        else if (const auto* elements = document.elements())
            array(*elements, depth);
        else if (const auto* members = document.members())
            object(*members, depth);
        else if (const auto* array = document.streamed())
            streamed(*array, depth);
        else
            out_ += "null";
        if (out_.size() < kPart) return;
        sink_(out_);
        out_.clear();
    }
    // Without spaces, whatever stands around it.
    void streamed(const Document::Streamed& array, int depth) {
        const int before = std::exchange(indent_, -1);
        out_ += '[';
        bool first = true;
        array.each([&](const Document& element) {
            if (!first) out_ += ',';
            first = false;
            if (array.lines) out_ += '\n';
            value(element, depth + 1);
        });
        out_ += ']';
        indent_ = before;
    }
    void number(double real) {
        if (!std::isfinite(real))
            out_ += "null";
        else
            fmt::format_to(std::back_inserter(out_), "{}", real);
    }
    void text(const std::string& words) {
        const bool as_it_is = std::all_of(
            words.begin(), words.end(), [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; });
        if (as_it_is) {
            out_ += '"';
            out_ += words;
            out_ += '"';
            return;
        }
        out_ += Json(words).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    void new_line(int depth) {
        if (indent_ < 0) return;
        out_ += '\n';
        out_.append(static_cast<std::size_t>(indent_) * static_cast<std::size_t>(depth), ' ');
    }
    // Lists of plain values stay on one line.
    static bool plain(const Document::Array& elements) {
        return std::none_of(elements.begin(), elements.end(), [](const Document& element) {
            return (element.elements() && !element.elements()->empty()) ||
                   (element.members() && !element.members()->empty());
        });
    }
    void array(const Document::Array& elements, int depth) {
        const bool one_line = plain(elements);
        out_ += '[';
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (i > 0) out_ += one_line && indent_ >= 0 ? ", " : ",";
            if (!one_line) new_line(depth + 1);
            value(elements[i], depth + 1);
        }
        if (!one_line) new_line(depth);
        out_ += ']';
    }
    void object(const Document::Object& members, int depth) {
        out_ += '{';
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (i > 0) out_ += ',';
            new_line(depth + 1);
            text(members[i].key);
            out_ += indent_ >= 0 ? ": " : ":";
            value(members[i].value, depth + 1);
        }
        if (!members.empty()) new_line(depth);
        out_ += '}';
    }

    static constexpr std::size_t kPart = std::size_t{1} << 16;
    int indent_;
    const Sink& sink_;
    std::string out_;
};

}  // namespace

std::string to_json(const Document& document, int indent) {
    std::string text;
    write_json(
        document, [&](std::string_view part) { text += part; }, indent);
    return text;
}

void write_json(const Document& document, const std::function<void(std::string_view)>& sink, int indent) {
    Writer(indent, sink).write(document);
}

Result<Document> parse_json(std::string_view text, const std::string& file) {
    if (text.size() > kLargest)
        return make_error({file, 0, 0}, "the file has " + std::to_string(text.size()) + " bytes",
                          "JSON files may have " + std::to_string(kLargest));
    Builder builder;
    const char* furthest = text.data();
    const bool good = Json::sax_parse(CountingIterator(text.data(), &furthest),
                                      CountingIterator(text.data() + text.size(), &furthest), &builder);
    if (good)
        if (auto root = builder.take_root()) return std::move(*root);
    const auto read = static_cast<std::size_t>(furthest - text.data());
    const std::size_t byte = builder.byte().value_or(read == 0 ? 0 : read - 1);
    return make_error(place_of(text, byte, file),
                      builder.refused().empty() ? "this is not JSON" : builder.refused(), builder.remedy());
}

}  // namespace detente
