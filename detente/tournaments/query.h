// SPDX-License-Identifier: Apache-2.0
// Questions of one's own to a results file, in SQL. The file is opened to be read alone.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"

namespace detente::tournaments {

struct QueryAnswer {
    std::vector<std::string> columns;
    std::vector<bool> numeric;  // every value of the column is a number or null
    std::vector<std::vector<Document>> rows;
};

// Errors: as Store::open(); a command that does not only read; SQL that cannot be read, as SQLite says it.
Result<QueryAnswer> query(const std::string& path, const std::string& sql);

// The same row by row, as comma-separated values (RFC 4180) with a heading; nothing is held.
std::optional<Error> query_csv(const std::string& path, const std::string& sql,
                               const std::function<void(std::string_view)>& sink);

// Nothing, or why a file's results are not whole: it is damaged, or some match lacks a seat.
std::optional<Error> fault_of_results(const std::string& path);

// All rows of a table or view of the schema, in the order of its key.
std::string export_sql(const std::string& table);

// "detente.query/1"; docs/json.md has every key.
Document to_document(const QueryAnswer& answer);

}  // namespace detente::tournaments
