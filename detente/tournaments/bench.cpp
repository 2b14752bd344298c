// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/bench.h"

#include "detente/base/sha256.h"
#include "detente/tournaments/fingerprint.h"
#include "detente/tournaments/leaderboard.h"
#include "detente/tournaments/run.h"

namespace detente::tournaments {

namespace {

// A change of this text changes the signature.
std::string signed_tournament(const char* rules, const char* strategies) {
    return std::string(
               "[tournament]\nseed = 17\nrepeat = 2\nrotate = true\nself_play = false\nmeasure_models = "
               "true\nrounds = { law = \"uniform\", from = 5, to = 60 }\nend_chance = [0, 0.01]\n"
               "scenarios = [\n"
               "  { law = \"random\", count = 2, issues = 3, values = 5, reservation = [0, 0.3], seed = 1 "
               "},\n"
               "  { law = \"pie\", values = 21, seed = 2 },\n"
               "  { law = \"zero_sum\", issues = 2, values = 6, seed = 3 },\n"
               "  { law = \"correlated\", issues = 3, values = 4, correlation = -0.5, seed = 4 },\n"
               "  { law = \"opposition\", issues = 3, values = 4, opposition = 0.3, seed = 5 },\n"
               "]\nrules = \"") +
           rules + "\"\nstrategies = [" + strategies + "]\n";
}

constexpr const char* kStrict =
    "\"boulware\", \"linear\", \"conceder\", \"micro\", \"tit-for-tat\", \"hybrid\", \"random\", "
    "\"exponential\", "
    "\"bezier\", \"nice_tit_for_tat\", \"agent_k\", \"boulware(e=0.1) model=frequency accept=ac_combi "
    "choice=for_other\"";
constexpr const char* kNegmas =
    "\"boulware\", \"linear\", \"conceder\", \"micro\", \"tit-for-tat\", \"hybrid\", \"random\", \"tough\", "
    "\"cab\"";

constexpr const char* kTimed =
    "[tournament]\nseed = 1\nrounds = 100\nrepeat = 10000000000\n"
    "scenarios = [{ law = \"random\", issues = 3, values = 10, seed = 1 }]\n"
    "strategies = [\"boulware\", \"linear\", \"conceder\", \"boulware(e=0.05)\", \"boulware(e=0.1)\", "
    "\"conceder(e=4)\", \"exponential\", \"hardliner\", \"linear(k=0.1)\", \"aspiration(e=0.5)\"]\n";

Result<std::string> fingerprint_of(const std::string& text, int threads) {
    const Result<Spec> spec = read_spec(text, "bench");
    if (!spec) return spec.errors();
    const Result<Tournament> tournament = prepare(*spec);
    if (!tournament) return tournament.errors();
    Fingerprint print(tournament->identity);
    RunOptions options;
    options.threads = threads;
    options.measured = false;
    options.take = [&print](const Results& results) { print.add(results); };
    const Result<RunReport> report = run(*tournament, options);
    if (!report) return report.errors();
    return print.text();
}

}  // namespace

Result<std::string> signature(int threads) {
    std::string both;
    for (const std::string& text :
         {signed_tournament("strict", kStrict), signed_tournament("negmas", kNegmas)}) {
        const Result<std::string> one = fingerprint_of(text, threads);
        if (!one) return one.errors();
        both += *one;
    }
    return sha256(both).substr(0, 16);
}

Result<BenchReport> bench(std::uint64_t matches, int threads, const CancelToken* cancel) {
    BenchReport report;
    const Result<std::string> signed_as = signature(threads);
    if (!signed_as) return signed_as.errors();
    report.signature = *signed_as;
    const Result<Spec> spec = read_spec(kTimed, "bench");
    if (!spec) return spec.errors();
    const Result<Tournament> tournament = prepare(*spec);
    if (!tournament) return tournament.errors();
    const StoredTournament told = about(*tournament);
    Tally tally(told, {});
    CancelToken enough;
    RunOptions options;
    options.threads = threads;
    options.cancel = &enough;
    options.measured = false;
    options.take = [&](const Results& results) {
        tally.add(results);
        report.matches += results.matches.size();
        if (report.matches >= matches || (cancel && cancel->cancelled())) enough.cancel();
    };
    const Result<RunReport> ran = run(*tournament, options);
    if (!ran) return ran.errors();
    report.threads = threads;
    report.seconds = ran->seconds;
    report.per_second = static_cast<double>(report.matches) / ran->seconds;
    return report;
}

Document to_document(const BenchReport& report) {
    Document document = Document::object();
    document.set("schema", "detente.bench/1").set("signature", report.signature);
    document.set("matches", static_cast<std::int64_t>(report.matches)).set("threads", report.threads);
    document.set("seconds", report.seconds).set("per_second", report.per_second);
    return document;
}

}  // namespace detente::tournaments
