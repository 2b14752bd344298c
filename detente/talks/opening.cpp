// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/opening.h"

namespace detente::talks {

namespace {

class OpensWith final : public Strategy {
  public:
    OpensWith(Bid opening, std::unique_ptr<Strategy> then) : opening_(opening), then_(std::move(then)) {}
    void begin(const Table& table) override { then_->begin(table); }
    void heard(const Table& table, const Offer& offer) override { then_->heard(table, offer); }
    Answer respond(const Table& table, Bid offer) override { return then_->respond(table, offer); }
    Bid propose(const Table& table) override {
        if (opened_) return then_->propose(table);
        opened_ = true;
        return opening_;
    }
    std::string fault() const override { return then_->fault(); }
    const OpponentModel* model() const override { return then_->model(); }
    std::optional<double> asks(const Table& table) override { return then_->asks(table); }
    Power power(const Table& table, Bid offer, bool opting_in) override {
        return then_->power(table, offer, opting_in);
    }
    Tone tone() const override { return then_->tone(); }

  private:
    Bid opening_;
    bool opened_ = false;
    std::unique_ptr<Strategy> then_;
};

}  // namespace

std::unique_ptr<Strategy> open_with(Bid opening, std::unique_ptr<Strategy> then) {
    return std::make_unique<OpensWith>(opening, std::move(then));
}

}  // namespace detente::talks
