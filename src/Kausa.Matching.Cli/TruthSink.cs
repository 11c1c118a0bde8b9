using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli;

/// <summary>A sink that lays the truth of a synthetic market beside it before all files become visible at once.</summary>
/// <param name="inner">Where files go; the caller disposes it.</param>
/// <param name="truth">The truth.</param>
internal sealed class TruthSink(IMarketSink inner, MarketTruth truth) : IMarketSink
{
    public Stream Create(string name) => inner.Create(name);

    public void Complete()
    {
        using (var stream = inner.Create(MarketSchema.TruthFile))
        {
            TruthWriter.WriteCandidates(truth, stream);
        }

        using (var stream = inner.Create(MarketSchema.TruthRequirementsFile))
        {
            TruthWriter.WriteRequirements(truth, stream);
        }

        inner.Complete();
    }

    public void Dispose()
    {
    }
}
