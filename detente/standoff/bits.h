// SPDX-License-Identifier: Apache-2.0
// A set of states, one bit each.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace detente::standoff {

class Bits {
  public:
    Bits() = default;
    explicit Bits(std::size_t size, bool value = false)
        : size_(size), words_((size + 63) / 64, value ? ~std::uint64_t{0} : 0) {
        trim();
    }

    std::size_t size() const { return size_; }
    bool operator[](std::size_t i) const { return (words_[i >> 6] >> (i & 63)) & 1; }
    void set(std::size_t i) { words_[i >> 6] |= std::uint64_t{1} << (i & 63); }
    void reset(std::size_t i) { words_[i >> 6] &= ~(std::uint64_t{1} << (i & 63)); }
    const std::vector<std::uint64_t>& words() const { return words_; }
    std::vector<std::uint64_t>& words() { return words_; }

    std::size_t count() const {
        std::size_t total = 0;
        for (const std::uint64_t word : words_) total += static_cast<std::size_t>(std::popcount(word));
        return total;
    }
    Bits& operator&=(const Bits& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
        return *this;
    }
    Bits& operator|=(const Bits& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
        return *this;
    }
    void flip() {
        for (std::uint64_t& word : words_) word = ~word;
        trim();
    }
    // Calls f(i) for every member, in increasing order.
    template <class F>
    void each(F f) const {
        for (std::size_t w = 0; w < words_.size(); ++w)
            for (std::uint64_t word = words_[w]; word != 0; word &= word - 1)
                f(w * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }
    friend bool operator==(const Bits&, const Bits&) = default;

  private:
    void trim() {
        if (size_ % 64 != 0 && !words_.empty()) words_.back() &= (std::uint64_t{1} << (size_ % 64)) - 1;
    }
    std::size_t size_ = 0;
    std::vector<std::uint64_t> words_;
};

}  // namespace detente::standoff
