using Kausa.Matching.Model;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>What the rows of a market of an office add to its snapshot id: what the office's own rows add is known, only those that are seen otherwise than they are kept have to be hashed.</summary>
/// <param name="sums">What all rows add.</param>
/// <param name="office">The office, which sees all its own rows.</param>
internal sealed class SightSum(ContentSums sums, string office)
{
    private static readonly RowKind[] OwnKinds = [RowKind.Company, RowKind.Place, RowKind.Candidate, RowKind.Adviser, RowKind.TravelTime];
    private readonly List<object> _gone = [];
    private readonly List<object> _come = [];

    /// <summary>Adds rows of another office, as they are seen.</summary>
    public void Add(IEnumerable<Company> companies, IEnumerable<TrainingPlace> places)
    {
        _come.AddRange(companies);
        _come.AddRange(places);
    }

    /// <summary>A row of the office is seen as another than it is kept.</summary>
    public void Replace(object kept, object seen)
    {
        _gone.Add(kept);
        _come.Add(seen);
    }

    /// <summary>The sum.</summary>
    public SnapshotId Value() => OwnKinds.Aggregate(CanonicalRows.Sum(_come).Minus(CanonicalRows.Sum(_gone)), (id, kind) => id.Plus(sums.Of(office, kind).Sum));
}
