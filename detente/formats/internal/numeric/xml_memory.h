// SPDX-License-Identifier: Apache-2.0
// The memory of one XML tree. What a tree is made of is set down one behind the other and freed together: a profile
// has dozens of elements, and taking each word of each from the system costs more than reading it.
#pragma once

#include <cstddef>
#include <new>
#include <span>
#include <string_view>
#include <utility>

#include "detente/formats/numeric/xml_tree.h"

namespace detente::numeric {

class XmlMemory {
  public:
    explicit XmlMemory(std::size_t bytes_of_text);
    ~XmlMemory();
    XmlMemory(const XmlMemory&) = delete;
    XmlMemory& operator=(const XmlMemory&) = delete;

    // A copy of the words, with a byte of zero behind.
    std::string_view keep(std::string_view words);
    std::span<const XmlAttribute> keep(std::span<const XmlAttribute> attributes);
    XmlNode& new_node() { return *new (room(sizeof(XmlNode))) XmlNode; }

  private:
    struct Block {
        Block* before;
    };
    static constexpr std::size_t kAlignment = alignof(XmlNode);
    static constexpr std::size_t aligned(std::size_t bytes) {
        return (bytes + kAlignment - 1) / kAlignment * kAlignment;
    }
    void* room(std::size_t bytes) {
        const std::size_t wanted = aligned(bytes);
        if (wanted > left_) add_block_for(wanted);
        left_ -= wanted;
        return std::exchange(at_, at_ + wanted);
    }
    void add_block(std::size_t bytes);
    void add_block_for(std::size_t wanted);

    Block* newest_ = nullptr;
    std::byte* at_ = nullptr;
    std::size_t left_ = 0;
};

}  // namespace detente::numeric
