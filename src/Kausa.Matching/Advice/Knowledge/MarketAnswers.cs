using System.Runtime.CompilerServices;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Rows;

namespace Kausa.Matching.Advice;

/// <summary>What people of a market said of home, limit of the trip and wishes: what somebody may answer who was never asked.</summary>
/// <param name="Homes">Homes, by postal code.</param>
/// <param name="Limits">Limits in minutes, the shortest first.</param>
/// <param name="Wishes">Lists of wishes, by the trade of the first.</param>
/// <remarks>
/// Of the answers of everybody with case consent, put in order, the five in the middles of five equal parts: at 10, 30, 50, 70 and 90 %, each as likely as the others. Postal codes and trades are
/// in such an order that neighbours are alike. Empty where nobody answered. Immutable and thread-safe.
/// </remarks>
internal sealed record MarketAnswers(ValueList<Location> Homes, ValueList<int> Limits, ValueList<ValueList<Id<Occupation>>> Wishes)
{
    private static readonly int[] Middles = [1, 3, 5, 7, 9];

    // Read once for a table of people: states that differ in places alone share it, and all states that do have one date, for which its rows are compiled.
    private static readonly ConditionalWeakTable<RowTable<Candidate, CandidateSlot>, MarketAnswers> Kept = new();

    /// <summary>The answers of a market.</summary>
    /// <param name="index">The market.</param>
    /// <param name="cancellation">Ends the work, looked for at each person.</param>
    /// <returns>Five of each kind, or none.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled; the next who asks begins anew.</exception>
    public static MarketAnswers Of(MatchIndex index, CancellationToken cancellation) => Kept.GetValue(index.Persons, _ => Read(index, cancellation));

    private static MarketAnswers Read(MatchIndex index, CancellationToken cancellation)
    {
        var people = Enumerable.Range(0, index.CandidateNumberCount).Where(index.IsCandidateThere).Select(index.CandidateAt).Where(person => IsAsked(index, person, cancellation)).ToList();
        return new MarketAnswers(
            Fifths(people.Select(person => person.Home).OfType<Location>()
                .OrderBy(home => home.PostalCode, StringComparer.Ordinal).ThenBy(home => home.DistrictAgs, StringComparer.Ordinal).ThenBy(home => home.Position.X100m).ThenBy(home => home.Position.Y100m)),
            Fifths(people.Select(person => person.Mobility.MaxTravelMinutes).OfType<int>().Order()),
            Fifths(people.Select(person => person.Wishes).Where(wishes => wishes.Count > 0)
                .OrderBy(wishes => ReferenceCatalogue.Shared.FindOccupation(wishes[0])?.Kldb.ToString(), StringComparer.Ordinal).ThenBy(wishes => string.Join('|', wishes), StringComparer.Ordinal)));
    }

    private static bool IsAsked(MatchIndex index, Candidate person, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return person.HasCaseConsent(index.AsOf);
    }

    private static ValueList<T> Fifths<T>(IEnumerable<T> ordered)
    {
        T[] all = [.. ordered];
        return all.Length == 0 ? [] : Middles.Select(middle => all[all.Length * middle / 10]).ToValueList();
    }
}
