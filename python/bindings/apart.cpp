// SPDX-License-Identifier: Apache-2.0
#include "python/bindings/apart.h"

#include <nanobind/stl/string.h>

#include <thread>

#include "detente/base/error_document.h"
#include "detente/formats/json.h"

namespace nb = nanobind;

namespace detente::python {

Told told(const Result<Document>& answer) {
    if (!answer) return told(answer.errors());
    // Large lists are made while they are written.
    std::string text;
    write_json(*answer, [&](std::string_view part) { text += part; });
    return {true, std::move(text)};
}

Told told(const Errors& errors) {
    return {false, to_json(error_document(errors))};
}

Watch Apart::watch() {
    Watch result;
    result.cancel = &cancel_;
    result.progress = [this](const Progress& progress) {
        const std::lock_guard lock(mutex_);
        part_ = progress.part;
        done_ = progress.done;
        of_ = progress.of;
        news_ = true;
    };
    return result;
}

void Apart::finish() {
    const std::lock_guard lock(mutex_);
    over_ = true;
    ended_.notify_all();
}

void Apart::wait(const nb::object& progress, MoveClock* clock) {
    using namespace std::chrono_literals;
    const auto over_within = [this](std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        return ended_.wait_for(lock, patience, [this] { return over_; });
    };
    try {
        nb::gil_scoped_release released;
        while (!over_within(20ms)) {
            nb::gil_scoped_acquire held;
            if (PyErr_CheckSignals() != 0) throw nb::python_error();
            if (clock && clock->thread != 0 && !clock->late &&
                std::chrono::steady_clock::now() > clock->until) {
                clock->late = true;
                PyThreadState_SetAsyncExc(clock->thread, PyExc_TimeoutError);
            }
            if (progress.is_none()) continue;
            std::string part;
            std::uint64_t done = 0, of = 0;
            {
                const std::lock_guard lock(mutex_);
                if (!news_) continue;
                news_ = false;
                part = part_;
                done = done_;
                of = of_;
            }
            progress(part, done, of);
        }
    } catch (...) {
        cancel_.cancel();
        if (clock) clock->left = true;
        if (clock && clock->thread != 0) PyThreadState_SetAsyncExc(clock->thread, PyExc_KeyboardInterrupt);
        nb::gil_scoped_release released;
        over_within(300ms);
        throw;
    }
}

void start(const std::shared_ptr<Apart>&, std::function<void()> work) {
    std::thread(std::move(work)).detach();
}

}  // namespace detente::python
