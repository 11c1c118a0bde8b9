using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>Draws the raw value of a piece of competence evidence anew, so that what the engine reads in it is the truth with the error of the world.</summary>
/// <remarks>Instrument, kind, scale and day stay. The value is the one of its scale whose reading lies nearest to truth + error.</remarks>
internal static class SkillRedraw
{
    private const int TenthsPerPoint = 10;

    /// <param name="piece">The piece.</param>
    /// <param name="readError">Error in tenths of a point with which the engine reads it on the day of the question, ageing and language load included.</param>
    /// <param name="truth">True level in points.</param>
    /// <param name="bias">Tenths of a point that raters take off.</param>
    /// <param name="errors">Errors of the world.</param>
    /// <param name="random">Stream of this piece.</param>
    /// <param name="policy">Gives the default reliability.</param>
    public static CompetenceEvidence Redraw(CompetenceEvidence piece, int readError, int truth, int bias, EvidenceErrors errors, RandomStream random, MatchPolicy policy)
    {
        var later = readError - EvidenceAssessor.Map(piece, policy).ErrorTenths;
        var scale = Values(piece.Raw).Select(value => piece with { Raw = new(piece.Raw.Scale, value, piece.Raw.OutOf, piece.Raw.OptionCount) }).ToList();
        var readings = scale.ConvertAll(one => EvidenceAssessor.Map(one, policy));
        var at = Nearest(readings, truth * TenthsPerPoint);
        int from = Math.Max(0, at - 1), to = Math.Min(readings.Count - 1, at + 1);
        var step = to == from ? 0 : Math.Abs(readings[to].PointTenths - readings[from].PointTenths) / (to - from);
        var error = errors.Draw(random, readings[at].ErrorTenths + later, step);
        return scale[Nearest(readings, (truth * TenthsPerPoint) + error - bias)];
    }

    private static int Nearest(List<MappedEvidence> readings, int pointTenths)
    {
        var best = 0;
        for (var at = 1; at < readings.Count; at++)
        {
            best = Math.Abs(readings[at].PointTenths - pointTenths) < Math.Abs(readings[best].PointTenths - pointTenths) ? at : best;
        }

        return best;
    }

    // Values that people write down, in hundredths of the scale's unit.
    private static IEnumerable<int> Values(RawResult raw)
    {
        var (from, to, step) = raw.Scale switch
        {
            RawScale.T => (1_000, 9_000, 100),
            RawScale.Stanine => (100, 900, 100),
            RawScale.Percentile => (100, 9_900, 100),
            RawScale.Percent or RawScale.Level => (0, raw.OutOf!.Value * 100, 100),
            RawScale.Rating or RawScale.Modules => (100, raw.OutOf!.Value * 100, 100),
            RawScale.Grade => (100, 600, 50),
            RawScale.Years => (0, 2_000, 25),
            _ => (0, 10_000, 500),
        };
        for (var value = from; value <= to; value += step)
        {
            yield return value;
        }
    }
}
