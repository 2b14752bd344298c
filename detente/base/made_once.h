// SPDX-License-Identifier: Apache-2.0
// A value that is made when it is first asked for, and then kept. Threads may ask at the same time: then some
// of them make it, one of theirs is kept, and all are given that one. No lock, so that it also works where
// there are no threads.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace detente {

template <class T>
class MadeOnce {
  public:
    MadeOnce() = default;
    ~MadeOnce() { delete made_.load(); }
    MadeOnce(const MadeOnce&) = delete;
    MadeOnce& operator=(const MadeOnce&) = delete;

    // The value, made by `make()` if there is none yet. The reference is good as long as this object.
    template <class Make>
    const T& get(Make make) const {
        if (const T* there = made_.load(std::memory_order_acquire)) return *there;
        auto mine = std::make_unique<const T>(make());
        const T* none = nullptr;
        if (made_.compare_exchange_strong(none, mine.get(), std::memory_order_acq_rel))
            return *mine.release();
        return *none;
    }
    // Makes it now, unless it is there; false: `make()` gave nothing, and nothing is kept.
    template <class Make>
    bool try_make(Make make) const {
        if (there()) return true;
        auto made = make();
        if (!made) return false;
        get([&] { return std::move(*made); });
        return true;
    }
    // Has it been made?
    bool there() const { return made_.load(std::memory_order_acquire) != nullptr; }

  private:
    mutable std::atomic<const T*> made_{nullptr};
};

}  // namespace detente
