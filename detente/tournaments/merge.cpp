// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/merge.h"

#include <filesystem>
#include <map>

#include "detente/tournaments/words.h"

namespace detente::tournaments {

namespace {

namespace fs = std::filesystem;

Result<std::int64_t> number_of(Database& database, const std::string& sql) {
    Result<PreparedStatement> rows = database.prepare(sql);
    if (!rows || !rows->step()) return database.fault();
    return rows->integer(0);
}

// Rows that say the same whoever played them go in where they are not yet; matches that are there already are
// compared.
Result<MergeReport::Part> add_part(Database& out, const std::string& path, int version,
                                   const std::vector<std::uint64_t>& torn) {
    MergeReport::Part part;
    part.path = path;
    part.torn = torn.size();
    // Matches that are not stored whole stay out, and so are told as missing.
    if (std::optional<Error> fault =
            out.run("DROP TABLE IF EXISTS temp.torn; CREATE TEMP TABLE torn (match INTEGER PRIMARY KEY);"))
        return *fault;
    for (const std::uint64_t match : torn)
        if (std::optional<Error> fault =
                out.run("INSERT INTO temp.torn VALUES (" + std::to_string(match) + ");"))
            return *fault;
    for (
        const auto& [sql, into] : std::vector<std::pair<std::string, std::uint64_t*>>{
            {"SELECT count(*) FROM part.matches WHERE match NOT IN temp.torn", &part.matches},
            {"SELECT count(*) FROM part.matches p JOIN main.matches m USING (match) WHERE p.match NOT IN "
             "temp.torn",
             &part.doubles},
            // A match differs when it ended otherwise or paid otherwise.
            {"SELECT count(*) FROM part.matches p JOIN main.matches m USING (match) WHERE p.match NOT IN "
             "temp.torn AND (p.ended <> m.ended OR p.round <> m.round OR p.outcome <> m.outcome OR EXISTS (SELECT 1 FROM "
             "part.seats s JOIN main.seats t USING (match, seat) WHERE s.match = p.match AND s.utility <> "
             "t.utility))",
             &part.differing}}) {
        const Result<std::int64_t> count = number_of(out, sql);
        if (!count) return count.errors();
        *into = static_cast<std::uint64_t>(*count);
    }
    part.doubles -= part.differing;
    part.added = part.matches - part.doubles - part.differing;
    const std::string measured =
        "scenario, outcome, words, welfare, to_frontier, to_nash, to_kalai_smorodinsky, to_egalitarian, "
        "to_utilitarian";
    const std::optional<Error> fault = out.run(
        "INSERT OR IGNORE INTO main.profiles SELECT * FROM part.profiles;"
        "INSERT OR IGNORE INTO main.outcomes (" +
        measured + ", repetition) SELECT " + measured + ", " +
        std::string(version == 1 ? "-1 FROM part.outcomes;"
                                 : "repetition FROM part.outcomes;"
                                   "INSERT OR IGNORE INTO main.models SELECT * FROM part.models;") +
        "UPDATE main.scenarios AS m SET outcomes = p.outcomes, opposition = p.opposition, frontier = "
        "p.frontier "
        "FROM part.scenarios AS p WHERE p.scenario = m.scenario AND m.outcomes IS NULL AND p.outcomes IS NOT "
        "NULL;"
        // Seats first: what they are compared with is the matches that were there before.
        "INSERT OR IGNORE INTO main.seats SELECT s.* FROM part.seats s WHERE NOT EXISTS (SELECT 1 FROM "
        "main.matches m WHERE m.match = s.match) AND s.match NOT IN temp.torn AND s.match IN (SELECT match "
        "FROM part.matches);"
        "INSERT OR IGNORE INTO main.matches SELECT * FROM part.matches WHERE match NOT IN temp.torn;");
    if (fault) return *fault;
    return part;
}

// Every part is looked into before anything is written.
struct Looked {
    int version = kSchema;
    std::vector<std::uint64_t> torn;
};

Result<StoredTournament> common_tournament(const std::string& out, const std::vector<std::string>& parts,
                                           std::map<std::string, Looked>& looked) {
    std::error_code fault;
    Errors errors;
    std::optional<StoredTournament> common;
    std::string from;
    std::vector<std::string> files = parts;
    const bool exists = !Store::is_to_be_made(out);
    if (exists) files.insert(files.begin(), out);
    for (const std::string& path : files) {
        if (&path != &files.front() || !exists)
            if (fs::equivalent(path, out, fault)) {
                errors.push_back(make_error({path, 0, 0}, "this part is the file to be written",
                                            "name another file to write first: detente merge OUT PART..."));
                continue;
            }
        Result<Store> store = Store::open(path, OpenAs::reader);
        if (!store) {
            errors.insert(errors.end(), store.errors().begin(), store.errors().end());
            continue;
        }
        if (std::optional<Error> broken = store->damaged()) {
            errors.push_back(*broken);
            continue;
        }
        const Result<std::vector<std::uint64_t>> torn = store->torn();
        if (!torn) {
            errors.insert(errors.end(), torn.errors().begin(), torn.errors().end());
            continue;
        }
        looked[path] = {store->version(), *torn};
        if (!common) {
            common = store->tournament();
            from = path;
        } else if (common->identity != store->tournament().identity) {
            errors.push_back(
                make_error({path, 0, 0}, "this part is of another tournament than " + from,
                           "parts are joined where strategies, scenarios, laws and seed are the same"));
        }
    }
    if (!errors.empty()) return errors;
    if (!common) return make_error({}, "no part is named", "write: detente merge OUT PART...");
    return *common;
}

}  // namespace

std::uint64_t numbers_in(const std::vector<NumberRange>& ranges) {
    std::uint64_t count = 0;
    for (const NumberRange& range : ranges) count += range.to - range.from;
    return count;
}

std::string ranges_words(const std::vector<NumberRange>& ranges, std::size_t most) {
    std::string text;
    for (std::size_t k = 0; k < ranges.size() && k < most; ++k) {
        text += (k ? ", " : "") + std::to_string(ranges[k].from);
        if (ranges[k].to - ranges[k].from > 1) text += "-" + std::to_string(ranges[k].to - 1);
    }
    if (ranges.size() > most) text += " and " + counted(ranges.size() - most, "more range", "more ranges");
    return text;
}

Result<MergeReport> merge(const std::string& out, const std::vector<std::string>& parts, const Watch& watch) {
    std::map<std::string, Looked> looked;
    const Result<StoredTournament> common = common_tournament(out, parts, looked);
    if (!common) return common.errors();
    Result<Store> store =
        Store::is_to_be_made(out) ? Store::make_like(out, *common) : Store::open(out, OpenAs::writer);
    if (!store) return store.errors();
    if (std::optional<Error> fault = store->upgrade()) return *fault;
    Database& database = store->database();
    MergeReport report;
    const Result<std::uint64_t> dropped = store->drop_torn();
    if (!dropped) return dropped.errors();
    report.torn = *dropped;
    const auto join = [&]() -> std::optional<Error> {
        for (std::size_t k = 0; k < parts.size(); ++k) {
            if (watch.stops("joining parts", k, parts.size())) return stopped_error();
            if (std::optional<Error> fault = database.attach(parts[k], "part")) return fault;
            std::optional<Error> fault = database.run("BEGIN IMMEDIATE");
            if (!fault) {
                const Result<MergeReport::Part> part =
                    add_part(database, parts[k], looked[parts[k]].version, looked[parts[k]].torn);
                if (part)
                    report.parts.push_back(*part);
                else
                    fault = part.errors().front();
                if (std::optional<Error> ended = database.run(fault ? "ROLLBACK" : "COMMIT"); !fault)
                    fault = ended;
            }
            database.run("DETACH part");
            if (fault) return fault;
        }
        return std::nullopt;
    };
    if (std::optional<Error> fault = join()) return *fault;
    report.tournament = common->identity;
    report.of = common->matches;
    Result<std::vector<NumberRange>> missing = store->missing();
    if (!missing) return missing.errors();
    report.missing = std::move(*missing);
    report.matches = report.of - numbers_in(report.missing);
    return report;
}

Document to_document(const MergeReport& report) {
    Document document = Document::object();
    document.set("schema", "detente.merge/1").set("tournament", report.tournament);
    document.set("matches", static_cast<std::int64_t>(report.matches));
    document.set("of", static_cast<std::int64_t>(report.of));
    document.set("torn", static_cast<std::int64_t>(report.torn));
    Document parts = Document::array();
    for (const MergeReport::Part& part : report.parts) {
        Document one = Document::object();
        one.set("file", part.path).set("matches", static_cast<std::int64_t>(part.matches));
        one.set("added", static_cast<std::int64_t>(part.added));
        one.set("doubles", static_cast<std::int64_t>(part.doubles));
        one.set("differing", static_cast<std::int64_t>(part.differing));
        one.set("torn", static_cast<std::int64_t>(part.torn));
        parts.push(std::move(one));
    }
    document.set("parts", std::move(parts));
    Document missing = Document::array();
    for (const NumberRange& range : report.missing) {
        Document ends = Document::array();
        ends.push(static_cast<std::int64_t>(range.from)).push(static_cast<std::int64_t>(range.to - 1));
        missing.push(std::move(ends));
    }
    document.set("missing", std::move(missing));
    return document;
}

}  // namespace detente::tournaments
