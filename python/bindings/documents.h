// SPDX-License-Identifier: Apache-2.0
// A document as Python's own dicts and lists: the same as the reader of its text makes of it.
#pragma once

#include <nanobind/nanobind.h>

#include <string_view>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/document_sink.h"

namespace detente::python {

nanobind::object as_python(const Document& document);

// The same of a document that is told part by part, and never made.
class PythonSink final : public DocumentSink {
  public:
    PythonSink();
    void begin_object() override;
    void begin_array() override;
    void end() override;
    void key(std::string_view name) override;
    void text(std::string_view text) override;
    void value(Document value) override;
    void real(double nearest) override;
    bool takes_doubles() const override { return true; }

    nanobind::object take() { return std::move(whole_); }

  private:
    void put(const nanobind::object& value);

    nanobind::object whole_, key_;
    std::vector<nanobind::object> open_;
};

}  // namespace detente::python
