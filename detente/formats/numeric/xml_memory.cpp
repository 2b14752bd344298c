// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/xml_memory.h"

#include <algorithm>
#include <memory>
#include <new>
#include <type_traits>

namespace detente::numeric {

// Nothing is destroyed apart: the blocks are given back whole.
static_assert(std::is_trivially_destructible_v<XmlNode> && std::is_trivially_destructible_v<XmlAttribute>);
static_assert(alignof(XmlAttribute) <= alignof(XmlNode));

constexpr std::size_t kBlock = std::size_t{1} << 16;

XmlMemory::XmlMemory(std::size_t bytes_of_text) {
    // What GENIUS's elements take beside their text; another block is added where it is not enough.
    constexpr std::size_t per_byte = 6, for_one = 256;
    add_block(std::min(bytes_of_text, kBlock) * per_byte + for_one);
}

XmlMemory::~XmlMemory() {
    while (newest_) ::operator delete(std::exchange(newest_, newest_->before));
}

void XmlMemory::add_block(std::size_t bytes) {
    left_ = aligned(bytes);
    void* memory = ::operator new(aligned(sizeof(Block)) + left_);
    newest_ = new (memory) Block{newest_};
    at_ = static_cast<std::byte*>(memory) + aligned(sizeof(Block));
}

void XmlMemory::add_block_for(std::size_t wanted) {
    add_block(std::max(wanted, kBlock));
}

std::string_view XmlMemory::keep(std::string_view words) {
    char* copy = static_cast<char*>(room(words.size() + 1));
    *std::copy(words.begin(), words.end(), copy) = '\0';
    return {copy, words.size()};
}

std::span<const XmlAttribute> XmlMemory::keep(std::span<const XmlAttribute> attributes) {
    if (attributes.empty()) return {};
    auto* copy = static_cast<XmlAttribute*>(room(attributes.size_bytes()));
    std::uninitialized_copy(attributes.begin(), attributes.end(), copy);
    return {copy, attributes.size()};
}

}  // namespace detente::numeric
