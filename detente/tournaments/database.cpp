// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/database.h"

#include <sqlite3.h>

#include <cmath>
#include <filesystem>
#include <utility>

#include "detente/tournaments/results.h"

namespace detente::tournaments {

namespace {

namespace fs = std::filesystem;

std::string remedy_for(int code) {
    switch (code & 0xff) {
        case SQLITE_FULL:
            return "free some space and give the same command again: what is stored stays, and it goes on "
                   "from "
                   "there";
        case SQLITE_IOERR:
            return "the disk may be full or gone: free some space and give the same command again";
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
            return "name a file in a folder that can be written";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "another program is writing to it: wait until that is done";
        case SQLITE_NOTADB:
            return "name a file that `detente tournament` has written";
        case SQLITE_CORRUPT:
            return "keep a copy, and play its matches again into a new file; parts that are whole can be joined to "
                   "that with `detente merge`";
        default:
            return "see docs/tournaments.md for the tables of a results file";
    }
}

std::string words_for(int code, const char* said) {
    switch (code & 0xff) {
        case SQLITE_FULL:
            return "the results cannot be stored: the disk is full";
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return "the results file cannot be written";
        case SQLITE_CANTOPEN:
            return "the results file cannot be opened";
        case SQLITE_NOTADB:
            return "this is no results file of a tournament";
        case SQLITE_CORRUPT:
            return "the results file is corrupted";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "the results file is in use";
        case SQLITE_IOERR:
            return "the results file cannot be read or written";
        default:
            return said;
    }
}

// A file that somebody else keeps is read as it is where its folder cannot be written: SQLite would want to
// make files beside it.
std::string address_of(const std::string& path, bool frozen) {
    std::string address = "file:";
    for (const char c : path) {
        constexpr char digits[] = "0123456789ABCDEF";
        if (c == '?' || c == '#' || c == '%') {
            address += '%';
            address += digits[(static_cast<unsigned char>(c) >> 4) & 15];
            address += digits[static_cast<unsigned char>(c) & 15];
        } else {
            address += c;
        }
    }
    return frozen ? address + "?immutable=1" : address;
}

}  // namespace

Result<Database> Database::open(const std::string& path, OpenAs as) {
    std::error_code fault;
    const fs::file_status status = fs::status(path, fault);
    if (as != OpenAs::maker && !fs::exists(status))
        return make_error({path, 0, 0}, "there is no such file",
                          "name a results file that `detente tournament --out` has written");
    if (fs::is_directory(status))
        return make_error({path, 0, 0}, "this is a folder", "name a file, such as results.db");
    if (fs::exists(status) && !fs::is_regular_file(status))
        return make_error({path, 0, 0}, "this is no ordinary file, and results cannot be kept in it",
                          "name a file, such as results.db");
    const fs::path folder = fs::path(path).parent_path();
    if (as == OpenAs::maker && !folder.empty() && !fs::is_directory(folder, fault))
        return make_error({path, 0, 0}, "its folder does not exist", "make the folder first");
    // A reader that may write leaves no files of the write-ahead log behind; it is kept from changing
    // anything. Where the file cannot be written SQLite opens it to be read alone.
    const int flags = SQLITE_OPEN_READWRITE | (as == OpenAs::maker ? SQLITE_OPEN_CREATE : 0) |
                      SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    for (const bool frozen : {false, true}) {
        sqlite3* handle = nullptr;
        int code = sqlite3_open_v2(address_of(path, frozen).c_str(), &handle, flags, nullptr);
        Database database(handle, path);
        sqlite3_extended_result_codes(handle, 1);
        sqlite3_busy_timeout(handle, 10'000);
        // Opening reads nothing yet; this does.
        if (code == SQLITE_OK)
            code = sqlite3_exec(handle, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
        if (code == SQLITE_OK && as == OpenAs::reader)
            code = sqlite3_exec(handle, "PRAGMA query_only = 1", nullptr, nullptr, nullptr);
        if (code == SQLITE_OK) return database;
        const bool blocked = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY;
        if (as == OpenAs::reader && blocked && !frozen && !fs::exists(path + "-wal", fault)) continue;
        return database.fault();
    }
    return make_error({path, 0, 0}, "the results file cannot be opened", "is it readable?");
}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), path_(std::move(other.path_)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(path_, other.path_);
    return *this;
}

Database::~Database() {
    if (handle_) sqlite3_close_v2(handle_);
}

Error Database::fault() const {
    const int code = sqlite3_extended_errcode(handle_);
    return make_error({path_, 0, 0}, words_for(code, sqlite3_errmsg(handle_)), remedy_for(code));
}

std::optional<Error> Database::run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return std::nullopt;
    return fault();
}

std::optional<Error> Database::attach(const std::string& path, const std::string& name) {
    std::error_code nothing;
    Error fault;
    for (const std::string& address : {address_of(path, false) + "?mode=ro", address_of(path, true)}) {
        sqlite3_stmt* statement = nullptr;
        const std::string sql = "ATTACH ? AS " + name;
        int code = sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr);
        if (code == SQLITE_OK) {
            sqlite3_bind_text(statement, 1, address.c_str(), -1, SQLITE_STATIC);
            code = sqlite3_step(statement);
        }
        sqlite3_finalize(statement);
        if (code == SQLITE_DONE) {
            // Attaching reads nothing yet; this does.
            if (!run("SELECT count(*) FROM " + name + ".sqlite_schema")) return std::nullopt;
        }
        fault = this->fault();
        fault.place.file = path;
        sqlite3_exec(handle_, ("DETACH " + name).c_str(), nullptr, nullptr, nullptr);
        if (fs::exists(path + "-wal", nothing)) break;
    }
    return fault;
}

Result<PreparedStatement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* handle = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &handle, &rest) != SQLITE_OK)
        return fault();
    if (!handle) return make_error({path_, 0, 0}, "there is no command in this text", "write a SELECT");
    PreparedStatement statement(handle);
    // What follows the first command would not be run: remarks may follow, another command may not.
    sqlite3_stmt* second = nullptr;
    const int code =
        sqlite3_prepare_v2(handle_, rest, static_cast<int>(sql.data() + sql.size() - rest), &second, nullptr);
    const bool alone = code == SQLITE_OK && !second;
    sqlite3_finalize(second);
    if (!alone)
        return make_error({path_, 0, 0}, "there is more than one command in this text",
                          "give one SELECT at a time");
    return statement;
}

PreparedStatement::PreparedStatement(PreparedStatement&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), ok_(other.ok_), full_(other.full_) {}

PreparedStatement& PreparedStatement::operator=(PreparedStatement&& other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(ok_, other.ok_);
    std::swap(full_, other.full_);
    return *this;
}

PreparedStatement::~PreparedStatement() {
    sqlite3_finalize(handle_);
}

void PreparedStatement::bind(int at, std::int64_t value) {
    sqlite3_bind_int64(handle_, at, value);
}

void PreparedStatement::bind(int at, double value) {
    sqlite3_bind_double(handle_, at, value);  // SQLite keeps NaN as null
}

void PreparedStatement::bind(int at, std::string_view value) {
    sqlite3_bind_text(handle_, at, value.data() ? value.data() : "", static_cast<int>(value.size()),
                      SQLITE_STATIC);
}

void PreparedStatement::bind_null(int at) {
    sqlite3_bind_null(handle_, at);
}

bool PreparedStatement::step() {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) {
        ok_ = false;
        full_ = (code & 0xff) == SQLITE_FULL;
    }
    return false;
}

bool PreparedStatement::execute() {
    while (step()) {
    }
    sqlite3_reset(handle_);
    return ok_;
}

void PreparedStatement::reset() {
    sqlite3_reset(handle_);
}

int PreparedStatement::columns() const {
    return sqlite3_column_count(handle_);
}

std::string PreparedStatement::column_name(int at) const {
    const char* name = sqlite3_column_name(handle_, at);
    return name ? name : "";
}

bool PreparedStatement::is_null(int at) const {
    return sqlite3_column_type(handle_, at) == SQLITE_NULL;
}

std::int64_t PreparedStatement::integer(int at) const {
    return sqlite3_column_int64(handle_, at);
}

double PreparedStatement::real(int at) const {
    return is_null(at) ? kUnknown : sqlite3_column_double(handle_, at);
}

std::string_view PreparedStatement::text(int at) const {
    const unsigned char* bytes = sqlite3_column_text(handle_, at);
    const int size = sqlite3_column_bytes(handle_, at);
    return bytes ? std::string_view(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size))
                 : std::string_view();
}

StoredValue PreparedStatement::value(int at) const {
    StoredValue value;
    switch (sqlite3_column_type(handle_, at)) {
        case SQLITE_INTEGER:
            value.kind = StoredValue::Kind::integer;
            value.integer = integer(at);
            break;
        case SQLITE_FLOAT:
            value.kind = StoredValue::Kind::real;
            value.real = sqlite3_column_double(handle_, at);
            break;
        case SQLITE_NULL:
            break;
        default:
            value.kind = StoredValue::Kind::text;
            value.text = text(at);
    }
    return value;
}

bool PreparedStatement::reads_only() const {
    return sqlite3_stmt_readonly(handle_) != 0;
}

}  // namespace detente::tournaments
