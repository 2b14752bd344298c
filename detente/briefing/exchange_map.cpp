// SPDX-License-Identifier: Apache-2.0
// The map of exchanges: where each lies by the shares of drawn value models that accept it, and why.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "detente/briefing/front.h"
#include "detente/case/advice_words.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr std::size_t kPlots = 6;       // pairs of parties
constexpr std::size_t kParted = 1'500;  // exchanges above which points are gathered more coarsely
constexpr double kFine = 100, kCoarse = 40;

class MapWriter {
  public:
    MapWriter(const cases::BriefingReport& report, const AccountContext& account)
        : advice_(*report.advice), account_(account), scenario_(account.scenario), shares_(*advice_.shares) {}

    ExchangeMap write() {
        const int parties = static_cast<int>(scenario_.parties.size());
        for (int first = 0; first < parties; ++first)
            for (int second = first + 1; second < parties && map_.plots.size() < kPlots; ++second)
                map_.plots.push_back(plot(first, second));
        words();
        return std::move(map_);
    }

    // The least of the shares under the laws: what is said of a point is not more than either law says.
    double share(int party, std::size_t row) const {
        double least = 1;
        for (const deals::LawShares& law : shares_.laws)
            least = std::min(least, law.accepts[static_cast<std::size_t>(party)][row]);
        return least;
    }

  private:
    Verdict verdict(int party, deals::Code code) const {
        return account_.answer.verdict_map[static_cast<std::size_t>(party)][code];
    }

    ExchangeMap::Plot plot(int first, int second) const {
        ExchangeMap::Plot result;
        result.parties = {first, second};
        const double grain = shares_.packages.size() > kParted ? kCoarse : kFine;
        std::map<std::tuple<int, long, int, long>, std::size_t> place;
        for (std::size_t row = 0; row < shares_.packages.size(); ++row) {
            if (!shares_.exchange[row]) continue;
            const deals::Code code = shares_.packages[row];
            ExchangeMap::Point point;
            point.verdict = {verdict(first, code), verdict(second, code)};
            point.share = {share(first, row), share(second, row)};
            const auto cell = [&](std::size_t side) {
                return point.verdict[side] == Verdict::undetermined ? std::lround(point.share[side] * grain)
                                                                    : 0L;
            };
            const auto [found, fresh] = place.try_emplace(
                {static_cast<int>(point.verdict[0]), cell(0), static_cast<int>(point.verdict[1]), cell(1)},
                result.points.size());
            if (!fresh) {
                ++result.points[found->second].packages;
                continue;
            }
            point.package = deals::decode(advice_.space, code);
            for (int party = 0; party < static_cast<int>(scenario_.parties.size()); ++party)
                point.open_to_all = point.open_to_all && verdict(party, code) != Verdict::never;
            point.told = in_short(point.package, scenario_) + ". " + with_capital(why(first, row, code)) +
                         "; " + why(second, row, code);
            result.points.push_back(std::move(point));
        }
        return result;
    }

    std::string why(int party, std::size_t row, deals::Code code) const {
        const Subject who = subject_of(scenario_, party);
        const Verdict found = verdict(party, code);
        if (found == Verdict::undetermined) {
            std::vector<double> laws;
            for (const deals::LawShares& law : shares_.laws)
                laws.push_back(law.accepts[static_cast<std::size_t>(party)][row]);
            return who.name + std::string(who.agree(" takes", " take")) + " it in " +
                   cases::share_range(laws) + " of " + std::string(who.its()) + " value models";
        }
        const std::string grounds = grounds_of(party, found, deals::decode(advice_.space, code));
        return who.name + " certainly " +
               std::string(found == Verdict::always ? who.agree("takes", "take")
                                                    : who.agree("refuses", "refuse")) +
               " it" + (grounds.empty() ? "" : " (" + grounds + ")");
    }

    // The statements that prove the verdict of an edge from which this one follows by directions alone.
    std::string grounds_of(int party, Verdict verdict, const Package& package) const {
        const auto& directions = account_.study.directions[static_cast<std::size_t>(party)];
        for (const cases::EdgeProof& bound : account_.study.bounds) {
            if (bound.party != party || bound.verdict != verdict) continue;
            const Package& edge = bound.edge.package;
            bool covered = true;
            for (std::size_t i = 0; i < directions.size() && covered; ++i) {
                const int step = package.levels[i] - edge.levels[i];
                const int better = is_upward(directions[i]) ? step : is_downward(directions[i]) ? -step : 0;
                if (directions[i] == Direction::absent && step != 0) covered = false;
                if (verdict == Verdict::never ? better > 0 : better < 0) covered = false;
            }
            if (!covered) continue;
            std::vector<std::string> ids;
            for (const deals::Reason& reason : bound.proof.reasons)
                if (reason.kind == deals::Reason::Kind::statement) ids.push_back(reason.id);
            return ids.empty() ? "by " + std::string(subject_of(scenario_, party).its()) + " directions alone"
                               : "by " + list_of(ids);
        }
        return {};
    }

    void words() {
        map_.caption =
            "Each point is an exchange, a package that is no gift of one side, placed by the share of each "
            "side's value models that take it, which forecasts nothing; at the edges what is certain";
        const deals::Zone& zone = advice_.zone;
        const std::uint64_t exchanges = zone.certain + zone.excluded + zone.open;
        const deals::Zone& whole = account_.answer.zone;
        const std::uint64_t packages = whole.certain + whole.excluded + whole.open;
        map_.in_words = "Of " + counted(exchanges, "exchange", "exchanges");
        if (packages > exchanges)
            map_.in_words += " (the other " + grouped(packages - exchanges) + " of the " + grouped(packages) +
                             " packages are gifts of one side" +
                             (advice_.exchanges.gifts.size() == packages - exchanges
                                  ? ")"
                                  : ", or differ from another only in what makes no difference to anybody)");
        map_.in_words += ", " + grouped(zone.certain) +
                         (zone.certain == 1 ? " certainly suits all, " : " certainly suit all, ") +
                         grouped(zone.excluded) + (zone.excluded == 1 ? " is" : " are") +
                         " certainly refused by somebody, and " + grouped(zone.open) +
                         (zone.open == 1 ? " lies" : " lie") + " in between.";
    }

    const cases::AccountAdvice& advice_;
    const AccountContext& account_;
    const Scenario& scenario_;
    const deals::Shares& shares_;
    ExchangeMap map_;
};

}  // namespace

std::optional<ExchangeMap> write_exchange_map(const cases::BriefingReport& report,
                                              const AccountContext& account) {
    if (!report.advice || !report.advice->shares || account.scenario.parties.size() < 2) return std::nullopt;
    const deals::Shares& shares = *report.advice->shares;
    if (!shares.refused.empty() || shares.laws.empty() || account.answer.verdict_map.empty())
        return std::nullopt;
    return MapWriter(report, account).write();
}

}  // namespace detente::briefing
