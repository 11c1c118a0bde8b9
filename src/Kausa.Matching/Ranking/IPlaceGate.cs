namespace Kausa.Matching.Ranking;

/// <summary>Lets places onto a list or not, for what no rule or score says: whether a place would take the person at this moment.</summary>
/// <remarks>Asked about places alone that would get in, before the rules are; the rules may still keep off the list what it has let in. While a question lasts it may turn from yes to no for a place, never back.</remarks>
internal interface IPlaceGate
{
    /// <summary>What no place of a lane is let in below, so that many places can be passed over at once.</summary>
    /// <param name="lane">Number of the lane, see <see cref="SegmentView.FirstLane"/>.</param>
    /// <returns>Score with the company's weights in millionths that a pair needs at least; any number below 0 where there is no such limit.</returns>
    int LeastMillionths(int lane);

    /// <summary>Whether a place may stand on the list.</summary>
    /// <param name="lane">Number of its lane.</param>
    /// <param name="hit">The place.</param>
    /// <param name="companyMillionths">The pair's score with the company's weights, 0..1,000,000.</param>
    bool Admits(int lane, in MatchHit hit, int companyMillionths);
}
