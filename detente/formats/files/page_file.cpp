// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/files/read_file.h"
#include "detente/formats/page.h"

namespace detente {

Result<Page> read_page_file(const std::string& path) {
    Result<SourceText> text = read_file(path);
    if (!text) return text.errors();
    return read_page(text->bytes, text->path);
}

}  // namespace detente
