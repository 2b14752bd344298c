// SPDX-License-Identifier: Apache-2.0
#include "cli/tournament_command.h"

#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <string_view>
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
bool tells_of_stopping = false;  // somebody watches
constexpr char kStopping[] = "stopping: matches at the table are finished; Ctrl-C again ends at once";

void write_to_err(std::string_view text) {
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

// The first time, what is being played is finished and stored; the second time, at once.
extern "C" void stop_playing(int) {
    if (interrupted.cancelled()) {
        write_to_err("\ndetente: interrupted; what was stored stays\n");
        ::_exit(kInterrupted);
    }
    interrupted.cancel();
    if (tells_of_stopping) write_to_err(kStopping);
}

// While it lives, Ctrl-C stops the playing and not the program.
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
    ~LiveTable() {
        if (lines_ > 0) clear();
    }

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
        if (interrupted.cancelled()) say(kStopping);
    }

    // What was shown goes, and with it what Ctrl-C left in the line. What is to stay is written after this.
    void clear() {
        if (lines_ > 0)
            streams_.err << "\r\x1b[" << lines_ << "A\x1b[J";
        else if (streams_.err_terminal && interrupted.cancelled())
            streams_.err << "\r\x1b[J";
        lines_ = 0;
    }

  private:
    void say(const std::string& line) {
        streams_.err << text::shortened(plain(line), 79) << '\n';
        ++lines_;
    }
    Streams& streams_;
    int lines_ = 0;
};

std::string how_to_go_on(const Arguments& arguments) {
    const auto given = [&](const char* name) { return tournaments::shell_word(arguments.text(name)); };
    std::string text = "detente tournament " + given("SPEC") + " --out " + given("--out");
    for (const char* option : {"--shard", "--threads"})
        if (arguments.has(option)) text += std::string(" ") + option + " " + given(option);
    if (arguments.has("--strict")) text += " --strict";
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
        text += paragraph(
            plain("Left out: " + name + ": " + tournaments::fault_words(name, error, false) + "."), width);
    for (const auto& [name, why] : done.passed_over)
        text += paragraph(plain("Passed over: " + name + ": " + why + "."), width);
    for (const std::string& note : done.notes) text += paragraph(plain("Note: " + note + "."), width);
    if (arguments.has("--out") && !done.stopped)
        text += paragraph(
            plain("Next: detente leaderboard " + tournaments::shell_word(arguments.text("--out"))), width);
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
    tells_of_stopping = streams.err_terminal;
    const auto play = [&] {
        const Interruptible guard;
        return tournaments::run(*tournament, *options);
    };
    const Result<tournaments::RunReport> done = play();
    live.clear();
    if (!done) return report(done.errors(), arguments, streams);

    const bool json = arguments.has("--json");
    if (json)
        streams.out << to_json(tournaments::to_document(*done, *options));
    else
        streams.out << report_text(*done, arguments, streams.width);
    if (done->stopped) {
        streams.out.flush();
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
