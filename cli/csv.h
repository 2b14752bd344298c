// SPDX-License-Identifier: Apache-2.0
// Fields of a table of comma-separated values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/base/rational.h"
#include "detente/base/result.h"

namespace detente::cli {

// Quoted where it must be (RFC 4180).
std::string csv_field(const std::string& text);
// A table that was read: its rows with the line each begins on. Empty lines are left out.
struct CsvRow {
    int line = 0;
    std::vector<std::string> fields;
};
// Fields by RFC 4180, lines ended by LF or CR LF; in normal form C, as names of files of numbers are. Errors:
// bytes that are not UTF-8, a quotation mark that is not closed.
Result<std::vector<CsvRow>> read_csv(std::string_view text, const std::string& file);

// A share in four digits, which are more than the models tell.
std::string csv_share(double share);
// An exact number where it ends as a decimal, otherwise the nearest that a machine holds.
std::string csv_number(const Rational& value);

}  // namespace detente::cli
