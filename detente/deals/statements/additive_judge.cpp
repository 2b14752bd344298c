// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/additive_judge.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "detente/deals/statements/dominance_order.h"
#include "detente/deals/statements/internal/additive_questions.h"
#include "detente/deals/statements/internal/proven_questions.h"
#include "detente/deals/statements/internal/wide_questions.h"
#include "detente/deals/statements/internal/witnesses.h"

namespace detente::deals {

AdditiveJudge::AdditiveJudge(PartySystem party, const PackageSpace& space)
    : party_(std::move(party)),
      space_(space),
      membership_(party_.system),
      inside_(membership_.contradiction()) {}

// Rays pay off only where many packages are looked at; a judge of single ones never asks for them.
const cone::Rays* AdditiveJudge::extreme_rays() const {
    const std::optional<cone::Rays>& rays = rays_.get([&] { return cone::extreme_rays(party_.system); });
    return rays ? &*rays : nullptr;
}

// Where numbers pass 64 bits: few rays as a rule, in fractions.
const AdditiveJudge::Wide* AdditiveJudge::wide_rays() const {
    const std::optional<Wide>& wide = wide_.get([&]() -> std::optional<Wide> {
        auto rays = cone::wide_rays(party_.system);
        if (!rays) return std::nullopt;
        Wide made{std::move(*rays), {}};
        for (const cone::Vector& ray : made.rays.vectors)
            made.gains.emplace_back(value_model(party_, space_, ray));
        return made;
    });
    return wide ? &*wide : nullptr;
}

cone::Off AdditiveJudge::off(const Without& without) const {
    if (without.empty()) return {};
    cone::Off rows(party_.lines.size(), false);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Reason& reason = party_.lines[i].reason;
        rows[i] = reason.kind != Reason::Kind::direction && !party_.lines[i].own &&
                  std::find(without.begin(), without.end(), reason.id) != without.end();
    }
    return rows;
}

std::vector<Reason> AdditiveJudge::reasons(const cone::Vector& multipliers) const {
    std::vector<Reason> result;
    // Statements first: they are what a reader looks for.
    for (const bool directions : {false, true}) {
        for (std::size_t i = 0; i < multipliers.size(); ++i) {
            const bool is_direction = party_.lines[i].reason.kind == Reason::Kind::direction;
            if (multipliers[i].is_zero() || party_.lines[i].own || is_direction != directions) continue;
            result.push_back(party_.lines[i].reason);
            result.back().multiplier = multipliers[i];
        }
    }
    return result;
}

std::optional<std::vector<Reason>> AdditiveJudge::contradiction(const Without& without) const {
    const cone::MembershipOutcome outcome =
        without.empty() ? inside_ : membership_.contradiction(off(without));
    if (!outcome.proved) return std::nullopt;
    return reasons(outcome.multipliers);
}

Judgement AdditiveJudge::judge(const Alternative& first, const Alternative& second, const Without& without,
                               bool models) const {
    const cone::Functional x = difference(party_, first, second);
    const cone::Off rows = off(without);
    Judgement judgement;
    const cone::MembershipOutcome always = membership_.always(x, rows);
    if (always.proved) {
        judgement.verdict = Verdict::always;
        judgement.reasons = reasons(always.multipliers);
        return judgement;
    }
    const cone::MembershipOutcome never = membership_.never(x, rows);
    if (never.proved) {
        judgement.verdict = Verdict::never;
        judgement.reasons = reasons(never.multipliers);
        return judgement;
    }
    if (models) add_models(judgement, x, always, never);
    return judgement;
}

void AdditiveJudge::add_models(Judgement& judgement, const cone::Functional& x,
                               const cone::MembershipOutcome& not_always,
                               const cone::MembershipOutcome& not_never) const {
    judgement.refuses = value_model(party_, space_, cone::moved_inside(not_always.model, inside_.model, x));
    // A model that accepts with a gain says more than one that is indifferent; there is one unless -x is in
    // the cone.
    cone::Functional opposite = x;
    for (std::int64_t& entry : opposite) entry = -entry;
    const cone::MembershipOutcome gain = membership_.always(opposite);
    judgement.accepts = value_model(
        party_, space_, gain.proved ? not_never.model : cone::moved_inside(gain.model, inside_.model, x));
}

std::optional<std::vector<Verdict>> AdditiveJudge::by_signs(const PackageSpace& space, const Wide& wide,
                                                            const Watch& watch) const {
    std::vector<Verdict> verdicts(space.total, Verdict::undetermined);
    for (Code code = 0; code < space.total; ++code) {
        if (code % 256 == 0 && watch.stops("packages", code, space.total)) return std::nullopt;
        const std::vector<int> levels = decode(space, code).levels;
        bool above = false;
        bool below = false;
        std::vector<std::size_t> zero;
        for (std::size_t k = 0; k < wide.gains.size() && !(above && below); ++k) {
            const int sign = wide.gains[k].sign(levels);
            above = above || sign > 0;
            below = below || sign < 0;
            if (sign == 0) zero.push_back(k);
        }
        if (!below)
            verdicts[code] = Verdict::always;
        else if (!above && !cone::holds_a_model(wide.rays.strict, zero))
            verdicts[code] = Verdict::never;
    }
    return verdicts;
}

// All numbers are given: the one model says what each package is worth, and no deal. Sums in doubles decide
// wherever their rounding cannot reach zero.
std::vector<Verdict> AdditiveJudge::valued(const PackageSpace& space) const {
    const ValueModel model = value_model(party_, space, inside_.model);
    std::vector<Verdict> verdicts(space.total, Verdict::never);
    const std::size_t issues = space.sizes.size();
    std::vector<std::vector<double>> rounded;
    double size = std::abs(model.no_deal.to_double());
    for (const std::vector<Rational>& values : model.values) {
        rounded.emplace_back();
        double largest = 0;
        for (const Rational& value : values) {
            rounded.back().push_back(value.to_double());
            largest = std::max(largest, std::abs(rounded.back().back()));
        }
        size += largest;
    }
    // Far out of the range of doubles every sum is made exactly.
    const double error = size < 1e300 && size > 1e-280 ? size * static_cast<double>(issues + 2) * 0x1p-51
                                                       : std::numeric_limits<double>::infinity();
    const auto exactly = [&](const std::vector<int>& levels) {
        Rational sum = -model.no_deal;
        for (std::size_t i = 0; i < issues; ++i) sum += model.values[i][static_cast<std::size_t>(levels[i])];
        return sum.sign() >= 0;
    };
    // so_far[i]: what the issues before i are worth together, less no deal; the last issue changes fastest.
    std::vector<int> levels(issues, 0);
    std::vector<double> so_far(issues + 1, -model.no_deal.to_double());
    std::size_t changed = 0;
    for (Code code = 0; code < space.total; ++code) {
        for (std::size_t i = changed; i < issues; ++i)
            so_far[i + 1] = so_far[i] + rounded[i][static_cast<std::size_t>(levels[i])];
        const double sum = so_far[issues];
        if (sum > error || (!(sum < -error) && exactly(levels))) verdicts[code] = Verdict::always;
        for (changed = issues; changed > 0 && ++levels[changed - 1] == space.sizes[changed - 1]; --changed)
            levels[changed - 1] = 0;
        if (changed > 0) --changed;
    }
    return verdicts;
}

// Dominance spares most packages a look; a vector on which a package is refused, or accepted, spares most
// others a proof. With all extreme rays at hand no proof is needed at all: their signs decide.
std::optional<std::vector<Verdict>> AdditiveJudge::map_unless_stopped(const PackageSpace& space,
                                                                      const Watch& watch) const {
    if (membership_.fixed()) return valued(space);
    const cone::Rays* rays = extreme_rays();
    if (rays == nullptr)
        if (const Wide* wide = wide_rays()) return by_signs(space, *wide, watch);
    std::vector<Verdict> verdicts(space.total, Verdict::undetermined);
    const DominanceOrder order(space, party_.directions);
    Witnesses witnesses(party_, space);
    witnesses.add(inside_.model, true);
    if (rays != nullptr)
        for (const auto& ray : rays->rays) witnesses.add(ray, false);
    const std::size_t first_ray = witnesses.size() - (rays != nullptr ? rays->rays.size() : 0);
    Package package;
    const auto functional = [&](const std::vector<int>& levels) {
        package.levels = levels;
        return difference(party_, Alternative{&package}, Alternative{});
    };

    // A walk goes to its end, but does nothing once it is told to stop.
    std::uint64_t walked = 0;
    bool stopped = false;
    const auto stops = [&] {
        if (walked++ % 256 == 0) stopped = stopped || watch.stops("packages", walked / 2, space.total);
        return stopped;
    };
    order.ascending([&](const std::vector<int>& levels, Code code) {
        if (stops()) return;
        bool above = false;
        order.one_step_worse(levels, code,
                             [&](Code other) { above = above || verdicts[other] == Verdict::always; });
        if (!above && witnesses.refuse(levels)) return;
        if (!above && rays == nullptr) {
            const cone::Functional x = functional(levels);
            const cone::MembershipOutcome outcome = membership_.always(x);
            if (!outcome.proved) {
                witnesses.add(cone::moved_inside(outcome.model, inside_.model, x), true);
                return;
            }
        }
        verdicts[code] = Verdict::always;
    });
    order.descending([&](const std::vector<int>& levels, Code code) {
        if (stops() || verdicts[code] == Verdict::always) return;
        bool below = false;
        order.one_step_better(levels, code,
                              [&](Code other) { below = below || verdicts[other] == Verdict::never; });
        if (!below && witnesses.accept(levels)) return;
        if (!below && rays != nullptr) {
            // Not above zero on any ray. It is zero, and so acceptable, in some model if its zero rays hold
            // one.
            std::vector<std::size_t> zero;
            for (std::size_t k = 0; k < rays->rays.size(); ++k)
                if (witnesses.value(first_ray + k, levels) == 0) zero.push_back(k);
            below = !cone::holds_a_model(*rays, zero);
        } else if (!below) {
            const cone::MembershipOutcome outcome = membership_.never(functional(levels));
            below = outcome.proved;
            if (!below) witnesses.add(outcome.model, true);
        }
        if (below) verdicts[code] = Verdict::never;
    });
    if (stopped) return std::nullopt;
    return verdicts;
}

std::unique_ptr<Questions> AdditiveJudge::questions(const PackageSpace& space,
                                                    const std::vector<Package>& open) const {
    const cone::Rays* rays = extreme_rays();
    if (rays != nullptr) return std::make_unique<AdditiveQuestions>(party_, space, *rays, open);
    if (const Wide* wide = wide_rays())
        return std::make_unique<WideQuestions>(party_, space, wide->rays, wide->gains, open);
    return std::make_unique<ProvenQuestions>(party_, space, membership_, open);
}

std::unique_ptr<Judge> make_additive_judge(PartySystem party, const PackageSpace& space) {
    return std::make_unique<AdditiveJudge>(std::move(party), space);
}

}  // namespace detente::deals
