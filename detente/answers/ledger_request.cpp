// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/ledger_request.h"

#include <utility>

#include "detente/formats/page.h"
#include "detente/ledger/block_roles.h"

namespace detente::answers {

Result<ledger::ReadPage> read_ledger_page(const Arguments& arguments, const GivenFile& given) {
    if (!given.opened) return given.opened.errors();
    if (const auto refused = cannot_be_asked(Question::ledger, *given.opened, given.file)) return *refused;
    Result<Page> page = read_page(std::get<SavedPage>(*given.opened).source);
    if (!page) return page.errors();
    ledger::ReadPage read;
    read.page = std::move(*page);
    ledger::assign_roles(read.page);
    read.reading = ledger::read_sentences(read.page, arguments.all("--outlet"));
    return read;
}

Result<Document> answer_ledger(const Arguments& arguments, const Asked& asked) {
    std::vector<ledger::ReadPage> pages;
    Errors errors;
    for (const GivenFile& given : asked.given) {
        Result<ledger::ReadPage> page = read_ledger_page(arguments, given);
        if (page)
            pages.push_back(std::move(*page));
        else
            errors.insert(errors.end(), page.errors().begin(), page.errors().end());
    }
    if (!errors.empty()) return errors;
    return ledger::to_document(pages);
}

}  // namespace detente::answers
