using System.Runtime.CompilerServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Ranking;

/// <summary>Columns of places with the places that are still there.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Alive">By block, the lanes whose place is still there.</param>
/// <param name="FirstLane">Number of the first lane: lanes are numbered through, segment by segment.</param>
internal readonly record struct SegmentView(PlaceSegment Columns, uint[] Alive, int FirstLane);

/// <summary>One state of the places, ready to be searched.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class PlaceIndex
{
    private ValueList<TrainingPlace>? _onePlacePerStart;

    /// <summary>What the codes mean.</summary>
    public required PlaceCodes Codes { get; init; }

    /// <summary>Columns: the main part and what came later.</summary>
    public required SegmentView[] Segments { get; init; }

    /// <summary>The rows behind the columns.</summary>
    public required PlaceTable Places { get; init; }

    /// <summary>The form of the kernels.</summary>
    public required KernelPath Kernel { get; init; }

    /// <summary>When places are searched by area.</summary>
    public AreaLimits AreaLimits { get; init; } = AreaLimits.Usual;

    /// <summary>The same places, searched in another way.</summary>
    public PlaceIndex With(AreaLimits limits) => new() { Codes = Codes, Segments = Segments, Places = Places, Kernel = Kernel, AreaLimits = limits };

    /// <summary>The place of a number.</summary>
    public TrainingPlace PlaceAt(int number) => Places.PlaceAt(number);

    /// <summary>Where a place stands in the columns.</summary>
    /// <param name="number">Number of the place.</param>
    /// <returns>Its segment and lane; lane −1 for a place that is there no more.</returns>
    public (PlaceSegment Segment, int Lane) LaneOf(int number)
    {
        foreach (var (columns, alive, _) in Segments)
        {
            var lane = columns.LaneOf(number);
            if (lane >= 0)
            {
                return (columns, (alive[lane / PlaceSegment.Lanes] >> lane & 1) != 0 ? lane : -1);
            }
        }

        return (Segments[0].Columns, -1);
    }

    /// <summary>The places in the order in which they stand in the columns, those that are there no more among them.</summary>
    /// <returns>Number of the place by number of the lane, see <see cref="SegmentView.FirstLane"/>; −1 where no place is.</returns>
    public int[] PlacesByLane() => [.. Segments.SelectMany(segment => segment.Columns.Entries).Select(entry => entry.Place)];

    /// <summary>Where a place lies; null when not known.</summary>
    public Location? SiteOf(int number) => Places.PlaceAt(number).Site ?? Places.CompanyOf(number).Site;

    /// <summary>One place of each start that some place has; looked for once.</summary>
    public ValueList<TrainingPlace> OnePlacePerStart => _onePlacePerStart ??= FindOnePlacePerStart().ToValueList();

    private IEnumerable<TrainingPlace> FindOnePlacePerStart()
    {
        var seen = new bool[Codes.Starts.Length];
        foreach (var segment in Segments)
        {
            for (var lane = 0; lane < segment.Columns.Entries.Length; lane++)
            {
                var start = Codes.Signatures[segment.Columns.Entries[lane].Signature].Start;
                if (!seen[start] && (segment.Alive[lane / PlaceSegment.Lanes] >> lane & 1) != 0)
                {
                    seen[start] = true;
                    yield return PlaceAt(segment.Columns.Entries[lane].Place);
                }
            }
        }
    }

    /// <summary>Asks one rule about one pair, for what no mask can say.</summary>
    public RuleEffect EffectOf(ReasonCode code, Candidate candidate, int number, Purpose purpose)
    {
        if (!Codes.Policy.Rules.IsOn(code))
        {
            return RuleEffect.None;
        }

        var place = Places.PlaceAt(number);
        var site = SiteOf(number);
        return RuleBook.Find(code).Evaluate(new PairFacts
        {
            Candidate = candidate,
            Estimates = null!,
            Place = place,
            Company = Places.CompanyOf(number),
            Occupation = Codes.Trade.Occupations[Codes.Trade.IndexOf(place.Occupation)],
            Site = site,
            Trip = TripModel.Of(candidate.Home, candidate.Mobility, site, Places.TravelTimes, Codes.Policy.Location, place.WorkingTimes.EarliestBegin),
            Policy = Codes.Policy,
            AsOf = Codes.AsOf,
            Purpose = purpose,
        }).Effect;
    }

    /// <summary>Reads what evaluating places will read, and nothing comes of it: the facts of shown places lie all over memory, and short loops let the processor wait for many of them at once.</summary>
    /// <param name="hits">Places that will be evaluated.</param>
    /// <returns>A number that means nothing; without it there would be nothing to read for.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Read(ReadOnlySpan<MatchHit> hits)
    {
        var read = 0;
        foreach (ref readonly var hit in hits)
        {
            var (place, company) = Places.Rows[hit.Row];
            read += place.Id.Value.Length + place.LanguageTargets.Count + place.LanguageMinima.Count + (int)(place.Requirements?.RequiredMask ?? 0) + (place.WorkingTimes.Shift is null ? 0 : 1)
                + company.Label.Length + company.Entitlements.Count + company.Trainers.Count + ((place.Site ?? company.Site)?.PostalCode.Length ?? 0);
        }

        foreach (ref readonly var hit in hits)
        {
            var company = Places.CompanyOf(hit.Row);
            foreach (var entitlement in company.Entitlements)
            {
                read += (int)entitlement.State;
            }

            foreach (var trainer in company.Trainers)
            {
                read += trainer.Occupations.Count;
            }
        }

        return read;
    }
}
