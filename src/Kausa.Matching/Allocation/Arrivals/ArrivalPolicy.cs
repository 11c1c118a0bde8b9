using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Arrivals;

/// <summary>People of an earlier season in the order in which they came, for the same places.</summary>
/// <param name="Cohort">Them and the places; only pairs and order count, seats and caps are those of today.</param>
/// <param name="Order">Every person once, the first to come first.</param>
public sealed record EarlierSeason(CohortProblem Cohort, IReadOnlyList<int> Order);

/// <summary>How an office decides while people keep coming.</summary>
/// <param name="BatchSize">People who are decided on together, 1 or more; 1 decides on arrival.</param>
/// <param name="Patience">For how many later arrivals somebody without a seat waits before they are lost, 0 or more.</param>
/// <param name="Seasons">Earlier seasons, whose people stand in for those still to come; empty decides as if nobody came any more.</param>
/// <remarks>
/// Each round takes, once per earlier season, the best total of those who wait, the seats left and that season's people still to come. A person gets the place that more than half
/// of the rounds' plans give them; without such a place they wait, and on their last round they get the place most plans give them. Stand-ins take no seat: whoever gets none
/// because of them leaves it for somebody who is likely to come and needs it more. This is re-solving with samples of the future (Jasin and Kumar 2012) and a
/// vote over them (consensus, Van Hentenryck and Bent 2006).
/// </remarks>
public sealed record ArrivalPolicy(int BatchSize, int Patience, ValueList<EarlierSeason> Seasons)
{
    /// <summary>Everybody gets the best seat there is when they come: what an office without a plan does.</summary>
    public static ArrivalPolicy Greedy { get; } = new(1, 0, []);
}
