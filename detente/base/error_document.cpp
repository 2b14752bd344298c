// SPDX-License-Identifier: Apache-2.0
#include "detente/base/error_document.h"

namespace detente {

namespace {

Document or_null(const std::string& text) {
    return text.empty() ? Document() : Document(text);
}

Document or_null(int number) {
    return number > 0 ? Document(number) : Document();
}

}  // namespace

Document error_document(const Errors& errors) {
    Document list = Document::array();
    for (const Error& error : errors) {
        Document one = Document::object();
        one.set("file", or_null(error.place.file));
        one.set("line", or_null(error.place.line));
        one.set("column", or_null(error.place.column));
        one.set("message", error.message);
        one.set("remedy", or_null(error.remedy));
        list.push(std::move(one));
    }
    Document document = Document::object();
    document.set("schema", "detente.error/1");
    document.set("errors", std::move(list));
    return document;
}

}  // namespace detente
