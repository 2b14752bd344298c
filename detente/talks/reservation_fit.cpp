// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/internal/reservation_fit.h"

#include <algorithm>
#include <cmath>

#include "detente/base/elementary.h"

namespace detente::talks {

namespace {

// The straight line u = u0 (1 - x) + r x in x = t^e, by least squares.
ReservationFit line_through(const std::vector<double>& times, const std::vector<double>& utilities,
                            double e) {
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (std::size_t k = 0; k < times.size(); ++k) {
        const double x = elementary::pow(times[k], e);
        ++n;
        sx += x;
        sy += utilities[k];
        sxx += x * x;
        sxy += x * utilities[k];
    }
    const double spread = n * sxx - sx * sx;
    const double slope = spread > 1e-18 ? (n * sxy - sx * sy) / spread : 0;
    ReservationFit fit;
    fit.e = e;
    fit.start = (sy - slope * sx) / n;
    fit.reservation = fit.start + slope;
    double squares = 0;
    for (std::size_t k = 0; k < times.size(); ++k) {
        const double apart = utilities[k] - fit.start - slope * elementary::pow(times[k], e);
        squares += apart * apart;
    }
    fit.error = std::sqrt(squares / n);
    return fit;
}

}  // namespace

std::optional<ReservationFit> fit_reservation(const std::vector<double>& times,
                                              const std::vector<double>& utilities) {
    std::vector<double> distinct = times;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (distinct.size() < 3) return std::nullopt;
    constexpr int steps = 65;  // from 2^-4 to 2^4
    const auto exponent = [](double step) {
        return elementary::exp((step / 8 - 4) * 0.69314718055994530942);
    };
    double best_step = 0;
    std::optional<ReservationFit> best;
    for (int k = 0; k < steps; ++k) {
        const ReservationFit fit = line_through(times, utilities, exponent(k));
        if (!best || fit.error < best->error) {
            best = fit;
            best_step = k;
        }
    }
    for (double width = 0.5; width > 1e-6; width /= 2)
        for (const double step : {best_step - width, best_step + width}) {
            if (step < 0 || step > steps - 1) continue;
            const ReservationFit fit = line_through(times, utilities, exponent(step));
            if (fit.error < best->error) {
                best = fit;
                best_step = step;
                break;
            }
        }
    return best;
}

}  // namespace detente::talks
