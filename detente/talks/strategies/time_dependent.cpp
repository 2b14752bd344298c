// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/internal/strategies/time_dependent.h"

#include <algorithm>

#include "detente/base/elementary.h"
#include "detente/talks/internal/aspiration.h"

namespace detente::talks {

double share_asked(const TimeDependentShape& shape, double time) {
    switch (shape.curve) {
        case Curve::polynomial:
            return shape.most * polynomial_aspiration(time, shape.e);
        case Curve::faratin:
            return shape.most * faratin_aspiration(time, shape.e, shape.k);
        case Curve::exponential:
            return shape.most *
                   (1.0 - elementary::exp(elementary::pow(1.0 - time, shape.e) * elementary::log(shape.k)));
    }
    return shape.most;
}

namespace {

class TimeDependent final : public Bidding {
  public:
    explicit TimeDependent(const TimeDependentShape& shape) : shape_(shape) {}

    double asks(const Table& table) override {
        const double floor = table.own->floor();
        const double greatest = table.own->greatest();
        const double share = share_asked(shape_, table.time);
        return std::max(floor, std::min(greatest, (greatest - floor) * share + floor - shape_.tolerance));
    }

    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    TimeDependentShape shape_;
};

}  // namespace

std::unique_ptr<Bidding> time_dependent(const TimeDependentShape& shape) {
    return std::make_unique<TimeDependent>(shape);
}

}  // namespace detente::talks
