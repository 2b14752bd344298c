// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/steps_section.h"

namespace detente {

const std::vector<StepQuantity>& step_quantities() {
    using Of = StepQuantity::Of;
    static const std::vector<StepQuantity> table = {
        {"patience", Of::party, "(0, 1]", "(0, 1)", false, "the weight of the next period against this one"},
        {"penalty", Of::party, "[0, inf)", "[0, inf)", false,
         "what reneging costs the party, flow-normalised, once detected"},
        {"detection", Of::party, "[0, 1]", "[0, 1]", false,
         "the chance that the party's reneging is detected"},
        {"lag", Of::party_piece, "[0, 200]", "[0, inf)", true,
         "periods until the party's revocable pieces are taken back from the other"},
        {"cost", Of::party_piece, "[0, inf)", "(0, inf)", false,
         "what a piece costs the party that delivers it"},
        {"benefit", Of::party_piece, "[0, inf)", "[0, inf)", false,
         "what a piece of the other side gives the party"},
        {"delay", Of::party, "[0, 200]", "[0, inf)", true,
         "periods until cheating by the party is found out, in an exchange that goes on"},
        {"trust", Of::party, "[0, 1]", "[0, 1]", false,
         "how likely the party holds it that the other side is trustworthy"},
        {"temptation", Of::party_type, "[0, inf)", "[0, inf)", false,
         "what a type of the party gains by cheating a cooperating other, in units of mutual cooperation; "
         "below 1 for "
         "the trustworthy type, above 1 for the cheat"},
        {"sucker", Of::party_type, "[0, inf)", "[0, inf)", false,
         "what a type of the party loses by cooperating alone, same unit"},
        {"reward", Of::party, "(-inf, inf)", "(-inf, inf)", false, "one period in which both cooperate"},
        {"defect", Of::party, "(-inf, inf)", "(-inf, inf)", false,
         "one period in which the party cheats alone"},
        {"standstill", Of::party, "(-inf, inf)", "(-inf, inf)", false,
         "one period in which neither cooperates"},
        {"exploited", Of::party, "(-inf, inf)", "(-inf, inf)", false,
         "one period in which the party cooperates alone"},
        {"deal", Of::party, "(-inf, inf)", "(-inf, inf)", false, "the value of signing, claims apart"},
        {"no_deal", Of::party, "(-inf, inf)", "(-inf, inf)", false,
         "the value of leaving without a deal now, claims apart"},
        {"claim_deal", Of::party, "[0, inf)", "[0, inf)", false,
         "what the party's public claims make a bad deal cost before its audience"},
        {"claim_failure", Of::party, "[0, inf)", "[0, inf)", false,
         "what they make failure cost before its audience"},
        {"drift", Of::party, "(-inf, inf)", "(-inf, inf)", false,
         "change of the no-deal value in one period"},
        {"freeze", Of::party, "(-inf, inf)", "(-inf, inf)", false, "the value of keeping the freeze now"},
        {"freeze_drift", Of::party, "(-inf, inf)", "(-inf, inf)", false,
         "change of that value in one period"},
        {"breaking", Of::party, "(-inf, inf)", "(-inf, inf)", false, "the value of breaking the freeze now"},
        {"breaking_drift", Of::party, "(-inf, inf)", "(-inf, inf)", false,
         "change of that value in one period"},
        {"verification.periods", Of::nobody, "[1, 400]", "[1, inf)", true, "periods of the inspection game"},
        {"verification.inspections", Of::nobody, "[0, 400]", "[0, inf)", true, "inspections in them"},
        {"verification.sites", Of::nobody, "[1, 100000]", "[1, inf)", true,
         "sites that could hold something"},
        {"verification.undeclared", Of::nobody, "[0, 1000]", "[0, inf)", true,
         "sites among them that do, undeclared"},
        {"verification.looked_at", Of::nobody, "[0, 100000]", "[0, inf)", true,
         "sites drawn by lot and looked at"},
        {"verification.confidence", Of::nobody, "[0, 1]", "[0, 1]", false,
         "the wanted chance of looking at one of them"},
        {"verification.full_detection", Of::nobody, "[0, 1]", "[0, 1]", false,
         "chance of detecting a violation under full monitoring"},
        {"verification.full_exposure", Of::nobody, "[0, inf)", "[0, inf)", false,
         "what full monitoring reveals to a would-be attacker, as a cost"},
        {"verification.violation_gain", Of::nobody, "[0, inf)", "[0, inf)", false,
         "what an undetected violation would gain"},
        {"verification.violation_penalty", Of::nobody, "[0, inf)", "[0, inf)", false,
         "what a detected violation would lose"},
        {"verification.surplus", Of::nobody, "[0, inf)", "[0, inf)", false,
         "what the monitored side gains by the deal"},
        {"verification.production", Of::nobody, "[0, inf)", "[0, inf)", false,
         "weapons' worth of material a year, all plants running"},
        {"verification.closed_share", Of::nobody, "[0, 1]", "[0, 1]", false,
         "the share of that production that is closed"},
        {"verification.breakout", Of::nobody, "[0, inf)", "[0, inf)", false,
         "further weapons that would be a breakout"},
    };
    return table;
}

const StepQuantity* find_step_quantity(std::string_view name) {
    for (const StepQuantity& quantity : step_quantities())
        if (quantity.name == name) return &quantity;
    return nullptr;
}

std::string step_key(std::string_view quantity, std::string_view party, std::string_view rest) {
    std::string key(quantity);
    if (!party.empty()) key += "." + std::string(party);
    if (!rest.empty()) key += "." + std::string(rest);
    return key;
}

}  // namespace detente
