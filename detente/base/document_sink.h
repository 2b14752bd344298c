// SPDX-License-Identifier: Apache-2.0
// A document told part by part, for those that make something else of it than a Document: in order, each key before
// its value, each object and array between its beginning and its end.
#pragma once

#include <string_view>
#include <vector>

#include "detente/base/document.h"

namespace detente {

class DocumentSink {
  public:
    virtual ~DocumentSink() = default;
    virtual void begin_object() = 0;
    virtual void begin_array() = 0;
    virtual void end() = 0;
    // The name must live as long as the sink.
    virtual void key(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
    // Anything else that is no object and no array.
    virtual void value(Document value) = 0;
    // A number that is not whole, of which the nearest double is enough: told only where `takes_doubles`.
    virtual void real(double nearest) = 0;
    virtual bool takes_doubles() const = 0;
};

// Makes the Document after all. It keeps decimals as they are written.
class DocumentBuilder final : public DocumentSink {
  public:
    void begin_object() override { open_.push_back(&begun(Document::object())); }
    void begin_array() override { open_.push_back(&begun(Document::array())); }
    void end() override { open_.pop_back(); }
    void key(std::string_view name) override { key_ = name; }
    void text(std::string_view text) override { begun(Document(text)); }
    void value(Document value) override { begun(std::move(value)); }
    void real(double nearest) override { begun(Document(nearest)); }
    bool takes_doubles() const override { return false; }

    Document take() { return std::move(whole_); }

  private:
    // Within the innermost that is open. What is open stays where it is: only the last of a list grows.
    Document& begun(Document value);

    Document whole_;
    std::vector<Document*> open_;
    std::string_view key_;
};

}  // namespace detente
