// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "detente/tournaments/run.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

Document to_document(const RunReport& report, const RunOptions& options) {
    Document document = Document::object();
    document.set("schema", "detente.tournament/1").set("tournament", report.identity);
    document.set("out", options.out.empty() ? Document() : Document(options.out));
    Document shard = Document::array();
    shard.push(options.shard).push(options.shards);
    document.set("shard", std::move(shard));
    document.set("matches", static_cast<std::int64_t>(report.matches));
    document.set("of_part", static_cast<std::int64_t>(report.of_part));
    document.set("before", static_cast<std::int64_t>(report.before));
    document.set("played", static_cast<std::int64_t>(report.played));
    document.set("faults", static_cast<std::int64_t>(report.faults));
    document.set("torn", static_cast<std::int64_t>(report.torn));
    document.set("complete", !report.stopped);
    document.set("seconds", report.seconds);
    Document skipped = Document::array();
    for (const auto& [name, error] : report.skipped) {
        Document one = Document::object();
        one.set("scenario", name);
        one.set("reason", fault_words(name, error, true));
        skipped.push(std::move(one));
    }
    document.set("skipped", std::move(skipped));
    Document passed_over = Document::array();
    for (const auto& [name, why] : report.passed_over) {
        Document one = Document::object();
        one.set("file", name);
        one.set("reason", why);
        passed_over.push(std::move(one));
    }
    document.set("passed_over", std::move(passed_over));
    Document drawn = Document::array();
    for (const auto& [name, models] : report.drawn) {
        Document one = Document::object();
        one.set("scenario", name);
        one.set("models", models);
        drawn.push(std::move(one));
    }
    document.set("drawn", std::move(drawn));
    document.set("notes", Document::array_of(report.notes));
    return document;
}

Result<std::pair<int, int>> read_shard(const std::string& text) {
    int part = 0, of = 0;
    const char* end = text.data() + text.size();
    const auto [slash, fault] = std::from_chars(text.data(), end, part);
    if (fault == std::errc() && slash != end && *slash == '/') {
        const auto [rest, wrong] = std::from_chars(slash + 1, end, of);
        if (wrong == std::errc() && rest == end && part >= 1 && of >= part && of <= 1'000'000)
            return std::pair<int, int>(part, of);
    }
    return make_error({}, "--shard is `" + text + "`", "write part and number of parts, such as 2/8");
}

}  // namespace detente::tournaments
