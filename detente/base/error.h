// SPDX-License-Identifier: Apache-2.0
// What went wrong, where, and what would be right: the one error type of the whole library.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace detente {

// A place in an input file. Lines and columns count from 1, columns in bytes; 0 means "not known".
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

// One fault, told to the person who can mend it. `message` is a sentence without its full stop; `remedy` says
// what would be right ("did you mean `us`?") and may be empty only where the message already says it.
struct Error {
    Place place;
    std::string message;
    std::string remedy;
};

// Several faults of one input are reported together, in file order.
using Errors = std::vector<Error>;

// "file:line:column: message; remedy", leaving out what is not known.
std::string to_string(const Error& error);

inline Error make_error(Place place, std::string message, std::string remedy = {}) {
    return Error{std::move(place), std::move(message), std::move(remedy)};
}

}  // namespace detente
