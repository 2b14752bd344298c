// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/query.h"

#include "detente/tournaments/store.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

namespace {

struct Asked {
    Store store;
    PreparedStatement rows;
};

Result<Asked> ask(const std::string& path, const std::string& sql) {
    Result<Store> store = Store::open(path, OpenAs::reader);
    if (!store) return store.errors();
    Result<PreparedStatement> rows = store->database().prepare(sql);
    if (!rows) {
        Error fault = rows.errors().front();
        if (fault.remedy.starts_with("see docs"))
            fault.message = "this SQL cannot be answered: " + fault.message;
        return fault;
    }
    if (!rows->reads_only())
        return make_error({path, 0, 0}, "this command would change the file", "ask with a SELECT");
    return Asked{std::move(*store), std::move(*rows)};
}

Document document_of(const StoredValue& value) {
    switch (value.kind) {
        case StoredValue::Kind::integer:
            return Document(value.integer);
        case StoredValue::Kind::real:
            return Document(value.real);
        case StoredValue::Kind::text:
            return Document(value.text);
        case StoredValue::Kind::null:
            break;
    }
    return {};
}

std::string csv_value(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace

Result<QueryAnswer> query(const std::string& path, const std::string& sql) {
    Result<Asked> asked = ask(path, sql);
    if (!asked) return asked.errors();
    QueryAnswer answer;
    PreparedStatement& rows = asked->rows;
    const int columns = rows.columns();
    for (int k = 0; k < columns; ++k) answer.columns.push_back(rows.column_name(k));
    answer.numeric.assign(answer.columns.size(), true);
    while (rows.step()) {
        std::vector<Document> row;
        for (int k = 0; k < columns; ++k) {
            const StoredValue value = rows.value(k);
            if (value.kind == StoredValue::Kind::text) answer.numeric[static_cast<std::size_t>(k)] = false;
            row.push_back(document_of(value));
        }
        answer.rows.push_back(std::move(row));
    }
    if (!rows.ok()) return asked->store.database().fault();
    return answer;
}

std::optional<Error> query_csv(const std::string& path, const std::string& sql,
                               const std::function<void(std::string_view)>& sink) {
    Result<Asked> asked = ask(path, sql);
    if (!asked) return asked.errors().front();
    PreparedStatement& rows = asked->rows;
    const int columns = rows.columns();
    std::string line;
    for (int k = 0; k < columns; ++k) line += (k ? "," : "") + csv_value(rows.column_name(k));
    sink(line + "\n");
    while (rows.step()) {
        line.clear();
        for (int k = 0; k < columns; ++k) {
            if (k) line += ',';
            const StoredValue value = rows.value(k);
            if (value.kind == StoredValue::Kind::integer)
                line += std::to_string(value.integer);
            else if (value.kind == StoredValue::Kind::real)
                line += shortest(value.real);
            else if (value.kind == StoredValue::Kind::text)
                line += csv_value(value.text);
        }
        line += '\n';
        sink(line);
    }
    if (!rows.ok()) return asked->store.database().fault();
    return std::nullopt;
}

std::optional<Error> fault_of_results(const std::string& path) {
    Result<Store> store = Store::open(path, OpenAs::reader);
    if (!store) return store.errors().front();
    if (std::optional<Error> fault = store->damaged()) return fault;
    const Result<std::vector<std::uint64_t>> torn = store->torn();
    if (!torn) return torn.errors().front();
    return torn->empty() ? std::nullopt : std::optional<Error>(store->torn_error(torn->front()));
}

std::string export_sql(const std::string& table) {
    const std::string order = table == "results" || table == "seats" ? "match, seat"
                              : table == "matches"                   ? "match"
                              : table == "outcomes"                  ? "scenario, outcome"
                              : table == "profiles"                  ? "scenario, profile"
                              : table == "models"                    ? "scenario, repetition, profile"
                              : table == "strategies"                ? "strategy"
                                                                     : "scenario";
    return "SELECT * FROM " + table + " ORDER BY " + order;
}

Document to_document(const QueryAnswer& answer) {
    Document document = Document::object();
    document.set("schema", "detente.query/1").set("columns", Document::array_of(answer.columns));
    Document rows = Document::array();
    for (const std::vector<Document>& row : answer.rows) rows.push(Document::array_of(row));
    document.set("rows", std::move(rows));
    return document;
}

}  // namespace detente::tournaments
