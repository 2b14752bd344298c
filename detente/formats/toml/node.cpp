// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/toml/node.h"

#include <utility>

namespace detente::toml {

namespace {

constexpr std::size_t kWide = 16;  // children beyond which a table is searched by hash

}  // namespace

const Node* Node::find(std::string_view wanted) const {
    if (index_) {
        const auto found = index_->find(std::string(wanted));
        return found == index_->end() ? nullptr : &children[found->second];
    }
    for (const Node& child : children)
        if (child.key == wanted) return &child;
    return nullptr;
}

Node* Node::find(std::string_view wanted) {
    return const_cast<Node*>(std::as_const(*this).find(wanted));
}

Node& Node::add(Node child) {
    children.push_back(std::move(child));
    if (index_) {
        index_->emplace(children.back().key, children.size() - 1);
    } else if (kind == Kind::table && children.size() > kWide) {
        index_ = std::make_shared<std::unordered_map<std::string, std::size_t>>();
        for (std::size_t i = 0; i < children.size(); ++i) index_->emplace(children[i].key, i);
    }
    return children.back();
}

std::string_view in_words(Node::Kind kind) {
    switch (kind) {
        case Node::Kind::table:
            return "a table";
        case Node::Kind::array:
            return "a list";
        case Node::Kind::text:
            return "text";
        case Node::Kind::integer:
            return "a whole number";
        case Node::Kind::real:
            return "a number";
        case Node::Kind::boolean:
            return "true or false";
        case Node::Kind::date:
            break;
    }
    return "a date";
}

}  // namespace detente::toml
