// SPDX-License-Identifier: Apache-2.0
// Plain structured data, as JSON knows it, with keys in the order they were written. Answers become
// documents, and a door prints documents; reading and writing the text is the business of `formats/json.h`.
// Arrays that are too long to be held are made element by element while they are written.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "detente/base/rational.h"

namespace detente {

class Document {
  public:
    struct Member;
    // A number that is kept as the text it was written with, so that a decimal stays exact.
    struct NumberText {
        std::string text;
        friend bool operator==(const NumberText&, const NumberText&) = default;
    };
    using Array = std::vector<Document>;
    using Object = std::vector<Member>;
    // An array that is never held: `each` gives its elements to the function that it is called with, in
    // order, and again whenever it is asked. Written without spaces; with `lines`, each element on a line of
    // its own.
    struct Streamed {
        std::function<void(const std::function<void(const Document&)>&)> each;
        bool lines = false;
    };

    // Defined below Member, which must be complete before a Document can be made.
    Document();  // null
    Document(std::nullptr_t);
    Document(bool value);
    Document(int value);
    Document(std::int64_t value);
    Document(std::size_t value);
    Document(double value);
    Document(const char* value);
    Document(std::string_view value);
    Document(std::string value);
    Document(NumberText value);
    Document(const Rational& value);  // "p/q", as the schemas say
    // Whole arrays and objects at once; the keys of an object must differ.
    explicit Document(Array elements);
    explicit Document(Object members);
    explicit Document(Streamed elements);
    Document(const Document& other);
    Document(Document&& other) noexcept;
    Document& operator=(const Document& other);
    Document& operator=(Document&& other) noexcept;
    ~Document();

    static Document array();
    static Document object();
    template <class Range>
    static Document array_of(const Range& range) {
        Document result = array();
        for (const auto& element : range) result.push(Document(element));
        return result;
    }

    bool is_null() const { return content_.index() == 0; }
    const bool* boolean() const { return std::get_if<bool>(&content_); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&content_); }
    const double* real() const { return std::get_if<double>(&content_); }
    const NumberText* number_text() const { return std::get_if<NumberText>(&content_); }
    const std::string* text() const { return std::get_if<std::string>(&content_); }
    const Array* elements() const { return std::get_if<Array>(&content_); }
    const Object* members() const {
        const auto* fields = std::get_if<Fields>(&content_);
        return fields ? &fields->list : nullptr;
    }
    const Streamed* streamed() const {
        const auto* array = std::get_if<std::shared_ptr<const Streamed>>(&content_);
        return array ? array->get() : nullptr;
    }

    // Appends to an array (a null becomes an array first).
    Document& push(Document element);
    // Sets a member of an object (a null becomes an object first); an existing key keeps its place. Large
    // objects find their keys by an index, so that building one of n members takes about n steps.
    Document& set(std::string key, Document value);
    // The same for a key that is not there yet, and for an element: what was added, where it stands until the next is.
    Document& add(std::string key, Document value);
    Document& add(Document element);
    // The member with this key, or nullptr.
    const Document* find(std::string_view key) const;

    // Streamed arrays are equal where they are one and the same.
    friend bool operator==(const Document& a, const Document& b);

  private:
    // Members in their order; from some number on, where each key stands.
    struct Index;
    struct Fields {
        Object list;
        std::unique_ptr<Index> index;

        Fields();
        explicit Fields(Object members);
        Fields(const Fields& other);
        Fields(Fields&& other) noexcept;
        Fields& operator=(const Fields& other);
        Fields& operator=(Fields&& other) noexcept;
        ~Fields();
        // Where the key stands in the list, or list.size().
        std::size_t find(std::string_view key) const;
        void add(std::string key, Document value);
        bool operator==(const Fields& other) const;
    };
    using Content = std::variant<std::monostate, bool, std::int64_t, double, NumberText, std::string, Array,
                                 Fields, std::shared_ptr<const Streamed>>;
    Content content_;
};

struct Document::Member {
    std::string key;
    Document value;
    friend bool operator==(const Member& a, const Member& b) { return a.key == b.key && a.value == b.value; }
};

inline Document::Document() = default;
inline Document::Document(std::nullptr_t) {}
inline Document::Document(bool value) : content_(value) {}
inline Document::Document(int value) : content_(std::int64_t{value}) {}
inline Document::Document(std::int64_t value) : content_(value) {}
inline Document::Document(std::size_t value) : content_(static_cast<std::int64_t>(value)) {}
inline Document::Document(double value) : content_(value) {}
inline Document::Document(const char* value) : content_(std::string(value)) {}
inline Document::Document(std::string_view value) : content_(std::string(value)) {}
inline Document::Document(std::string value) : content_(std::move(value)) {}
inline Document::Document(NumberText value) : content_(std::move(value)) {}
inline Document::Document(Array elements) : content_(std::move(elements)) {}
inline Document::Document(Object members) : content_(Fields(std::move(members))) {}
inline Document::Document(Streamed elements)
    : content_(std::make_shared<const Streamed>(std::move(elements))) {}
inline Document::Document(const Rational& value) : content_(value.to_string()) {}
inline Document::Document(const Document& other) = default;
inline Document::Document(Document&& other) noexcept = default;
inline Document& Document::operator=(const Document& other) = default;
inline Document& Document::operator=(Document&& other) noexcept = default;
inline Document::~Document() = default;

inline Document Document::array() {
    Document result;
    result.content_ = Array{};
    return result;
}

inline Document Document::object() {
    Document result;
    result.content_ = Fields{};
    return result;
}

}  // namespace detente
