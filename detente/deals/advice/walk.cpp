// SPDX-License-Identifier: Apache-2.0
// Models by hit and run: from a model in the cone a random direction is taken, and the next model is drawn on
// that line from the law's density (T. Tervonen, G. van Valkenhoef, N. Basturk and D. Postmus, 2013, use it
// for weights that statements cut; on the line: slice sampling with shrinkage, R. Neal, 2003).
//
// The walk goes through the whole cone and not its slice where the sizes sum to one: the density exp(-sum of
// sizes) times one that is constant along rays has the law as its distribution of directions, and steps
// without a direction can pass zero. Equations are solved for beforehand, so the walk never leaves their
// subspace.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "detente/base/elementary.h"
#include "detente/cone/membership.h"
#include "detente/cone/whole_vector.h"
#include "detente/deals/advice/internal/model_draws.h"
#include "detente/deals/advice/models.h"

namespace detente::deals {

Models empty_models(const PackageSpace& space, std::size_t count);

namespace {

constexpr std::size_t kPool = 64;
constexpr std::size_t kBatches = 50;
constexpr std::size_t kFewestBatches = 5;
constexpr double kDrawsToABatch = 5;
constexpr int kStartTries = 64;

using Alternative = std::vector<double>;

cone::Vector dense(const cone::Row& row, int dimension) {
    if (row.unit < 0) return row.coefficients;
    cone::Vector result(static_cast<std::size_t>(dimension));
    result[static_cast<std::size_t>(row.unit)] = 1;
    return result;
}

// Equations solved: every coordinate as a sum over the free ones.
struct Subspace {
    std::vector<std::size_t> free;
    std::vector<Alternative> basis;  // [free][coordinate]
};

Subspace solve(std::vector<cone::Vector> equations, std::size_t dimension,
               const std::vector<std::size_t>& first) {
    std::vector<std::size_t> pivot_of;  // of each solved row
    std::vector<bool> pivot(dimension, false);
    std::size_t solved = 0;
    for (const std::size_t column : first) {
        std::size_t row = solved;
        while (row < equations.size() && equations[row][column].is_zero()) ++row;
        if (row == equations.size()) continue;
        std::swap(equations[row], equations[solved]);
        const Rational lead = equations[solved][column];
        for (Rational& entry : equations[solved])
            if (!entry.is_zero()) entry /= lead;
        for (std::size_t other = 0; other < equations.size(); ++other) {
            if (other == solved || equations[other][column].is_zero()) continue;
            const Rational times = equations[other][column];
            for (std::size_t i = 0; i < dimension; ++i)
                if (!equations[solved][i].is_zero()) equations[other][i] -= times * equations[solved][i];
        }
        pivot_of.push_back(column);
        pivot[column] = true;
        ++solved;
    }
    Subspace space;
    for (std::size_t i = 0; i < dimension; ++i) {
        if (pivot[i]) continue;
        space.free.push_back(i);
        Alternative direction(dimension, 0);
        direction[i] = 1;
        for (std::size_t row = 0; row < solved; ++row)
            direction[pivot_of[row]] = -equations[row][i].to_double();
        space.basis.push_back(std::move(direction));
    }
    return space;
}

class Walk {
  public:
    Walk(const PartySystem& party, const PackageSpace& space, const ModelRequest& request)
        : party_(party),
          space_(space),
          request_(request),
          dimension_(static_cast<std::size_t>(party.system.dimension)),
          draws_(request.seed, static_cast<std::uint32_t>(party.party),
                 request.round * 4 + 2 + static_cast<std::uint32_t>(request.law)) {
        for (std::size_t issue = 0; issue < space.sizes.size(); ++issue)
            if (party.directions[issue] != Direction::same) issues_.push_back(issue);
        issue_of_.assign(dimension_, SIZE_MAX);
        for (std::size_t k = 0; k < issues_.size(); ++k)
            for (std::size_t step = 0; step < steps(k); ++step) issue_of_[first(k) + step] = k;
        separate_ = party.no_deal_coordinate >= 0;
        if (separate_) no_deal_ = static_cast<std::size_t>(party.no_deal_coordinate);
    }

    std::optional<Models> run() {
        if (issues_.empty() || !start()) return std::nullopt;
        const std::size_t sweep = std::max<std::size_t>(subspace_.free.size(), 4);
        for (std::size_t i = 0; i < 40 * sweep; ++i) step(false);
        for (std::size_t i = 0; i < kPool; ++i) {
            for (std::size_t k = 0; k < sweep; ++k) step(false);
            pool_.push_back(x_);
        }
        Models models = empty_models(space_, request_.count);
        models.walked = true;
        // Where steps are cheap, more of them make each model tell more.
        const std::size_t sweeps = sweep <= 16 ? 3 : sweep <= 32 ? 2 : 1;
        models.rounding = static_cast<std::int32_t>(2 * space_.sizes.size() + 2);
        for (std::size_t m = 0; m < request_.count; ++m) {
            for (std::size_t k = 0; k < sweeps * sweep; ++k) step(true);
            turn_over();
            record(models, m);
        }
        models.drawn = request_.count;
        models.effective = effective(models);
        return models;
    }

  private:
    std::size_t first(std::size_t k) const {
        return static_cast<std::size_t>(party_.first_coordinate[issues_[k]]);
    }
    std::size_t steps(std::size_t k) const { return static_cast<std::size_t>(space_.sizes[issues_[k]]) - 1; }

    // Rows that keep no deal between two packages, issue by issue; `best` and `worst` are the levels taken
    // for issues without a direction.
    void add_no_deal_rows(cone::System& system, const std::vector<int>& best,
                          const std::vector<int>& worst) const {
        cone::Row above;
        cone::Row below;
        above.coefficients.assign(dimension_, Rational(0));
        below.coefficients = above.coefficients;
        for (std::size_t k = 0; k < issues_.size(); ++k) {
            const Direction direction = party_.directions[issues_[k]];
            const bool absent = direction == Direction::absent;
            const std::size_t up = absent                 ? static_cast<std::size_t>(best[k])
                                   : is_upward(direction) ? steps(k)
                                                          : 0;
            const std::size_t down = absent                   ? static_cast<std::size_t>(worst[k])
                                     : is_downward(direction) ? steps(k)
                                                              : 0;
            const int sign = party_.sign[issues_[k]];
            for (std::size_t step = 0; step < up; ++step) above.coefficients[first(k) + step] = sign;
            for (std::size_t step = 0; step < down; ++step) below.coefficients[first(k) + step] = -sign;
        }
        above.coefficients[no_deal_] = -1;
        below.coefficients[no_deal_] = 1;
        system.rows.push_back(std::move(above));
        system.rows.push_back(std::move(below));
    }

    bool start() {
        const bool any_absent = std::any_of(issues_.begin(), issues_.end(), [&](std::size_t issue) {
            return party_.directions[issue] == Direction::absent;
        });
        for (int attempt = 0; attempt < kStartTries; ++attempt) {
            cone::System system = party_.system;
            if (separate_) {
                std::vector<int> best;
                std::vector<int> worst;
                for (std::size_t k = 0; k < issues_.size(); ++k) {
                    best.push_back(static_cast<int>(draws_.below(static_cast<std::uint32_t>(steps(k) + 1))));
                    worst.push_back(static_cast<int>(draws_.below(static_cast<std::uint32_t>(steps(k) + 1))));
                }
                add_no_deal_rows(system, best, worst);
            }
            if (start_in(system, any_absent)) return true;
            if (!separate_ || !any_absent) return false;
        }
        return false;
    }

    // A point in the relative interior, from a vector for each row that need not be zero. `one_of_many`: the
    // rows for no deal are one way to keep it between the worst and the best package; where they flatten the
    // cone, another is tried.
    bool start_in(const cone::System& system, bool one_of_many) {
        const cone::Membership membership(system);
        const cone::MembershipOutcome inside = membership.contradiction();
        if (inside.proved) return false;
        std::vector<cone::Vector> equations;
        std::vector<cone::Vector> rows;
        Alternative sum(dimension_, 0);
        add_scaled(sum, inside.model);
        for (std::size_t r = 0; r < system.rows.size(); ++r) {
            const cone::Row& row = system.rows[r];
            const bool of_law = r >= party_.system.rows.size();
            cone::Vector coefficients = dense(row, party_.system.dimension);
            if (row.relation == cone::RowRelation::equal) {
                equations.push_back(std::move(coefficients));
                continue;
            }
            const auto whole = cone::whole_vector(coefficients, std::int64_t{1} << 40);
            if (!whole) return false;
            cone::Functional opposite = *whole;
            for (std::int64_t& entry : opposite) entry = -entry;
            const cone::MembershipOutcome outcome = membership.always(opposite);
            if (!outcome.proved) {
                add_scaled(sum, outcome.model);
                if (!of_law) rows.push_back(std::move(coefficients));
                continue;
            }
            // It is zero in every model.
            if (one_of_many && (of_law || !cone::Membership(party_.system).always(opposite).proved))
                return false;
            equations.push_back(std::move(coefficients));
        }
        // What numbers alone need is solved for first, so that the law's own coordinates stay free.
        std::vector<std::size_t> order;
        for (const bool own : {false, true})
            for (std::size_t i = 0; i < dimension_; ++i)
                if ((issue_of_[i] != SIZE_MAX || (separate_ && i == no_deal_)) == own) order.push_back(i);
        subspace_ = solve(std::move(equations), dimension_, order);
        x_.assign(dimension_, 0);
        for (std::size_t f = 0; f < subspace_.free.size(); ++f)
            for (std::size_t i = 0; i < dimension_; ++i)
                x_[i] += sum[subspace_.free[f]] * subspace_.basis[f][i];
        const double norm = size(x_);
        if (!(norm > 0)) return false;
        const double times = static_cast<double>(subspace_.free.size()) / norm;
        for (double& entry : x_) entry *= times;
        set_rows(rows);
        shapes_.clear();
        for (std::size_t k = 0; k < issues_.size(); ++k) shapes_.push_back(shapes_left(k));
        most_unbounded_ = 1;
        for (const std::size_t i : subspace_.free)
            if (unbounded(i)) most_unbounded_ = std::max(most_unbounded_, 4 * std::fabs(x_[i]) / size(x_));
        refresh();
        return std::isfinite(density_);
    }

    // A free coordinate that is neither a step nor no deal changes no value: it is kept within bounds, that
    // is all.
    bool unbounded(std::size_t i) const { return issue_of_[i] == SIZE_MAX && !(separate_ && i == no_deal_); }

    void add_scaled(Alternative& sum, const cone::Vector& vector) const {
        Alternative point;
        double largest = 0;
        for (const Rational& entry : vector) {
            point.push_back(entry.to_double());
            largest = std::max(largest, std::fabs(point.back()));
        }
        if (largest == 0) return;
        for (std::size_t i = 0; i < dimension_; ++i) sum[i] += point[i] / largest;
    }

    void set_rows(const std::vector<cone::Vector>& rows) {
        rows_.clear();
        for (const cone::Vector& row : rows) {
            std::vector<std::pair<std::size_t, double>> entries;
            for (std::size_t i = 0; i < dimension_; ++i)
                if (!row[i].is_zero()) entries.emplace_back(i, row[i].to_double());
            rows_.push_back(std::move(entries));
        }
        // Which rows and issues a step along each free coordinate concerns.
        row_change_.assign(subspace_.free.size(), {});
        moved_.assign(subspace_.free.size(), {});
        for (std::size_t f = 0; f < subspace_.free.size(); ++f) {
            for (std::size_t r = 0; r < rows_.size(); ++r) {
                const double change = product(rows_[r], subspace_.basis[f]);
                if (change != 0) row_change_[f].emplace_back(r, change);
            }
            for (std::size_t i = 0; i < dimension_; ++i)
                if (subspace_.basis[f][i] != 0) moved_[f].push_back(i);
        }
        every_.resize(dimension_);
        std::iota(every_.begin(), every_.end(), std::size_t{0});
    }

    // How many ways an issue's steps can still share its weight: one fewer than the steps, less what equations
    // fix. The density of the law `issues` is that of the weight over the room that is left. Taken over the
    // room of all steps, it would have no finite sum where numbers fix the shape, and the walk would sink
    // towards weight 0.
    std::size_t shapes_left(std::size_t k) const {
        std::vector<Alternative> rows;
        for (const Alternative& direction : subspace_.basis)
            rows.emplace_back(direction.begin() + static_cast<std::ptrdiff_t>(first(k)),
                              direction.begin() + static_cast<std::ptrdiff_t>(first(k) + steps(k)));
        std::size_t rank = 0;
        for (std::size_t column = 0; column < steps(k) && rank < rows.size(); ++column) {
            std::size_t pivot = rank;
            for (std::size_t r = rank; r < rows.size(); ++r)
                if (std::fabs(rows[r][column]) > std::fabs(rows[pivot][column])) pivot = r;
            if (std::fabs(rows[pivot][column]) < 1e-9) continue;
            std::swap(rows[pivot], rows[rank]);
            for (std::size_t r = rank + 1; r < rows.size(); ++r) {
                const double times = rows[r][column] / rows[rank][column];
                for (std::size_t i = column; i < steps(k); ++i) rows[r][i] -= times * rows[rank][i];
            }
            ++rank;
        }
        return rank == 0 ? 0 : rank - 1;
    }

    static double product(const std::vector<std::pair<std::size_t, double>>& row, const Alternative& point) {
        double sum = 0;
        for (const auto& [i, entry] : row) sum += entry * point[i];
        return sum;
    }

    double size(const Alternative& x) const {
        double sum = 0;
        for (std::size_t i = 0; i < dimension_; ++i)
            if (issue_of_[i] != SIZE_MAX) sum += std::fabs(x[i]);
        return sum;
    }

    // Sums kept for the point where the walk is, made anew now and then against rounding.
    void refresh() {
        values_.clear();
        for (const auto& row : rows_) values_.push_back(product(row, x_));
        density_ = density(x_);
    }

    // The logarithm of the density at a point of the cone; minus infinity outside the law.
    double density(const Alternative& x) const {
        const double whole = size(x);
        if (!(whole > 0)) return -INFINITY;
        double result = -whole;
        if (request_.law == Law::issues)
            for (std::size_t k = 0; k < issues_.size(); ++k) {
                if (shapes_[k] == 0) continue;
                double weight = 0;
                for (std::size_t step = 0; step < steps(k); ++step) weight += std::fabs(x[first(k) + step]);
                if (!(weight > 0)) return -INFINITY;
                result -= static_cast<double>(shapes_[k]) * elementary::log(weight / whole);
            }
        if (separate_) {
            double best = 0;
            const double worst = worst_of(x, best);
            if (x[no_deal_] < worst || x[no_deal_] > best) return -INFINITY;
            result -= elementary::log((best - worst) / whole);
        }
        for (const std::size_t i : subspace_.free)
            if (unbounded(i) && std::fabs(x[i]) > most_unbounded_ * whole) return -INFINITY;
        return result;
    }

    double worst_of(const Alternative& x, double& best) const {
        double worst = 0;
        best = 0;
        for (std::size_t k = 0; k < issues_.size(); ++k) {
            double value = 0;
            double low = 0;
            double high = 0;
            for (std::size_t step = 0; step < steps(k); ++step) {
                value += party_.sign[issues_[k]] * x[first(k) + step];
                low = std::min(low, value);
                high = std::max(high, value);
            }
            worst += low;
            best += high;
        }
        return worst;
    }

    // A coordinate that no equation ties to others.
    bool alone(std::size_t coordinate) const {
        for (std::size_t f = 0; f < subspace_.free.size(); ++f)
            if (subspace_.free[f] == coordinate) return moved_[f].size() == 1;
        return false;
    }

    // Turns a step without a direction, or all of its issue, the other way, and leaves no deal where it was
    // between the worst and the best package. The law is the same there (that no deal is spread over another
    // range and the law's density on it cancel), so this is done wherever the rows allow. On lines alone the
    // walk would hardly pass from gains to losses where no deal has to pass with them.
    void turn_over() {
        if (separate_ && !alone(no_deal_)) return;
        for (std::size_t k = 0; k < issues_.size(); ++k) {
            if (party_.directions[issues_[k]] != Direction::absent) continue;
            const std::size_t one = draws_.below(static_cast<std::uint32_t>(2 * steps(k)));
            next_ = x_;
            bool free = true;
            for (std::size_t step = 0; step < steps(k); ++step) {
                if (one < steps(k) && step != one) continue;
                free = free && alone(first(k) + step);
                next_[first(k) + step] *= -1;
            }
            if (!free) continue;
            if (separate_) {
                double best = 0;
                const double worst = worst_of(x_, best);
                double next_best = 0;
                const double next_worst = worst_of(next_, next_best);
                if (!(best > worst) || !(next_best > next_worst)) continue;
                const double place = std::min(1.0, std::max(0.0, (x_[no_deal_] - worst) / (best - worst)));
                next_[no_deal_] = next_worst + place * (next_best - next_worst);
            }
            const bool fits = std::all_of(rows_.begin(), rows_.end(),
                                          [&](const auto& row) { return product(row, next_) >= 0; });
            if (!fits || !std::isfinite(density(next_))) continue;
            x_ = next_;
            refresh();
        }
    }

    void step(bool pooled) {
        if (pooled && draws_.below(8) == 0) {
            const std::size_t a = draws_.below(kPool);
            const std::size_t b = draws_.below(kPool);
            if (a == b) return;
            Alternative direction(dimension_);
            for (std::size_t i = 0; i < dimension_; ++i) direction[i] = pool_[a][i] - pool_[b][i];
            std::vector<std::pair<std::size_t, double>> changes;
            for (std::size_t r = 0; r < rows_.size(); ++r)
                changes.emplace_back(r, product(rows_[r], direction));
            along(direction, every_, changes);
            refresh();
            return;
        }
        const std::size_t f = turn_++ % subspace_.free.size();
        along(subspace_.basis[f], moved_[f], row_change_[f]);
    }

    // One step on the line through where the walk is.
    void along(const Alternative& direction, const std::vector<std::size_t>& moved,
               const std::vector<std::pair<std::size_t, double>>& changes) {
        double length = 0;
        for (const std::size_t i : moved) length += std::fabs(direction[i]);
        if (!(length > 0)) return;
        // A window that hangs on the direction alone, laid at random about the point; the cone's end if that
        // is nearer.
        const double window = 4 * static_cast<double>(subspace_.free.size() + 1) / length;
        double low = -window * draws_.unit();
        double high = low + window;
        for (const auto& [row, change] : changes) {
            if (change > 0) low = std::max(low, -std::max(values_[row], 0.0) / change);
            if (change < 0) high = std::min(high, std::max(values_[row], 0.0) / -change);
        }
        const double level = density_ + elementary::log(1 - draws_.unit());
        next_ = x_;
        for (int tries = 0; tries < 60 && low < high; ++tries) {
            const double t = low + (high - low) * draws_.unit();
            for (const std::size_t i : moved) next_[i] = x_[i] + t * direction[i];
            const double there = density(next_);
            if (there >= level) {
                for (const std::size_t i : moved) x_[i] = next_[i];
                for (const auto& [row, change] : changes) values_[row] += t * change;
                density_ = there;
                if (++taken_ % 1024 == 0) refresh();
                return;
            }
            (t < 0 ? low : high) = t;
        }
    }

    void record(Models& models, std::size_t m) const {
        const double times = static_cast<double>(kModelWhole) / size(x_);
        for (std::size_t k = 0; k < issues_.size(); ++k) {
            double value = 0;
            std::int32_t* row = models.values.data() + models.first[issues_[k]] * models.count + m;
            for (std::size_t step = 0; step < steps(k); ++step) {
                value += party_.sign[issues_[k]] * x_[first(k) + step];
                row[(step + 1) * models.count] = rounded(value * times);
            }
        }
        if (separate_) models.no_deal[m] = rounded(x_[no_deal_] * times);
    }

    static std::int32_t rounded(double value) { return static_cast<std::int32_t>(std::floor(value + 0.5)); }

    // By how much a mean over the walk varies more than one over independent draws: batch means, on the value
    // of every level and of no deal; the worst counts.
    static double inflation(const Models& models, std::size_t batches) {
        const std::size_t batch = models.count / batches;
        const std::size_t used = batch * batches;
        double worst = 1;
        const auto look = [&](const std::int32_t* row) {
            double mean = 0;
            for (std::size_t m = 0; m < used; ++m) mean += row[m];
            mean /= static_cast<double>(used);
            double spread = 0;
            double between = 0;
            for (std::size_t b = 0; b < batches; ++b) {
                double sum = 0;
                for (std::size_t m = b * batch; m < (b + 1) * batch; ++m) {
                    const double off = row[m] - mean;
                    spread += off * off;
                    sum += off;
                }
                between += sum * sum / static_cast<double>(batch);
            }
            spread /= static_cast<double>(used);
            between /= static_cast<double>(batches - 1);
            if (spread > 4) worst = std::max(worst, between / spread);
        };
        for (std::size_t row = 0; row * models.count < models.values.size(); ++row)
            look(models.values.data() + row * models.count);
        look(models.no_deal.data());
        return worst;
    }

    // Batches cannot show less than one independent draw each. Where there are few draws to a batch, the walk
    // remembers for longer than one, and longer batches are asked too.
    static double effective(const Models& models) {
        if (models.count < 2 * kBatches) return static_cast<double>(std::min<std::size_t>(models.count, 1));
        const auto count = static_cast<double>(models.count);
        double least = count;
        for (std::size_t batches = kBatches; batches >= kFewestBatches; batches /= 2) {
            least = std::min(least, count / inflation(models, batches));
            if (least >= kDrawsToABatch * static_cast<double>(batches)) break;
        }
        return least;
    }

    const PartySystem& party_;
    const PackageSpace& space_;
    ModelRequest request_;
    std::size_t dimension_;
    ModelDraws draws_;
    std::vector<std::size_t> issues_;    // those that may make a difference
    std::vector<std::size_t> issue_of_;  // place in issues_ of each coordinate's issue
    bool separate_ = false;
    std::size_t no_deal_ = 0;
    Subspace subspace_;
    std::vector<std::size_t> shapes_;  // of each issue, see shapes_left()
    double most_unbounded_ = 1;
    std::vector<std::vector<std::pair<std::size_t, double>>> rows_;
    std::vector<std::vector<std::pair<std::size_t, double>>> row_change_;  // along each free coordinate
    std::vector<std::vector<std::size_t>> moved_;
    std::vector<std::size_t> every_;
    std::vector<Alternative> pool_;
    Alternative x_;
    Alternative next_;
    std::vector<double> values_;
    double density_ = 0;
    std::uint64_t taken_ = 0;
    std::size_t turn_ = 0;  // free coordinates are moved along one after the other
};

}  // namespace

std::optional<Models> draw_by_walking(const PartySystem& party, const PackageSpace& space,
                                      const ModelRequest& request) {
    return Walk(party, space, request).run();
}

}  // namespace detente::deals
