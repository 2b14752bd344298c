// SPDX-License-Identifier: Apache-2.0
// A value, or the errors that kept it from being made. No exception crosses the door of a room.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "detente/base/error.h"

namespace detente {

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : content_(std::in_place_index<1>, Errors{std::move(error)}) {}
    Result(Errors errors) : content_(std::in_place_index<1>, std::move(errors)) {
        assert(!std::get<1>(content_).empty());
    }

    bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    // Precondition of value(): ok(). Precondition of errors(): !ok().
    T& value() & { return std::get<0>(content_); }
    const T& value() const& { return std::get<0>(content_); }
    T&& value() && { return std::get<0>(std::move(content_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Errors& errors() const { return std::get<1>(content_); }

  private:
    std::variant<T, Errors> content_;
};

}  // namespace detente
