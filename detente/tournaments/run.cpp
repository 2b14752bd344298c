// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/run.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "detente/tournaments/play.h"
#include "detente/tournaments/store.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kHandOn = std::chrono::milliseconds(100);  // results are handed on at least so often
constexpr auto kStoreAfter = std::chrono::milliseconds(200);
constexpr std::size_t kStoreMatches = 8192;  // in one transaction
constexpr std::uint64_t kChunk = 512;

// A stretch of a chunk, in the order of the numbers.
struct Batch {
    std::uint64_t chunk = 0;
    bool last = false;
    Results results;
};

// Hands out stretches of numbers to players and takes back their results, which one player at a time keeps: whoever
// comes back while nobody does. A thread that only keeps would take turns with the players on the same cores.
// `ordered`: results leave in the order of their numbers; then players do not run far ahead of the slowest.
class Exchange {
  public:
    Exchange(std::vector<NumberRange> ranges, std::uint64_t chunk, std::size_t most_waiting, bool ordered)
        : ranges_(std::move(ranges)), chunk_(chunk), most_waiting_(most_waiting), ordered_(ordered) {}

    // False: there is nothing left, or all is to stop.
    bool next(NumberRange& range, std::uint64_t& chunk) {
        std::unique_lock<std::mutex> guard(lock_);
        room_.wait(guard, [&] {
            return stop_ ||
                   (ordered_ ? handed_out_ < taken_chunks_ + most_waiting_ : waiting_.size() < most_waiting_);
        });
        if (stop_ || at_ == ranges_.size()) return false;
        NumberRange& rest = ranges_[at_];
        range = {rest.from, std::min(rest.to, rest.from + chunk_)};
        rest.from = range.to;
        if (rest.from >= rest.to) ++at_;
        chunk = handed_out_++;
        return true;
    }

    void put(Batch batch) {
        const std::lock_guard<std::mutex> guard(lock_);
        waiting_.push_back(std::move(batch));
    }

    // Memory to be used again.
    Results fresh() {
        const std::lock_guard<std::mutex> guard(lock_);
        if (spare_.empty()) return {};
        Results results = std::move(spare_.back());
        spare_.pop_back();
        return results;
    }

    // The next batch that may leave, to be kept by the one who asks, who then says `kept`. False: there is none, or
    // somebody keeps, who will look again.
    bool claim(Batch& batch) {
        const std::lock_guard<std::mutex> guard(lock_);
        if (keeping_) return false;
        const auto found = ordered_
                               ? std::find_if(waiting_.begin(), waiting_.end(),
                                              [&](const Batch& one) { return one.chunk == taken_chunks_; })
                               : waiting_.begin();
        if (found == waiting_.end()) return false;
        batch = std::move(*found);
        waiting_.erase(found);
        keeping_ = true;
        return true;
    }

    void kept(Batch batch) {
        batch.results.clear();
        const std::lock_guard<std::mutex> guard(lock_);
        keeping_ = false;
        if (batch.last) ++taken_chunks_;
        if (spare_.size() < most_waiting_) spare_.push_back(std::move(batch.results));
        room_.notify_all();
    }

    void stop() {
        const std::lock_guard<std::mutex> guard(lock_);
        stop_ = true;
        room_.notify_all();
    }
    void player_begins() {
        const std::lock_guard<std::mutex> guard(lock_);
        ++players_;
    }
    void player_ends(const std::string& fault) {
        const std::lock_guard<std::mutex> guard(lock_);
        --players_;
        if (!fault.empty()) {
            fault_ = fault;
            stop_ = true;
            room_.notify_all();
        }
        done_.notify_all();
    }
    // Whether all players have left; waits for it a while. What then still waits never leaves: in order, it follows
    // a gap of a stopped run.
    bool over(Clock::duration wait) {
        std::unique_lock<std::mutex> guard(lock_);
        return done_.wait_for(guard, wait, [&] { return players_ == 0; });
    }
    std::string fault() {
        const std::lock_guard<std::mutex> guard(lock_);
        return fault_;
    }

  private:
    std::mutex lock_;
    std::condition_variable room_, done_;
    std::vector<NumberRange> ranges_;
    std::size_t at_ = 0;
    std::uint64_t chunk_;
    std::size_t most_waiting_;
    bool ordered_;
    std::uint64_t handed_out_ = 0, taken_chunks_ = 0;
    std::deque<Batch> waiting_;
    std::vector<Results> spare_;
    int players_ = 0;
    bool stop_ = false, keeping_ = false;
    std::string fault_;
};

// Means of what was played, for whoever watches.
class RunningTable {
  public:
    explicit RunningTable(const Tournament& tournament)
        : sums_(tournament.entrants.size()), counts_(tournament.entrants.size()) {}
    void add(const Results& results) {
        for (const SeatRow& seat : results.seats) {
            sums_[static_cast<std::size_t>(seat.strategy)] += seat.utility;
            ++counts_[static_cast<std::size_t>(seat.strategy)];
        }
    }
    std::vector<RunProgress::Line> lines(const Tournament& tournament) const {
        std::vector<RunProgress::Line> lines;
        for (std::size_t k = 0; k < sums_.size(); ++k)
            lines.push_back({tournament.entrants[k].text, counts_[k],
                             counts_[k] ? sums_[k] / static_cast<double>(counts_[k]) : 0});
        return lines;
    }

  private:
    std::vector<double> sums_;
    std::vector<std::uint64_t> counts_;
};

// Takes what was played: stores it, counts it, tells how far it is.
class Keeper {
  public:
    Keeper(const Tournament& tournament, const RunOptions& options, Store* store, RunReport& report)
        : tournament_(tournament), options_(options), store_(store), report_(report), table_(tournament) {}

    // `now`: stored at once, not with what follows. False: all is to stop.
    bool keep(const Results& results, bool now) {
        const std::lock_guard<std::mutex> guard(lock_);
        if (!fault_) take(results);
        if (!fault_) flush(now);
        return !fault_ && !stopped();
    }

    // What has waited long enough is stored though nothing follows. False: all is to stop.
    bool look() {
        const std::lock_guard<std::mutex> guard(lock_);
        if (!fault_) flush(false);
        return !fault_ && !stopped();
    }

    // How far it is, on the thread that asked for the run.
    void tell(bool now) {
        if (!options_.progress) return;
        const Clock::time_point at = Clock::now();
        if (!now && at - told_ < std::chrono::milliseconds(100)) return;
        told_ = at;
        options_.progress(progress());
    }

    std::optional<Error> finish() {
        if (!fault_) flush(true);
        tell(true);
        return fault_;
    }

  private:
    bool stopped() const { return options_.cancel && options_.cancel->cancelled(); }

    void take(const Results& results) {
        report_.played += results.matches.size();
        for (const MatchRow& row : results.matches)
            if (row.ended == talks::SessionResult::End::error) ++report_.faults;
        if (options_.progress) table_.add(results);
        if (options_.take) options_.take(results);
        if (!store_) return;
        append(results);
    }

    // Batches are put together, so that a transaction is worth its cost.
    void append(const Results& results) {
        const auto texts = static_cast<std::int32_t>(pending_.texts.size());
        const auto seats = static_cast<std::uint32_t>(pending_.seats.size());
        for (MatchRow row : results.matches) {
            row.first_seat += seats;
            if (row.named >= 0) row.named += texts;
            if (row.fault >= 0) row.fault += texts;
            pending_.matches.push_back(row);
        }
        pending_.seats.insert(pending_.seats.end(), results.seats.begin(), results.seats.end());
        pending_.texts.insert(pending_.texts.end(), results.texts.begin(), results.texts.end());
        pending_.outcomes.insert(pending_.outcomes.end(), results.outcomes.begin(), results.outcomes.end());
        pending_.stages.insert(pending_.stages.end(), results.stages.begin(), results.stages.end());
        pending_.models.insert(pending_.models.end(), results.models.begin(), results.models.end());
    }

    void flush(bool now) {
        if (!store_ || pending_.matches.empty()) return;
        if (!now && pending_.matches.size() < kStoreMatches && Clock::now() - stored_ < kStoreAfter) return;
        if (std::optional<Error> fault = store_->add(pending_)) {
            fault_ = fault;
            report_.played -= pending_.matches.size();
            fault_->message += ". " + counted(report_.before + report_.played, "match is", "matches are") +
                               " stored and safe";
        }
        pending_.clear();
        stored_ = Clock::now();
    }

    RunProgress progress() {
        const std::lock_guard<std::mutex> guard(lock_);
        RunProgress progress;
        progress.played = report_.played;
        progress.done = report_.before + report_.played;
        progress.of = report_.of_part;
        progress.seconds = std::chrono::duration<double>(told_ - began_).count();
        progress.table = table_.lines(tournament_);
        return progress;
    }

    std::mutex lock_;
    const Tournament& tournament_;
    const RunOptions& options_;
    Store* store_;
    RunReport& report_;
    RunningTable table_;
    Results pending_;
    std::optional<Error> fault_;
    Clock::time_point began_ = Clock::now(), told_ = began_, stored_ = began_;
};

// Keeps what may leave, until somebody else keeps or nothing may.
void keep_what_may_leave(Exchange& exchange, Keeper& keeper) {
    Batch batch;
    while (exchange.claim(batch)) {
        if (!keeper.keep(batch.results, false)) exchange.stop();
        exchange.kept(std::move(batch));
    }
}

void play_chunks(const Tournament& tournament, const RunOptions& options, TablesStore& tables,
                 Exchange& exchange, Keeper& keeper) {
    std::string fault;
    try {
        MatchPlayer player(tournament, tables);
        NumberRange range;
        std::uint64_t chunk = 0;
        while (exchange.next(range, chunk)) {
            Results results = exchange.fresh();
            Clock::time_point handed_on = Clock::now();
            const auto hand_on = [&](bool last) {
                exchange.put(Batch{.chunk = chunk, .last = last, .results = std::move(results)});
                keep_what_may_leave(exchange, keeper);
            };
            bool stop = false;
            for (std::uint64_t number = range.from; number < range.to && !stop; ++number) {
                if (shard_of(number, options.shards) != options.shard) continue;
                player.play(number, results);
                stop = options.cancel && options.cancel->cancelled();
                // Slow matches look at the clock each time, quick ones now and then.
                if (player.was_quick() && results.matches.size() % 64 != 0) continue;
                if (Clock::now() - handed_on < kHandOn) continue;
                hand_on(false);
                results = exchange.fresh();
                handed_on = Clock::now();
            }
            hand_on(true);
            if (stop) exchange.stop();
        }
    } catch (const std::exception& error) {
        fault = error.what();
    }
    exchange.player_ends(fault);
}

// All on the calling thread, so that one thread is one core's work. What kept it from going on, or empty.
std::string play_alone(const Tournament& tournament, const RunOptions& options, TablesStore& tables,
                       const std::vector<NumberRange>& ranges, std::uint64_t chunk, Keeper& keeper) {
    try {
        MatchPlayer player(tournament, tables);
        Results results;
        Clock::time_point handed_on = Clock::now();
        const auto hand_on = [&] {
            const bool on = keeper.keep(results, !player.was_quick());
            keeper.tell(false);
            results.clear();
            handed_on = Clock::now();
            return on;
        };
        for (const NumberRange& range : ranges)
            for (std::uint64_t number = range.from; number < range.to; ++number) {
                if (shard_of(number, options.shards) != options.shard) continue;
                player.play(number, results);
                const bool stop = options.cancel && options.cancel->cancelled();
                if (!stop && results.matches.size() < chunk &&
                    (player.was_quick() || Clock::now() - handed_on < kHandOn))
                    continue;
                if (!hand_on()) return {};
            }
        hand_on();
    } catch (const std::exception& error) {
        return error.what();
    }
    return {};
}

std::uint64_t of_part(const std::vector<NumberRange>& ranges, int shard, int shards) {
    std::uint64_t count = 0;
    for (const NumberRange& range : ranges)
        count += size_of_shard(range.to, shard, shards) - size_of_shard(range.from, shard, shards);
    return count;
}

}  // namespace

std::uint64_t size_of_shard(std::uint64_t matches, int shard, int shards) {
    const auto n = static_cast<std::uint64_t>(shards), i = static_cast<std::uint64_t>(shard) - 1;
    return matches > i ? (matches - i - 1) / n + 1 : 0;
}

Result<RunReport> run(const Tournament& tournament, const RunOptions& options) {
    const Clock::time_point began = Clock::now();
    RunReport report;
    report.identity = tournament.identity;
    report.matches = tournament.schedule.size();
    report.passed_over = tournament.passed_over;
    report.of_part = size_of_shard(report.matches, options.shard, options.shards);
    report.notes = tournament.notes;
    for (const Stage& stage : tournament.stages) {
        if (stage.fault) report.skipped.emplace_back(stage.name, *stage.fault);
        if (stage.drawn) report.drawn.emplace_back(stage.name, words_of(*stage.drawn));
    }

    std::vector<NumberRange> ranges = {{0, report.matches}};
    std::optional<Store> store;
    if (!options.out.empty()) {
        Result<Store> opened = Store::open_for(options.out, tournament);
        if (!opened) return opened.errors();
        store.emplace(std::move(*opened));
        const Result<std::uint64_t> torn = store->drop_torn();
        if (!torn) return torn.errors();
        report.torn = *torn;
        Result<std::vector<NumberRange>> missing = store->missing();
        if (!missing) return missing.errors();
        ranges = std::move(*missing);
        report.before = report.of_part - of_part(ranges, options.shard, options.shards);
    }

    const auto threads = static_cast<std::size_t>(std::max(1, options.threads));
    TablesStore tables(tournament, options.measured, threads + 2);
    Keeper keeper(tournament, options, store ? &*store : nullptr, report);
    std::optional<Error> fault;
    std::string broken;
    const std::uint64_t left = report.of_part - report.before;
    const std::uint64_t chunk = std::clamp<std::uint64_t>(left / (threads * 8), 1, kChunk);
    if (threads == 1) {
        broken = play_alone(tournament, options, tables, ranges, chunk, keeper);
        fault = keeper.finish();
    } else {
        Exchange exchange(std::move(ranges), chunk * static_cast<std::uint64_t>(options.shards),
                          4 * threads + 8, !store);
        std::vector<std::thread> players;
        for (std::size_t k = 0; k < threads; ++k) exchange.player_begins();
        for (std::size_t k = 0; k < threads; ++k)
            players.emplace_back([&] { play_chunks(tournament, options, tables, exchange, keeper); });
        while (!exchange.over(std::chrono::milliseconds(50))) {
            if (!keeper.look()) exchange.stop();
            keeper.tell(false);
        }
        for (std::thread& player : players) player.join();
        fault = keeper.finish();
        broken = exchange.fault();
    }
    if (fault) return *fault;
    if (!broken.empty())
        return make_error({}, "a match could not be played: " + broken,
                          "what was stored before is safe; give the same command again with fewer threads");
    report.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    report.stopped = report.before + report.played < report.of_part;
    return report;
}

Result<RunReport> run(const Spec& spec, const RunOptions& options) {
    const Result<Tournament> tournament = prepare(spec, options.strict);
    if (!tournament) return tournament.errors();
    return run(*tournament, options);
}

}  // namespace detente::tournaments
