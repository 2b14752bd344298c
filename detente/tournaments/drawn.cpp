// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/drawn.h"

#include <algorithm>

#include "detente/base/draws.h"
#include "detente/scenario/accounts.h"

namespace detente::tournaments {

namespace {

using deals::PartySystem;

std::optional<deals::Models> drawn_models(const DrawnStage& stage, std::size_t party, deals::Law law,
                                          std::size_t count, std::uint64_t seed) {
    return deals::draw_models(stage.ground.account.judge(static_cast<int>(party)).party(),
                              stage.ground.account.space(), {law, count, seed, 0});
}

void put(std::string& text, std::int64_t value) {
    text += std::to_string(value) + " ";
}
void put(std::string& text, const std::string& value) {
    text += std::to_string(value.size()) + ":" + value + " ";
}

void put(std::string& text, const PartySystem& party) {
    put(text, party.system.dimension);
    for (const cone::Row& row : party.system.rows) {
        for (const Rational& one : row.coefficients) text += one.to_string() + " ";
        put(text, static_cast<int>(row.relation));
        put(text, row.unit);
        text += row.fixes ? "fixes\n" : "\n";
    }
    for (const Direction direction : party.directions) put(text, static_cast<int>(direction));
    for (const int coordinate : party.first_coordinate) put(text, coordinate);
    for (const int sign : party.sign) put(text, sign);
    put(text, party.no_deal_coordinate);
    put(text, party.scale_coordinate);
    for (const int coordinate : party.weight_coordinate) put(text, coordinate);
    text += "\n";
}

}  // namespace

Result<DrawnStage> drawn_stage(const Scenario& scenario, const std::string& account,
                               const std::vector<deals::Law>& laws) {
    Result<cases::DrawnGround> ground = cases::drawn_ground(scenario, account, deals::Directions::weak);
    if (!ground) return ground.errors();
    DrawnStage stage{scenario, ground->account.account(), laws, std::move(*ground)};
    for (const deals::Law law : laws)
        for (std::size_t party = 0; party < scenario.parties.size(); ++party)
            if (!drawn_models(stage, party, law, 1, 1))
                return make_error({scenario.file, 0, 0},
                                  "no value model of the law `" + std::string(to_string(law)) +
                                      "` fits what is known of `" + scenario.parties[party].id + "`",
                                  "look at its statements with `detente deals`, or name other laws");
    return stage;
}

std::string words_of(const DrawnStage& stage) {
    std::string text = "account " + stage.account + (stage.laws.size() == 1 ? "; law " : "; laws ");
    for (std::size_t k = 0; k < stage.laws.size(); ++k)
        text += (k ? ", " : "") + std::string(to_string(stage.laws[k]));
    return text;
}

std::string drawn_text(const DrawnStage& stage) {
    std::string text;
    for (const deals::Law law : stage.laws) text += std::string(to_string(law)) + " ";
    for (const Issue& issue : stage.scenario.issues) {
        put(text, issue.id);
        put(text, static_cast<std::int64_t>(issue.levels.size()));
        for (const std::string& level : issue.levels) put(text, level);
    }
    text += "\n";
    for (const std::vector<LevelRange>& pattern : stage.ground.account.infeasible()) {
        for (const LevelRange& range : pattern)
            for (const int part : {range.issue, range.low, range.high}) put(text, part);
        text += "\n";
    }
    for (std::size_t party = 0; party < stage.scenario.parties.size(); ++party) {
        put(text, stage.scenario.parties[party].id);
        put(text, stage.ground.account.judge(static_cast<int>(party)).party());
    }
    return text;
}

ModelPlace model_place(std::uint64_t repetition, std::uint64_t repeat, std::size_t laws) {
    const auto n = static_cast<std::uint64_t>(laws);
    ModelPlace place;
    place.law = static_cast<std::size_t>(repetition % n);
    place.size = static_cast<std::size_t>(std::clamp<std::uint64_t>((repeat + n - 1) / n, 1, kModelBatch));
    const std::uint64_t in_law = repetition / n;
    place.batch = in_law / place.size;
    place.in_batch = static_cast<std::size_t>(in_law % place.size);
    place.first_repetition = place.batch * place.size * n + place.law;
    return place;
}

std::vector<deals::Models> draw_batch(const DrawnStage& stage, const ModelPlace& place, std::uint64_t seed,
                                      std::uint64_t first_match) {
    const std::uint64_t of_batch = Draws(seed, first_match, kModelStream).bits();
    std::vector<deals::Models> models;
    for (std::size_t party = 0; party < stage.scenario.parties.size(); ++party)
        models.push_back(drawn_models(stage, party, stage.laws[place.law], place.size, of_batch).value());
    return models;
}

}  // namespace detente::tournaments
