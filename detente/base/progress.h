// SPDX-License-Identifier: Apache-2.0
// How a long computation tells how far it is, and how it is told to stop. Requests and limits of long solvers
// hold a Watch; a default one watches nothing and costs nothing. No thread is started: progress is told on
// the thread that computes, and any other may cancel.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string_view>

#include "detente/base/error.h"

namespace detente {

// How far a part of the work has come.
struct Progress {
    std::string_view
        part;  // "drawing rankings": what is being done, for a person to read; good during the call alone
    std::uint64_t done = 0;  // steps of that part
    std::uint64_t of = 0;    // all its steps; 0: not known
};

// A wish to stop, which stays. Whoever made it keeps it alive as long as anything watches it.
class CancelToken {
  public:
    void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
    bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

  private:
    std::atomic<bool> cancelled_{false};
};

struct Watch {
    std::function<void(const Progress&)> progress;  // empty: nobody listens
    const CancelToken* cancel = nullptr;            // null: cannot be stopped
    std::function<bool()> time_up{};                // empty: there is time enough

    bool cancelled() const { return cancel != nullptr && cancel->cancelled(); }
    // True when what can be left out of an answer is to be left out, and said to be.
    bool out_of_time() const { return cancelled() || (time_up && time_up()); }
    // Tells how far the work is; true when it is to stop. Solvers call it now and then, not at every step.
    bool stops(std::string_view part, std::uint64_t done, std::uint64_t of = 0) const {
        if (progress) progress({part, done, of});
        return cancelled();
    }
};

// Why something was left out.
inline constexpr const char* kTimeRanOut = "the time that was given ran out before";

// What a question answers with that was stopped. Solvers that can give what they have until then say in their
// headers how they mark it instead.
inline Error stopped_error() {
    return make_error({}, "stopped before there was an answer",
                      "ask again and let it finish, or ask for less");
}

}  // namespace detente
