// SPDX-License-Identifier: Apache-2.0
// Saved pages: roles, sentences, marks and a quotation check on whatever the bytes are.
#include <cstdint>
#include <string>

#include "detente/formats/page.h"
#include "detente/ledger/block_roles.h"
#include "detente/ledger/quote_check.h"
#include "detente/ledger/reading.h"

using namespace detente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    Result<Page> page = read_page(text, "fuzz.html");
    if (!page.ok()) return 0;
    ledger::assign_roles(*page);
    const ledger::Reading reading = ledger::read_sentences(*page);
    ledger::to_document(*page, reading);
    ledger::to_toml_stubs(*page, reading, "fuzz");
    // The last line as a quotation of the page that it ends.
    const std::size_t line = text.find_last_of('\n');
    const std::string quote = text.substr(line == std::string::npos ? 0 : line + 1, 500);
    ledger::check_quote(*page, reading, ledger::fold_page(*page), {{quote}, "", false});
    return 0;
}
