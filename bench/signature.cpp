// SPDX-License-Identifier: Apache-2.0
// Prints the signature of a fixed set of matches with 1, 2 and 8 threads: what bench/signatures.py compares
// between compilers and levels of optimization.
#include <cstdio>

#include "detente/tournaments/bench.h"

int main() {
    for (const int threads : {1, 2, 8}) {
        const auto signature = detente::tournaments::signature(threads);
        if (!signature) return 1;
        std::printf("%d %s\n", threads, signature->c_str());
    }
    return 0;
}
