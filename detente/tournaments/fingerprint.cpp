// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/fingerprint.h"

#include <bit>

#include "detente/base/sha256.h"
#include "detente/tournaments/store.h"

namespace detente::tournaments {

namespace {

constexpr std::size_t kBlock = 4096;  // matches

void put(std::string& bytes, std::uint64_t value, int count) {
    for (int k = 0; k < count; ++k) bytes += static_cast<char>(value >> (8 * k) & 0xff);
}

void put(std::string& bytes, double value) {
    // One pattern for what is not known, and one zero.
    put(bytes,
        std::isnan(value) ? 0x7ff8000000000000u : std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value), 8);
}

void put(std::string& bytes, const std::string& text) {
    put(bytes, text.size(), 4);
    bytes += text;
}

}  // namespace

Fingerprint::Fingerprint(std::string identity) : digests_(std::move(identity)) {}

void Fingerprint::close_block() {
    digests_ += sha256(block_);
    // Nested, so that memory stays flat however many matches there are.
    if (digests_.size() > (std::size_t{1} << 16)) digests_ = sha256(digests_);
    block_.clear();
    in_block_ = 0;
}

void Fingerprint::add(const Results& results) {
    for (const MatchRow& row : results.matches) {
        put(block_, row.match, 8);
        put(block_, static_cast<std::uint32_t>(row.scenario), 4);
        put(block_, row.repetition, 8);
        put(block_, static_cast<std::uint32_t>(row.rotation), 4);
        put(block_, static_cast<std::uint32_t>(row.rounds), 4);
        put(block_, static_cast<std::uint32_t>(row.ended), 1);
        put(block_, static_cast<std::uint32_t>(row.by), 4);
        put(block_, static_cast<std::uint32_t>(row.round), 4);
        put(block_, static_cast<std::uint64_t>(row.outcome), 8);
        put(block_, row.named < 0 ? std::string() : results.texts[static_cast<std::size_t>(row.named)]);
        put(block_, row.fault < 0 ? std::string() : results.texts[static_cast<std::size_t>(row.fault)]);
        put(block_, row.seats, 4);
        for (std::uint32_t k = 0; k < row.seats; ++k) {
            const SeatRow& seat = results.seats[row.first_seat + k];
            put(block_, static_cast<std::uint32_t>(seat.strategy), 4);
            put(block_, static_cast<std::uint32_t>(seat.profile), 4);
            put(block_, seat.utility);
            put(block_, seat.accuracy);
        }
        if (++in_block_ == kBlock) close_block();
    }
}

std::string Fingerprint::text() {
    if (in_block_ > 0) close_block();
    return sha256(digests_);
}

Result<FileFingerprint> fingerprint(const std::string& path) {
    Result<Store> store = Store::open(path, OpenAs::reader);
    if (!store) return store.errors();
    if (std::optional<Error> fault = store->damaged()) return *fault;
    FileFingerprint found;
    found.tournament = store->tournament().identity;
    found.of = store->tournament().matches;
    Fingerprint print(found.tournament);
    const std::optional<Error> fault = store->each([&](const Results& results) {
        found.matches += results.matches.size();
        print.add(results);
        return true;
    });
    if (fault) return *fault;
    found.fingerprint = print.text();
    return found;
}

Document to_document(const FileFingerprint& found, const std::string& path) {
    Document document = Document::object();
    document.set("schema", "detente.fingerprint/1").set("fingerprint", found.fingerprint);
    document.set("tournament", found.tournament);
    document.set("matches", static_cast<std::int64_t>(found.matches));
    document.set("of", static_cast<std::int64_t>(found.of)).set("file", path);
    return document;
}

}  // namespace detente::tournaments
