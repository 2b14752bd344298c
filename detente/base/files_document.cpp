// SPDX-License-Identifier: Apache-2.0
#include "detente/base/files_document.h"

namespace detente {

Document files_document(const std::vector<std::string>& paths) {
    Document document = Document::object();
    document.set("schema", "detente.files/1").set("files", Document::array_of(paths));
    return document;
}

Document converted_document(const std::vector<std::string>& paths, const std::vector<std::string>& notes) {
    Document document = Document::object();
    document.set("schema", "detente.convert/1").set("files", Document::array_of(paths));
    document.set("notes", Document::array_of(notes));
    return document;
}

Document new_file_document(const std::string& path) {
    Document document = Document::object();
    document.set("schema", "detente.new/1").set("file", path);
    return document;
}

}  // namespace detente
