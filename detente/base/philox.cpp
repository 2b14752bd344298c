// SPDX-License-Identifier: Apache-2.0
#include "detente/base/philox.h"

namespace detente {
namespace {

std::uint32_t low(std::uint64_t wide) {
    return static_cast<std::uint32_t>(wide);
}
std::uint32_t high(std::uint64_t wide) {
    return static_cast<std::uint32_t>(wide >> 32);
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t first = std::uint64_t{0xD2511F53u} * counter[0];
        const std::uint64_t third = std::uint64_t{0xCD9E8D57u} * counter[2];
        counter = {high(third) ^ counter[1] ^ key[0], low(third), high(first) ^ counter[3] ^ key[1],
                   low(first)};
        key[0] += 0x9E3779B9u;
        key[1] += 0xBB67AE85u;
    }
    return counter;
}

std::array<std::uint64_t, 2> bits_pair_at(const Stream& stream, std::uint64_t pair) {
    const std::array<std::uint32_t, 4> block =
        philox({low(pair), stream.party, low(stream.match), high(stream.match)},
               {low(stream.seed), high(stream.seed)});
    return {block[0] | std::uint64_t{block[1]} << 32, block[2] | std::uint64_t{block[3]} << 32};
}

std::uint64_t bits_at(const Stream& stream, std::uint64_t draw) {
    return bits_pair_at(stream, draw / 2)[draw % 2];
}

}  // namespace detente
