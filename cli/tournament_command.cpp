// SPDX-License-Identifier: Apache-2.0
#include "cli/tournament_command.h"

#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "cli/leaderboard_view.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/formats/json.h"
#include "detente/tournaments/run.h"
#include "detente/tournaments/words.h"

namespace detente::cli {

namespace {

using tournaments::counted;
using tournaments::grouped;

constexpr std::uint64_t kShownAtOnce = 1'000'000;  // matches of which the table is shown without being asked

CancelToken interrupted;

// The first time, what is being played is finished and stored; the second time, at once.
extern "C" void stop_playing(int) {
    if (interrupted.cancelled()) ::_exit(kInterrupted);
    interrupted.cancel();
}

class Interruptible {
  public:
    Interruptible() : before_(std::signal(SIGINT, stop_playing)) {}
    ~Interruptible() { std::signal(SIGINT, before_); }

  private:
    void (*before_)(int);
};

// How far it is, redrawn in place.
class LiveTable {
  public:
    explicit LiveTable(Streams& streams) : streams_(streams) {}
    ~LiveTable() { clear(); }

    void show(const tournaments::RunProgress& progress) {
        clear();
        const double rate =
            progress.seconds > 0 ? static_cast<double>(progress.played) / progress.seconds : 0.0;
        std::string line = grouped(progress.done) + " of " + counted(progress.of, "match", "matches") + ", " +
                           grouped(static_cast<std::uint64_t>(rate)) + " a second";
        if (rate > 0 && progress.done < progress.of)
            line += ", " +
                    tournaments::duration_words(static_cast<double>(progress.of - progress.done) / rate) +
                    " left";
        say(line);
        std::vector<tournaments::RunProgress::Line> table = progress.table;
        std::stable_sort(table.begin(), table.end(),
                         [](const auto& a, const auto& b) { return a.utility > b.utility; });
        constexpr std::size_t shown = 10;
        for (std::size_t k = 0; k < table.size() && k < shown; ++k)
            if (table[k].matches > 0)
                say("  " + tournaments::decimals(table[k].utility, 3) + "  " + table[k].strategy);
    }

  private:
    void say(const std::string& line) {
        streams_.err << text::shortened(plain(line), 79) << '\n';
        ++lines_;
    }
    void clear() {
        if (lines_ > 0) streams_.err << "\x1b[" << lines_ << "A\x1b[J";
        lines_ = 0;
    }
    Streams& streams_;
    int lines_ = 0;
};

std::string how_to_go_on(const Arguments& arguments) {
    std::string text = "detente tournament " + arguments.text("SPEC") + " --out " + arguments.text("--out");
    if (arguments.has("--shard")) text += " --shard " + arguments.text("--shard");
    return text;
}

std::string report_text(const tournaments::RunReport& done, const Arguments& arguments, int width) {
    std::string text;
    const bool part = done.of_part != done.matches;
    text += paragraph(counted(done.played, "match", "matches") + " played" +
                          (done.before ? ", " + grouped(done.before) + " were stored before" : "") + ", of " +
                          grouped(done.of_part) +
                          (part ? " in this part and " + grouped(done.matches) + " in all" : "") + ": " +
                          tournaments::duration_words(done.seconds) + ".",
                      width);
    if (done.faults > 0)
        text += paragraph(counted(done.faults, "match", "matches") +
                              " ended by a strategy's fault; the column `fault` has the reasons.",
                          width);
    if (done.torn > 0)
        text +=
            paragraph(counted(done.torn, "match was", "matches were") + " stored without all seats, and " +
                          (done.torn == 1 ? "is" : "are") + " played again.",
                      width);
    for (const auto& [name, models] : done.drawn)
        text += paragraph(plain("Drawn models: " + name +
                                " is given by statements and is played by value functions drawn from them (" +
                                models + ")."),
                          width);
    for (const auto& [name, error] : done.skipped)
        text += paragraph(plain("Left out: " + name + ": " + error.message + "."), width);
    for (const auto& [name, why] : done.passed_over)
        text += paragraph(plain("Passed over: " + name + ": " + why + "."), width);
    for (const std::string& note : done.notes) text += paragraph(plain("Note: " + note + "."), width);
    if (arguments.has("--out") && !done.stopped)
        text += paragraph(plain("Next: detente leaderboard " + arguments.text("--out")), width);
    return text;
}

Result<tournaments::RunOptions> run_options(const Arguments& arguments) {
    tournaments::RunOptions options;
    options.out = arguments.text("--out");
    if (arguments.has("--out") && options.out.empty())
        return make_error({}, "--out names no file", "write --out results.db");
    const Result<std::pair<int, int>> shard = tournaments::read_shard(arguments.text("--shard"));
    if (!shard) return shard.errors();
    options.shard = shard->first;
    options.shards = shard->second;
    options.threads = static_cast<int>(arguments.number("--threads"));
    if (options.threads == 0)
        options.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    options.strict = arguments.has("--strict");
    options.cancel = &interrupted;
    return options;
}

}  // namespace

int run_tournament(const Arguments& arguments, Streams& streams) {
    Result<tournaments::RunOptions> options = run_options(arguments);
    if (!options) return report(options.errors(), arguments, streams, kUsage);
    const Result<tournaments::Spec> spec = tournaments::read_spec_file(arguments.text("SPEC"));
    if (!spec) return report(spec.errors(), arguments, streams);
    const Result<tournaments::Tournament> tournament = tournaments::prepare(*spec, options->strict);
    if (!tournament) return report(tournament.errors(), arguments, streams);

    const tournaments::StoredTournament about = tournaments::about(*tournament);
    const tournaments::LeaderboardRequest request;
    tournaments::Tally tally(about, request);
    const bool kept = !options->out.empty();
    if (!kept) options->take = [&tally](const tournaments::Results& results) { tally.add(results); };
    LiveTable live(streams);
    if (streams.err_terminal)
        options->progress = [&live](const tournaments::RunProgress& progress) { live.show(progress); };
    const Interruptible guard;
    const Result<tournaments::RunReport> done = tournaments::run(*tournament, *options);
    if (!done) return report(done.errors(), arguments, streams);

    const bool json = arguments.has("--json");
    if (json)
        streams.out << to_json(tournaments::to_document(*done, *options));
    else
        streams.out << report_text(*done, arguments, streams.width);
    if (done->stopped) {
        streams.err << (kept ? "detente: stopped; go on with: " + plain(how_to_go_on(arguments)) + "\n"
                             : "detente: stopped; with --out FILE it could be gone on with\n");
        return kInterrupted;
    }
    if (json || (kept && (done->matches > kShownAtOnce || done->of_part != done->matches))) return kDone;
    if (!kept) {
        streams.out << '\n'
                    << leaderboard_text(tally.finish(), request, false, streams.width, streams.out_color);
        return kDone;
    }
    const Result<tournaments::Leaderboard> board = tournaments::leaderboard(options->out, request);
    if (!board) return report(board.errors(), arguments, streams);
    streams.out << '\n' << leaderboard_text(*board, request, false, streams.width, streams.out_color);
    return kDone;
}

}  // namespace detente::cli
