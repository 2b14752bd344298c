// SPDX-License-Identifier: Apache-2.0
#include "detente/base/document.h"

#include <unordered_map>

#include "detente/base/document_sink.h"

namespace detente {

namespace {

constexpr std::size_t kFew = 4;       // as many as most hold, so that they are not moved as it grows
constexpr std::size_t kIndexed = 32;  // fewer members are looked through faster

}  // namespace

struct Document::Index {
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> place;
};

Document::Fields::Fields() = default;
Document::Fields::Fields(Object members) : list(std::move(members)) {}
Document::Fields::Fields(const Fields& other) : list(other.list) {}  // the copy makes its index when it grows
Document::Fields::Fields(Fields&& other) noexcept = default;
Document::Fields& Document::Fields::operator=(const Fields& other) {
    return *this = Fields(other);
}
Document::Fields& Document::Fields::operator=(Fields&& other) noexcept = default;
Document::Fields::~Fields() = default;

std::size_t Document::Fields::find(std::string_view key) const {
    if (index) {
        const auto found = index->place.find(key);
        return found == index->place.end() ? list.size() : found->second;
    }
    std::size_t at = 0;
    while (at < list.size() && list[at].key != key) ++at;
    return at;
}

void Document::Fields::add(std::string key, Document value) {
    if (!index && list.size() >= kIndexed) {
        index = std::make_unique<Index>();
        for (std::size_t at = 0; at < list.size(); ++at) index->place.emplace(list[at].key, at);
    }
    if (index) index->place.emplace(key, list.size());
    if (list.empty()) list.reserve(kFew);
    list.push_back(Member{std::move(key), std::move(value)});
}

Document& Document::push(Document element) {
    add(std::move(element));
    return *this;
}

Document& Document::add(Document element) {
    if (is_null()) content_ = Array{};
    auto& elements = std::get<Array>(content_);
    if (elements.empty()) elements.reserve(kFew);
    return elements.emplace_back(std::move(element));
}

Document& Document::add(std::string key, Document value) {
    if (is_null()) content_ = Fields{};
    Fields& fields = std::get<Fields>(content_);
    fields.add(std::move(key), std::move(value));
    return fields.list.back().value;
}

Document& DocumentBuilder::begun(Document value) {
    if (open_.empty()) return whole_ = std::move(value);
    Document& inside = *open_.back();
    return inside.elements() ? inside.add(std::move(value)) : inside.add(std::string(key_), std::move(value));
}

Document& Document::set(std::string key, Document value) {
    if (is_null()) content_ = Fields{};
    Fields& fields = std::get<Fields>(content_);
    const std::size_t at = fields.find(key);
    if (at < fields.list.size())
        fields.list[at].value = std::move(value);
    else
        fields.add(std::move(key), std::move(value));
    return *this;
}

const Document* Document::find(std::string_view key) const {
    const auto* fields = std::get_if<Fields>(&content_);
    if (!fields) return nullptr;
    const std::size_t at = fields->find(key);
    return at < fields->list.size() ? &fields->list[at].value : nullptr;
}

// Defined where a member is complete: clang needs it so.
bool Document::Fields::operator==(const Fields& other) const {
    return list == other.list;
}

bool operator==(const Document& a, const Document& b) {
    return a.content_ == b.content_;
}

}  // namespace detente
