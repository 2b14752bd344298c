// SPDX-License-Identifier: Apache-2.0
#include "detente/base/document.h"

namespace detente {

Document& Document::push(Document element) {
    if (is_null()) content_ = Array{};
    std::get<Array>(content_).push_back(std::move(element));
    return *this;
}

Document& Document::set(std::string key, Document value) {
    if (is_null()) content_ = Object{};
    Object& members = std::get<Object>(content_);
    for (Member& member : members) {
        if (member.key == key) {
            member.value = std::move(value);
            return *this;
        }
    }
    members.push_back(Member{std::move(key), std::move(value)});
    return *this;
}

const Document* Document::find(std::string_view key) const {
    const Object* object = members();
    if (!object) return nullptr;
    for (const Member& member : *object)
        if (member.key == key) return &member.value;
    return nullptr;
}

bool operator==(const Document& a, const Document& b) {
    return a.content_ == b.content_;
}

}  // namespace detente
