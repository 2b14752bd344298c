// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/internal/philox_blocks.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace detente::deals {

namespace {

constexpr std::uint32_t kFirstFactor = 0xD2511F53u, kSecondFactor = 0xCD9E8D57u;
constexpr std::array<std::uint32_t, 2> kKeyStep = {0x9E3779B9u, 0xBB67AE85u};
constexpr int kRounds = 10;

#if defined(__SSE2__)

// Of two blocks, each word in a lane of 64 bits: the product of two words fits, and what is left above a word in the
// other operations is never looked at. Compilers do not find this by themselves.
struct TwoBlocks {
    __m128i word[4];

    void round(const std::array<std::uint32_t, 2>& key) {
        const auto lanes = [](std::uint32_t value) {
            return _mm_set1_epi64x(static_cast<std::int64_t>(value));
        };
        const __m128i one = _mm_mul_epu32(word[0], lanes(kFirstFactor));
        const __m128i three = _mm_mul_epu32(word[2], lanes(kSecondFactor));
        word[0] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(three, 32), word[1]), lanes(key[0]));
        word[1] = three;
        word[2] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(one, 32), word[3]), lanes(key[1]));
        word[3] = one;
    }

    void store(std::uint32_t* out) const {
        for (std::size_t i = 0; i < 4; ++i) {
            out[i] = static_cast<std::uint32_t>(_mm_cvtsi128_si32(word[i]));
            out[4 + i] = static_cast<std::uint32_t>(_mm_cvtsi128_si32(_mm_srli_si128(word[i], 8)));
        }
    }
};

TwoBlocks two_blocks(std::uint64_t first, std::uint32_t party, std::uint32_t purpose) {
    const __m128i counter =
        _mm_set_epi64x(static_cast<std::int64_t>(first + 1), static_cast<std::int64_t>(first));
    return {{counter, _mm_srli_epi64(counter, 32), _mm_set1_epi64x(static_cast<std::int64_t>(party)),
             _mm_set1_epi64x(static_cast<std::int64_t>(purpose))}};
}

#endif

}  // namespace

#if defined(__SSE2__)

void philox_blocks(std::uint64_t first, std::uint32_t party, std::uint32_t purpose,
                   std::array<std::uint32_t, 2> key, PhiloxNumbers& out) {
    for (std::size_t b = 0; b < kPhiloxBlocks; b += 4) {
        TwoBlocks some = two_blocks(first + b, party, purpose);
        TwoBlocks others = two_blocks(first + b + 2, party, purpose);
        std::array<std::uint32_t, 2> now = key;
        for (int round = 0; round < kRounds; ++round) {
            some.round(now);
            others.round(now);
            for (std::size_t i = 0; i < 2; ++i) now[i] += kKeyStep[i];
        }
        some.store(out.data() + 4 * b);
        others.store(out.data() + 4 * (b + 2));
    }
}

#else

void philox_blocks(std::uint64_t first, std::uint32_t party, std::uint32_t purpose,
                   std::array<std::uint32_t, 2> key, PhiloxNumbers& out) {
    std::array<std::array<std::uint32_t, kPhiloxBlocks>, 4> word;
    for (std::size_t b = 0; b < kPhiloxBlocks; ++b) {
        word[0][b] = static_cast<std::uint32_t>(first + b);
        word[1][b] = static_cast<std::uint32_t>((first + b) >> 32);
        word[2][b] = party;
        word[3][b] = purpose;
    }
    for (int round = 0; round < kRounds; ++round) {
        for (std::size_t b = 0; b < kPhiloxBlocks; ++b) {
            const std::uint64_t one = std::uint64_t{kFirstFactor} * word[0][b];
            const std::uint64_t three = std::uint64_t{kSecondFactor} * word[2][b];
            const std::uint32_t second = word[1][b];
            const std::uint32_t fourth = word[3][b];
            word[0][b] = static_cast<std::uint32_t>(three >> 32) ^ second ^ key[0];
            word[1][b] = static_cast<std::uint32_t>(three);
            word[2][b] = static_cast<std::uint32_t>(one >> 32) ^ fourth ^ key[1];
            word[3][b] = static_cast<std::uint32_t>(one);
        }
        for (std::size_t i = 0; i < 2; ++i) key[i] += kKeyStep[i];
    }
    for (std::size_t b = 0; b < kPhiloxBlocks; ++b)
        for (std::size_t i = 0; i < 4; ++i) out[4 * b + i] = word[i][b];
}

#endif

}  // namespace detente::deals
