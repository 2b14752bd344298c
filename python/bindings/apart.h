// SPDX-License-Identifier: Apache-2.0
// Long calls: without the interpreter's lock, on a thread of their own, while the caller's thread looks for
// Ctrl-C, tells progress, and keeps the time of a negotiator's move.
#pragma once

#include <nanobind/nanobind.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "detente/base/document.h"
#include "detente/base/progress.h"
#include "detente/base/result.h"

namespace detente::python {

// A document's text, or the text of the errors' document.
struct Told {
    bool ok = false;
    std::string text;
};
Told told(const Result<Document>& answer);
Told told(const Errors& errors);

// The Python thread that is at a negotiator's move, and until when it may be. Guarded by the interpreter's
// lock.
struct MoveClock {
    unsigned long thread = 0;  // 0: no move is going on
    std::chrono::steady_clock::time_point until{};
    bool late = false;  // the move was interrupted for its time
    // The caller has left after an interruption: Python is not to be entered again from the work's thread.
    std::atomic<bool> left{false};
};

// What both threads know. The work keeps it alive when the caller has left.
class Apart {
  public:
    Watch watch();
    void finish();
    // Waits for finish(), with the interpreter's lock released. `progress`: None, or called with (part, done,
    // of). Raises what a signal's handler or `progress` raises; the work is told to stop then and is not
    // waited for longer than a moment.
    void wait(const nanobind::object& progress, MoveClock* clock);

  private:
    std::mutex mutex_;
    std::condition_variable ended_;
    bool over_ = false;
    bool news_ = false;
    std::string part_;
    std::uint64_t done_ = 0, of_ = 0;
    CancelToken cancel_;
};

// Starts the work on a thread of its own; `work` owns all that it needs.
void start(const std::shared_ptr<Apart>& apart, std::function<void()> work);

// Work that is done in less time than a thread takes to start: here, without the interpreter's lock.
template <class T>
T run_here(const std::function<T(const Watch&)>& work) {
    nanobind::gil_scoped_release released;
    return work({});
}

template <class T>
T run_apart(std::function<T(const Watch&)> work, const nanobind::object& progress,
            MoveClock* clock = nullptr);

// Apart where it is long, so that Ctrl-C need not wait for it; `work` owns all that it needs.
template <class T>
T run_where(bool is_long, const std::function<T(const Watch&)>& work) {
    return is_long ? run_apart<T>(work, nanobind::none()) : run_here<T>(work);
}

// The work's result. `work` owns all that it needs: it may go on for a while after an interruption.
template <class T>
T run_apart(std::function<T(const Watch&)> work, const nanobind::object& progress, MoveClock* clock) {
    struct Shared : Apart {
        std::optional<T> result;
        std::exception_ptr fault;
    };
    auto shared = std::make_shared<Shared>();
    start(shared, [shared, work = std::move(work)]() mutable {
        try {
            shared->result.emplace(work(shared->watch()));
        } catch (...) {
            shared->fault = std::current_exception();
        }
        work = nullptr;  // what it owns goes before the caller does
        shared->finish();
    });
    shared->wait(progress, clock);
    if (shared->fault) std::rethrow_exception(shared->fault);
    return std::move(*shared->result);
}

}  // namespace detente::python
