// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/internal/acceptance/combined.h"

#include <optional>
#include <utility>
#include <vector>

#include "detente/talks/internal/acceptance/levels.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

// What has been received, with the time of it.
class Received {
  public:
    void add(double time, double utility) { heard_.push_back({time, utility}); }
    bool empty() const { return heard_.empty(); }
    // The best, or the mean, of what was received from `from` on; nothing where nothing was.
    std::optional<double> best(double from) const {
        std::optional<double> most;
        for (const auto& [time, utility] : heard_)
            if (time >= from && (!most || utility > *most)) most = utility;
        return most;
    }
    std::optional<double> mean(double from) const {
        double sum = 0;
        int count = 0;
        for (const auto& [time, utility] : heard_) {
            if (time < from) continue;
            sum += utility;
            ++count;
        }
        if (count == 0) return std::nullopt;
        return sum / count;
    }

  private:
    std::vector<std::pair<double, double>> heard_;
};

class Combined final : public Acceptance {
  public:
    Combined(double from, Yardstick yardstick) : from_(from), yardstick_(yardstick) {}

    void heard(const Table& table, const Offer& offer) override {
        received_.add(table.time, table.own->utility(offer.bid));
    }

    Answer answer(const Table& table, Bid offer, NextOffer& next) override {
        if (at_least(table, offer, next_utility(table, next)) == Answer::accept) return Answer::accept;
        if (table.time < from_) return Answer::reject;
        const double window = table.time - (1.0 - table.time);  // as long as the time that is left
        std::optional<double> wanted;
        switch (yardstick_) {
            case Yardstick::best_of_window:
                wanted = received_.best(window);
                break;
            case Yardstick::mean_of_window:
                wanted = received_.mean(window);
                break;
            case Yardstick::best_of_all:
                wanted = received_.best(0);
                break;
            case Yardstick::mean_of_all:
                wanted = received_.mean(0);
                break;
        }
        return wanted ? at_least(table, offer, *wanted) : Answer::reject;
    }

  private:
    double from_;
    Yardstick yardstick_;
    Received received_;
};

}  // namespace

std::unique_ptr<Acceptance> combined_acceptance(double from, Yardstick yardstick) {
    return std::make_unique<Combined>(from, yardstick);
}

CatalogEntry combined_entry(std::string name, const std::string& of_what,
                            std::unique_ptr<Acceptance> (*make)(const Parameters&)) {
    CatalogEntry e =
        part_entry(PartKind::acceptance, std::move(name),
                   "Takes what beats its next offer, and near the end what is as good as " + of_what + ".",
                   "AC_next, or t >= T and u(offer) >= " + of_what, "Baarslag, Hindriks, Jonker 2013");
    e.parameters = {{"t", "from when on it looks at what was received", 0.98, 0, 1}};
    e.make_acceptance = make;
    return e;
}

}  // namespace detente::talks
