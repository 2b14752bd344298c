// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/draws.h"

namespace detente::talks {

std::uint64_t Draws::bits() {
    std::uint64_t z =
        seed_ * 0x9e3779b97f4a7c15u + match_ * 0xbf58476d1ce4e5b9u + seat_ * 0x94d049bb133111ebu + ++next_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

std::uint64_t Draws::below(std::uint64_t n) {
    return bits() % n;
}

}  // namespace detente::talks
