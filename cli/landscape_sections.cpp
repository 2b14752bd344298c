// SPDX-License-Identifier: Apache-2.0
#include "cli/landscape_sections.h"

#include "cli/text.h"
#include "detente/deals/numbers/landscape_words.h"

namespace detente::cli {

namespace {

std::string spelled(const numbers::Landscape& landscape, std::size_t point) {
    std::string text = to_string(landscape.frontier.outcome(point), landscape.domain) + " (";
    for (std::size_t p = 0; p < landscape.frontier.parties(); ++p)
        text += (p ? ", " : "") + numbers::shown(landscape.frontier.value(point, p));
    return text + ")";
}

class Sections {
  public:
    Sections(const numbers::Landscape& landscape, int width, bool color)
        : landscape_(landscape), width_(width), color_(color) {}

    std::string text() {
        if (landscape_.deal) deal(*landscape_.deal);
        if (landscape_.opening) opening(*landscape_.opening);
        if (landscape_.firmness) firmness(*landscape_.firmness);
        return text_;
    }

  private:
    void heading(const std::string& words) { text_ += "\n" + painted(words, Style::heading, color_) + "\n"; }
    void line(const std::string& words) { text_ += paragraph(plain(words), width_, "  ", "    "); }
    const std::string& party(std::size_t p) const { return landscape_.parties[p]; }

    void deal(const numbers::DealMeasures& deal) {
        heading("The deal asked about");
        for (std::size_t p = 0; p < deal.utilities.size(); ++p)
            line(party(p) + ": " + numbers::shown(deal.utilities[p]) + ", " + numbers::shown(deal.gains[p]) +
                 " over no deal" + (deal.rational[p] ? "." : ": worse than no deal."));
        line("Distance to the frontier: " + numbers::shown(deal.distance_to_frontier) + ".");
        const numbers::Improvement& improvement = *landscape_.improvement;
        if (!improvement.point)
            line(
                improvement.certified
                    ? "No outcome is better for somebody and worse for nobody: the exact frontier holds none."
                    : "No better outcome was found; the frontier is not exact.");
        else
            line("Better for somebody and worse for nobody: " + spelled(landscape_, *improvement.point) +
                 "; " + std::to_string(improvement.alternatives) + " points of the frontier are.");
    }

    void opening(const numbers::Opening& opening) {
        heading("What would open the zone of agreement");
        if (opening.payment) {
            std::string pays;
            for (std::size_t p = 0; p < opening.payment->receives.size(); ++p)
                if (!opening.payment->receives[p].is_zero())
                    pays += (pays.empty() ? "" : ", ") + party(p) +
                            (opening.payment->receives[p].sign() > 0 ? " receives " : " pays ") +
                            numbers::shown(abs(opening.payment->receives[p]));
            line("A side payment (a unit of utility each): " + pays + ", with " +
                 spelled(landscape_, opening.payment->point) + ".");
        } else {
            line("No side payment: the best total is below the total of the reservation values.");
        }
        for (std::size_t p = 0; p < opening.alone.size(); ++p)
            if (opening.alone[p])
                line(party(p) + " alone lowers its reservation value by " +
                     numbers::shown(opening.alone[p]->size) + ": " +
                     spelled(landscape_, opening.alone[p]->point) + ".");
        line("Together by " + numbers::shown(opening.reservation_sum->size) +
             " in all: " + spelled(landscape_, opening.reservation_sum->point) + ".");
        for (std::size_t p = 0; p < opening.weights_sum.size(); ++p)
            if (opening.weights_sum[p])
                line(party(p) + " moves " + numbers::shown(opening.weights_sum[p]->size / Rational(2)) +
                     " of weight between issues: " +
                     to_string(opening.weights_sum[p]->outcome, landscape_.domain) +
                     (opening.weights_sum[p]->proven ? "." : " (the least found, not proved least)."));
    }

    void firmness(const numbers::Firmness& firmness) {
        heading("How firm the points are");
        for (const numbers::Firmness::Pieces& pieces : firmness.reservations)
            if (pieces.rule == numbers::SolutionRule::nash) {
                std::string words = "Nash, as the reservation value of " + party(pieces.party) + " grows:";
                for (const numbers::SolutionPiece& piece : pieces.pieces)
                    words += " from " + numbers::shown(piece.from) + " " +
                             (piece.point ? spelled(landscape_, *piece.point) : "none") + ";";
                words.back() = '.';
                line(words);
            }
        for (const numbers::PointStability& one : firmness.weights)
            line(one.point + ": the same outcome in " + std::to_string(one.same_outcome) + " of " +
                 std::to_string(one.draws) + " draws of weights.");
        if (!firmness.weights.empty())
            line("Law of the draws: each weight times an independent uniform factor within " +
                 numbers::shown(firmness.law.spread) + " of 1, then scaled to the old sum; seed " +
                 std::to_string(firmness.law.seed) + ". A share, not a probability.");
    }

    const numbers::Landscape& landscape_;
    int width_;
    bool color_;
    std::string text_;
};

}  // namespace

std::string landscape_sections(const numbers::Landscape& landscape, int width, bool color) {
    return Sections(landscape, width, color).text();
}

}  // namespace detente::cli
