// SPDX-License-Identifier: Apache-2.0
// The content of a tournament's results as one number: equal for equal results, whatever the parts, threads
// and order in which they were made. docs/tournaments.md has the bytes that are hashed.
#pragma once

#include <cstdint>
#include <string>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/tournaments/results.h"

namespace detente::tournaments {

// Takes results in the order of their numbers.
class Fingerprint {
  public:
    explicit Fingerprint(std::string identity);
    void add(const Results& results);
    std::string text();  // 64 lower-case hexadecimal digits

  private:
    void close_block();
    std::string block_;    // bytes of the matches that are not hashed yet
    std::string digests_;  // of full blocks
    std::size_t in_block_ = 0;
};

struct FileFingerprint {
    std::string fingerprint;
    std::string tournament;
    std::uint64_t matches = 0;  // stored
    std::uint64_t of = 0;
};
Result<FileFingerprint> fingerprint(const std::string& path);
// "detente.fingerprint/1"; docs/json.md has every key.
Document to_document(const FileFingerprint& found, const std::string& path);

}  // namespace detente::tournaments
