// SPDX-License-Identifier: Apache-2.0
// How well an opponent model has understood the other side, at any time of a session.
#pragma once

#include <optional>

#include "detente/talks/parts.h"

namespace detente::talks {

struct ModelAccuracy {
    std::size_t outcomes = 0;       // how many were compared
    std::optional<double> pearson;  // correlation of the values; absent where one side does not vary
    std::optional<double> kendall;  // tau-b of the orders (Kendall 1945); absent where one side is one tie
    double mean_error = 0;          // mean |model - truth|, both as shares of their ranges
    // The mean distance, over the frontier that the model sees, to the true frontier, in shares of the ranges
    // (Baarslag and others 2013, difference of Pareto frontiers).
    double frontier_distance = 0;
};

// Compares over all outcomes, or over `most` evenly spaced ones where there are more. `table` is the seat
// that holds the model, in a listed space; `truth` the other side's true values.
ModelAccuracy model_accuracy(const OpponentModel& model, const Table& table, const ProfileIndex& truth,
                             std::size_t most = 20'000);

}  // namespace detente::talks
