// SPDX-License-Identifier: Apache-2.0
// A plan of questions: the next question asked again after each answer, until an exchange is certain for all
// or none is left. What holds after the answers is proved anew at every place; shares are those of the models
// that the answers leave.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/deals/advice/question.h"

namespace detente::deals {

struct PlanRequest {
    int questions = 5;
    ShareRequest shares{};  // laws, models, seed; no laws: the order without shares
    // Those shares, found before with `keep`: they are not drawn again. Null: they are found here.
    const Shares* found = nullptr;
};
inline constexpr int kMostPlanned = 25;
// Up to so many questions every answer is followed. Of more only what drawn tuples of models answer, so many
// a law: a tree that followed everything would double with every question.
inline constexpr int kMostFollowed = 10;
inline constexpr std::size_t kTuplesFollowed = 500;
// With fewer models left than this, new ones are drawn.
inline constexpr std::size_t kFewestLeft = 1'000;

struct PlanNode {
    enum class Leaf { none, certain, excluded, open };
    Leaf leaf = Leaf::none;
    bool followed =
        true;  // false: no drawn tuple leads here, or time ran out, so that nothing was looked for; the leaf is open
    std::optional<Package> package;  // asked about; of a certain leaf: an exchange that is certain for all
    int party = 0;                   // who is asked
    std::optional<int> which_way;    // as in AdviceQuestion
    std::vector<double> yes_shares;  // one a law, of the models left here
    std::vector<double> reached;     // one a law: the share of models whose parties' answers lead here
    std::vector<SupposedAnswer> answers;  // that lead here
    std::unique_ptr<PlanNode> yes;
    std::unique_ptr<PlanNode> no;
};

struct Plan {
    std::unique_ptr<PlanNode> tree;
    std::vector<Law> laws;
    // [law][k]: the share of tuples of models, one a party, that find an exchange certain for all within k +
    // 1 questions of this tree.
    std::vector<std::vector<double>> within;
    // With two laws: the same under each law, with the questions chosen by the other law alone.
    std::vector<std::vector<double>> crossed;
    // One a law: the share of tuples in which some exchange suits all, and its standard error. No questions
    // find a deal in more.
    std::vector<double> ceiling;
    std::vector<double> ceiling_error;
    bool out_of_time = false;  // some answers were not followed, and perhaps no crossed shares were found
    std::size_t tuples = 0;    // that were followed, a law, where not every answer was; otherwise 0
    std::string refused;
    std::string remedy;  // where it is refused
};

// Precondition: the space is listed and the account holds together. Refused: too many packages; more than
// kMostFollowed questions without shares.
Result<Plan> make_plan(const Scenario& scenario, const CompiledAccount& account, const PlanRequest& request);

}  // namespace detente::deals
