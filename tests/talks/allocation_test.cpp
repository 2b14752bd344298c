// SPDX-License-Identifier: Apache-2.0
// A session allocates nothing per offer: longer sessions take no more allocations than short ones.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/talks/tables.h"

// At -O1 g++ sees the free() of what operator new below took from malloc(), and not that the two belong
// together.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace {
std::atomic<std::uint64_t> allocations{0};
}

// The sanitizers bring an operator new of their own and take it ill that another frees what it gave.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define DETENTE_COUNTS_ALLOCATIONS 0
#else
#define DETENTE_COUNTS_ALLOCATIONS 1
#endif

#if DETENTE_COUNTS_ALLOCATIONS
void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
#endif

namespace detente::talks {
namespace {

std::uint64_t taken_by(TestTable& table, const std::vector<std::string>& strategies, int rounds) {
    SessionSettings settings;
    settings.rounds = rounds;
    std::vector<Seat> seats = table.seats(strategies, settings.rules);
    std::vector<Offer> offers;
    offers.reserve(static_cast<std::size_t>(rounds) * 2);
    const std::uint64_t before = allocations;
    alternating_offers(seats, settings, offers);
    return allocations - before;
}

TEST(Allocation, NothingIsTakenForAnOffer) {
    if (DETENTE_COUNTS_ALLOCATIONS == 0) GTEST_SKIP() << "a sanitizer counts the allocations here";
    TestTable table = TestTable::random({10, 10, 10}, 2, 1, 0.2);
    for (const std::string strategy :
         {"boulware", "linear", "conceder", "aspiration", "tough", "hardliner", "exponential", "bezier",
          "tit-for-tat", "cab", "grit", "tit_for_tat_goodwill", "resource"}) {
        const std::vector<std::string> pair = {strategy + " accept=best", strategy + " accept=best"};
        EXPECT_EQ(taken_by(table, pair, 10), taken_by(table, pair, 1000)) << strategy;
    }
}

}  // namespace
}  // namespace detente::talks
