// SPDX-License-Identifier: Apache-2.0
// A TOML document as a tree that remembers where everything stands: what the reader's parts work on.
//
// Tables keep their children in file order, each child with the key it stands under. Numbers and dates keep
// the text they were written with, so a decimal stays exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace detente::toml {

struct Node {
    enum class Kind : std::uint8_t { table, array, text, integer, real, boolean, date };
    // How a table or array came to be; decides what may still be added to it (TOML 1.0, "Table").
    enum class Origin : std::uint8_t { value, header, implied, dotted, headers };

    Kind kind = Kind::table;
    Origin origin = Origin::value;
    bool based = false;  // an integer written in hexadecimal, octal or binary: an amount, and no year
    bool plain = false;  // text without escapes: bytes of `text` stand in the file as they are
    int line = 0;        // of the value (of the header for a [table])
    int column = 0;
    int key_line = 0;  // of the key; 0 where there is none
    int key_column = 0;
    int text_line = 0;  // of the first byte inside the quotes
    int text_column = 0;
    std::string key;   // in the parent table; empty in an array
    std::string text;  // text: decoded; integer: decimal digits with a sign; real, date: as written without
                       // `_`; boolean
    std::vector<Node> children;

    bool is(Kind wanted) const { return kind == wanted; }
    // The child of a table under this key, or nullptr.
    const Node* find(std::string_view wanted) const;
    Node* find(std::string_view wanted);
    // Appends a child of a table; its key must be new.
    Node& add(Node child);

  private:
    // Wide tables find their children by hash, so that reading stays linear in the size of the file.
    std::shared_ptr<std::unordered_map<std::string, std::size_t>> index_;
};

// "a table", "a list", "text", "a whole number", "a number", "true or false", "a date".
std::string_view in_words(Node::Kind kind);

}  // namespace detente::toml
