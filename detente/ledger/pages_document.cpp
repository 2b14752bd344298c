// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/pages_document.h"

namespace detente::ledger {

Document to_document(const std::vector<ReadPage>& pages) {
    Document document = Document::object();
    document.set("schema", "detente.ledger/1");
    if (pages.size() == 1) {
        add_page(document, pages.front().page, pages.front().reading);
        return document;
    }
    Document list = Document::array();
    for (const ReadPage& read : pages) list.push(to_document(read.page, read.reading));
    document.set("pages", std::move(list));
    return document;
}

}  // namespace detente::ledger
