// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/play.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "detente/talks/model_accuracy.h"

namespace detente::tournaments {

namespace {

using talks::Bid;
using talks::SessionResult;

constexpr std::uint32_t kCommon = 0xfffffffeu;  // the stream of what matches that are alike share
constexpr std::size_t kKeptDeadlines = 256;

std::string named_text(const Outcome& outcome) {
    std::string text;
    for (const int value : outcome.values) text += (text.empty() ? "" : ".") + std::to_string(value);
    return text;
}

}  // namespace

MatchPlayer::MatchPlayer(const Tournament& tournament, TablesStore& tables)
    : tournament_(tournament), store_(tables) {
    const Spec& spec = tournament.spec;
    settings_.rules = spec.rules;
    settings_.rounds_known = spec.rounds_known;
    settings_.no_deal = spec.no_deal;
    settings_.seed = spec.seed;
    settings_.rounds = static_cast<int>(spec.rounds.from);
    settings_.end_chance = spec.end_chance.from;
    by_the_clock_ = spec.seconds.greatest() > 0;
    if (by_the_clock_) {
        settings_.seconds = spec.seconds.from;
        settings_.clock = [] {
            return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
        };
    }
    if (spec.discounted) settings_.discounting = talks::Discounting::by_time;
}

std::size_t MatchPlayer::profile_at(std::size_t seat) const {
    return (seat + static_cast<std::size_t>(match_.rotation)) % tables_->parties();
}

void MatchPlayer::enter(const Match& match, Results& results) {
    const bool models = tournament_.stages[static_cast<std::size_t>(match.scenario)].drawn != nullptr;
    const std::int64_t drawn = models ? static_cast<std::int64_t>(match.repetition) : kAnyRepetition;
    if (match.scenario == scenario_ && drawn == drawn_) return;
    const bool moved = match.scenario != scenario_;
    tables_ = store_.get(match.scenario, match.repetition);
    scenario_ = match.scenario;
    drawn_ = drawn;
    outcomes_ = tables_->outcomes;
    courses_.clear();
    at_deadline_ = nullptr;
    deadline_ = -1;
    met_.assign(tables_->listed() ? tables_->outcomes.size() + 1 : 1, false);
    met_named_.clear();
    if (moved) results.stages.push_back(tables_->stage_row(scenario_));
    if (models) results.models.push_back(tables_->model_row(scenario_, match.repetition));
}

void MatchPlayer::settings_of(const Match& match) {
    const Spec& spec = tournament_.spec;
    settings_.match = match.number;
    if (spec.rounds.kind != NumberLaw::Kind::fixed || spec.end_chance.kind != NumberLaw::Kind::fixed ||
        spec.seconds.kind != NumberLaw::Kind::fixed) {
        Draws common(spec.seed, match.first_alike, kCommon);
        settings_.rounds = draw_whole(spec.rounds, common);
        settings_.end_chance = draw_number(spec.end_chance, common);
        if (by_the_clock_) settings_.seconds = draw_number(spec.seconds, common);
    }
    if (spec.discounted) {
        settings_.discounts.clear();
        for (std::size_t seat = 0; seat < tables_->parties(); ++seat)
            settings_.discounts.push_back(tables_->discounts[profile_at(seat)]);
    }
}

const talks::Course* MatchPlayer::course(int strategy, std::size_t profile, int seat) {
    const std::size_t parties = tables_->parties();
    if (deadline_ != settings_.rounds) {
        if (courses_.size() >= kKeptDeadlines && !courses_.contains(settings_.rounds)) courses_.clear();
        at_deadline_ = &courses_[settings_.rounds];
        at_deadline_->resize(tournament_.entrants.size() * parties * parties);
        deadline_ = settings_.rounds;
    }
    const auto place =
        (static_cast<std::size_t>(strategy) * parties + profile) * parties + static_cast<std::size_t>(seat);
    Known& known = (*at_deadline_)[place];
    if (!known.tried) {
        known.tried = true;
        const Entrant& entrant = tournament_.entrants[static_cast<std::size_t>(strategy)];
        if (entrant.maker)
            known.course = talks::course_of(
                *entrant.maker, talks::OwnValues(tables_->indexes[profile], outcomes_), settings_, seat);
    }
    return known.course ? &*known.course : nullptr;
}

const talks::Course* MatchPlayer::known_course(int strategy, std::size_t profile, int seat) const {
    if (!by_courses() || deadline_ != settings_.rounds) return nullptr;
    const std::size_t parties = tables_->parties();
    const Known& known = (*at_deadline_)[(static_cast<std::size_t>(strategy) * parties + profile) * parties +
                                         static_cast<std::size_t>(seat)];
    return known.course ? &*known.course : nullptr;
}

bool MatchPlayer::by_courses() const {
    const Spec& spec = tournament_.spec;
    return match_.strategies.size() == 2 && spec.protocol == TableProtocol::alternating && !spec.discounted &&
           !by_the_clock_ && tables_->listed();
}

bool MatchPlayer::play_by_courses(MatchRow& row, Results& results) {
    const Spec& spec = tournament_.spec;
    if (!by_courses()) return false;
    const std::size_t first = profile_at(0), second = profile_at(1);
    const talks::Course* one = course(match_.strategies[0], first, 0);
    if (!one) return false;
    const talks::Course* other = course(match_.strategies[1], second, 1);
    if (!other) return false;
    const talks::ProfileIndex& of_first = tables_->indexes[first];
    const talks::ProfileIndex& of_second = tables_->indexes[second];
    const talks::CourseEnd end = talks::play_courses(*one, *other, of_first, of_second, settings_);
    row.ended = end.ended;
    row.by = end.by;
    row.round = end.round;
    const bool agreed = end.agreement != talks::kNoBid;
    if (agreed) row.outcome = end.agreement;
    for (std::size_t seat = 0; seat < 2; ++seat) {
        const std::size_t profile = seat == 0 ? first : second;
        const double utility = agreed ? tables_->indexes[profile].utility(end.agreement)
                                      : tables_->without_deal(profile, spec.no_deal);
        results.seats.push_back(
            {match_.strategies[seat], static_cast<std::int32_t>(profile), utility, kUnknown});
    }
    const std::size_t place = agreed ? end.agreement : met_.size() - 1;
    if (!met_[place]) note_outcome(row, end.agreement, results);
    return true;
}

std::unique_ptr<talks::Strategy> MatchPlayer::sit_down(std::size_t seat) {
    const Entrant& entrant = tournament_.entrants[static_cast<std::size_t>(match_.strategies[seat])];
    const std::size_t profile = profile_at(seat);
    if (entrant.maker) {
        if (const talks::Course* course =
                known_course(match_.strategies[seat], profile, static_cast<int>(seat)))
            return talks::follow(*course);
        const bool two = tables_->parties() == 2 && tables_->listed();
        return entrant.maker->make(two ? &tables_->indexes[1 - profile] : nullptr);
    }
    const Spec& spec = tournament_.spec;
    // Two seats may be played by the same program: each has a process of its own.
    std::unique_ptr<outside::ProgramHost>& host = programs_[std::to_string(seat) + " " + entrant.program];
    if (!host) host = std::make_unique<outside::ProgramHost>(entrant.program, spec.folder);
    outside::ProgramSeat place;
    place.scenario = tables_->scenario.get();
    place.profile = tables_->profiles[profile];
    place.seat = static_cast<int>(seat);
    for (std::size_t k = 0; k < tables_->parties(); ++k)
        place.parties.push_back(tables_->names[profile_at(k)]);
    place.protocol = to_string(spec.protocol);
    place.rules = spec.rules == talks::Rules::negmas ? "negmas" : "strict";
    place.rounds = settings_.rounds;
    place.outcomes = &outcomes_;
    const outside::ProgramLimits limits{std::chrono::milliseconds(spec.move_limit),
                                        std::chrono::milliseconds(spec.session_limit)};
    return outside::program_strategy(*host, place, limits);
}

double MatchPlayer::accuracy_of(std::size_t seat, const SessionResult& result) {
    const talks::OpponentModel* model = seats_[seat].strategy->model();
    if (!model || !tables_->listed() || seats_.size() != 2) return kUnknown;
    Draws draws(settings_.seed, settings_.match, static_cast<std::uint32_t>(seat));
    talks::Table table;
    table.seat = static_cast<int>(seat);
    table.round = std::min(result.round, settings_.rounds - 1);
    if (settings_.rounds_known) table.rounds = settings_.rounds;
    table.time = result.time;
    table.rules = settings_.rules;
    table.offers = offers_;
    table.own = &seats_[seat].own;
    table.draws = &draws;
    const talks::ModelAccuracy accuracy =
        talks::model_accuracy(*model, table, tables_->indexes[profile_at(1 - seat)]);
    return accuracy.kendall.value_or(kUnknown);
}

void MatchPlayer::play_at_the_table(MatchRow& row, Results& results) {
    outcomes_.clear();
    seats_.clear();
    for (std::size_t seat = 0; seat < match_.strategies.size(); ++seat) {
        const std::size_t profile = profile_at(seat);
        std::unique_ptr<talks::Strategy> strategy = sit_down(seat);
        if (tables_->listed())
            seats_.push_back({talks::OwnValues(tables_->indexes[profile], outcomes_), std::move(strategy)});
        else
            seats_.push_back({talks::OwnValues(tables_->wide[profile], outcomes_), std::move(strategy)});
    }
    SessionResult result;
    switch (tournament_.spec.protocol) {
        case TableProtocol::alternating:
            result = talks::alternating_offers(seats_, settings_, offers_);
            break;
        case TableProtocol::monotonic:
            result = talks::monotonic_concession(seats_, settings_, offers_);
            break;
        case TableProtocol::simultaneous:
            result = talks::simultaneous_offers(seats_, settings_, offers_);
            break;
        case TableProtocol::unique:
            result = talks::unique_offers(seats_, settings_, offers_);
            break;
    }
    row.ended = result.ended;
    row.by = result.by;
    row.round = result.round;
    for (std::size_t seat = 0; seat < seats_.size(); ++seat)
        results.seats.push_back({match_.strategies[seat], static_cast<std::int32_t>(profile_at(seat)),
                                 result.utilities[seat],
                                 tournament_.spec.measure_models ? accuracy_of(seat, result) : kUnknown});
    if (!result.fault.empty()) {
        row.fault = static_cast<std::int32_t>(results.texts.size());
        results.texts.push_back(std::move(result.fault));
    }
    const Bid agreement = result.agreement;
    if (agreement == talks::kNoBid) {
        if (!met_.back()) note_outcome(row, agreement, results);
    } else if (tables_->listed()) {
        row.outcome = agreement;
        if (!met_[agreement]) note_outcome(row, agreement, results);
    } else {
        row.named = static_cast<std::int32_t>(results.texts.size());
        results.texts.push_back(named_text(outcomes_.outcome(agreement)));
        if (!met_named_[results.texts.back()]) note_outcome(row, agreement, results);
    }
    seats_.clear();  // programs at the table hear that it is over
}

void MatchPlayer::note_outcome(const MatchRow& row, Bid agreement, Results& results) {
    OutcomeRow noted;
    noted.scenario = row.scenario;
    noted.repetition = drawn_;
    noted.outcome = row.outcome;
    std::vector<double> utilities;
    if (agreement == talks::kNoBid) {
        met_.back() = true;
        for (std::size_t party = 0; party < tables_->parties(); ++party)
            utilities.push_back(tables_->without_deal(party, tournament_.spec.no_deal));
    } else {
        const Outcome outcome = outcomes_.outcome(agreement);
        if (row.named >= 0) {
            noted.named = results.texts[static_cast<std::size_t>(row.named)];
            met_named_[noted.named] = true;
        } else {
            met_[agreement] = true;
        }
        noted.words = to_string(outcome, tables_->scenario->domain);
        for (std::size_t party = 0; party < tables_->parties(); ++party)
            utilities.push_back(tables_->utility(party, outcome));
    }
    for (const double utility : utilities) noted.welfare += utility;
    noted.distances = tables_->distances(utilities);
    results.outcomes.push_back(std::move(noted));
}

void MatchPlayer::play(std::uint64_t number, Results& results) {
    tournament_.schedule.at(number, match_);
    enter(match_, results);
    settings_of(match_);
    MatchRow row;
    row.match = number;
    row.repetition = match_.repetition;
    row.scenario = match_.scenario;
    row.rotation = match_.rotation;
    row.rounds = settings_.rounds;
    row.first_seat = static_cast<std::uint32_t>(results.seats.size());
    row.seats = static_cast<std::uint32_t>(match_.strategies.size());
    quick_ = play_by_courses(row, results);
    if (!quick_) play_at_the_table(row, results);
    results.matches.push_back(row);
}

}  // namespace detente::tournaments
