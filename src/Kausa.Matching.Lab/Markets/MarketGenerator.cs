using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Makes synthetic markets: real occupations and postal codes, invented people and companies, facts missing as in real files.</summary>
/// <remarks>
/// A pure function of the specification, in integers alone, hence the same on every machine, in every culture and at every time. Every
/// entity has random streams of its own: more candidates change no candidate, more places change no place, and more companies change
/// no company. What is drawn and where the rates come from: docs/market-generator.md.
/// </remarks>
public static class MarketGenerator
{
    private const int RowsPerReport = 1_000;

    /// <summary>Makes a market and the truth behind it.</summary>
    /// <param name="specification">Office, region, sizes, date, seed and rates.</param>
    /// <param name="progress">Told every thousand rows; null when nobody waits.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <returns>The market and, apart from it, the truth.</returns>
    /// <exception cref="ArgumentException">A count is out of range, the region is empty or an occupation is not in the catalogue.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was made.</exception>
    public static GeneratedMarket Generate(
        MarketSpecification specification, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var rows = new MarketRows(specification);
        var counter = new RowCounter(rows, specification, progress, cancellationToken);
        var candidates = counter.All(rows.DrawnCandidates(), specification.CandidateCount);
        var places = counter.All(rows.DrawnPlaces(), specification.PlaceCount);
        var market = Assemble(specification, rows, counter, [.. candidates.Select(drawn => drawn.Candidate)], [.. places.Select(drawn => drawn.Place)]);
        return new GeneratedMarket(
            specification,
            market,
            new MarketTruth(
                candidates.Select(drawn => drawn.Truth).OrderBy(truth => truth.Candidate).ToValueList(),
                places.Select(drawn => drawn.Truth).OrderBy(truth => truth.Place).ToValueList()));
    }

    /// <summary>Makes a market and forgets the truth behind it, which saves a fifth of the memory; the rows are those of <see cref="Generate"/>.</summary>
    /// <param name="specification">Office, region, sizes, date, seed and rates.</param>
    /// <param name="progress">Told every thousand rows; null when nobody waits.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <returns>The market.</returns>
    /// <exception cref="ArgumentException">A count is out of range, the region is empty or an occupation is not in the catalogue.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was made.</exception>
    public static Market GenerateMarket(
        MarketSpecification specification, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var rows = new MarketRows(specification);
        var counter = new RowCounter(rows, specification, progress, cancellationToken);
        var candidates = counter.All(rows.Candidates, specification.CandidateCount);
        var places = counter.All(rows.Places, specification.PlaceCount);
        return Assemble(specification, rows, counter, candidates, places);
    }

    private static Market Assemble(
        MarketSpecification specification, MarketRows rows, RowCounter counter, IReadOnlyList<Candidate> candidates, IReadOnlyList<TrainingPlace> places)
    {
        var content = new MarketContent
        {
            Advisers = rows.Advisers.ToValueList(),
            Candidates = candidates,
            Companies = counter.All(rows.Companies, rows.CompanyCount),
            Places = places,
        };
        var office = new ServiceOffice(specification.OfficeId, specification.OfficeTitle);
        return new Market(office, specification.AsOf, FormattableString.Invariant($"synthetic, seed {specification.Seed}"), content);
    }

    /// <summary>Draws rows into lists, reports how many are done and stops when asked to.</summary>
    private sealed class RowCounter(
        MarketRows rows, MarketSpecification specification, IProgress<GenerationProgress>? progress, CancellationToken cancellationToken)
    {
        private readonly long _all = (long)specification.CandidateCount + specification.PlaceCount + rows.CompanyCount;
        private long _done;

        public List<T> All<T>(IEnumerable<T> drawn, int count)
        {
            var list = new List<T>(count);
            foreach (var row in drawn)
            {
                cancellationToken.ThrowIfCancellationRequested();
                list.Add(row);
                if (++_done % RowsPerReport == 0 || _done == _all)
                {
                    progress?.Report(new GenerationProgress(_done, _all));
                }
            }

            return list;
        }
    }
}
