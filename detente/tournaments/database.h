// SPDX-License-Identifier: Apache-2.0
// SQLite, as far as the results need it: the one place of that library. A fault is told once and stays until
// it is taken, so that a loop over rows needs no test for each.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace detente::tournaments {

enum class OpenAs {
    reader,  // changes nothing
    writer,  // an existing file
    maker    // makes the file where there is none
};

class PreparedStatement;

class Database {
  public:
    // Errors: no such file, not readable, not a database, a folder that cannot be written, a full disk.
    static Result<Database> open(const std::string& path, OpenAs as);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    const std::string& path() const { return path_; }
    // One or several commands. Errors: as SQLite tells them, in a sentence with what can be done.
    std::optional<Error> run(const std::string& sql);
    // Another file's tables under this name, to be read alone.
    std::optional<Error> attach(const std::string& path, const std::string& name);
    Result<PreparedStatement> prepare(std::string_view sql);
    Error fault() const;  // of the call that failed last

  private:
    Database(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
    sqlite3* handle_ = nullptr;
    std::string path_;
};

// One value of a row as it is stored.
struct StoredValue {
    enum class Kind { null, integer, real, text };
    Kind kind = Kind::null;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view text;  // good until the next step
};

class PreparedStatement {
  public:
    PreparedStatement(PreparedStatement&& other) noexcept;
    PreparedStatement& operator=(PreparedStatement&&) noexcept;
    ~PreparedStatement();

    // Parameters count from 1, columns from 0. NaN is bound as null.
    void bind(int at, std::int64_t value);
    void bind(int at, double value);
    void bind(int at, std::string_view value);  // must live until the next reset
    void bind_null(int at);
    bool step();     // true: there is a row. False: there is none, or ok() is false.
    bool execute();  // steps to the end and resets; false: a fault
    void reset();
    bool ok() const { return ok_; }
    bool full() const { return full_; }  // the fault is a full disk

    int columns() const;
    std::string column_name(int at) const;
    bool is_null(int at) const;
    std::int64_t integer(int at) const;
    double real(int at) const;  // NaN for null
    std::string_view text(int at) const;
    StoredValue value(int at) const;
    bool reads_only() const;

  private:
    friend class Database;
    explicit PreparedStatement(sqlite3_stmt* handle) : handle_(handle) {}
    sqlite3_stmt* handle_ = nullptr;
    bool ok_ = true;
    bool full_ = false;
};

}  // namespace detente::tournaments
