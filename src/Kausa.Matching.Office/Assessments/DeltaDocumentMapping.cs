using System.Globalization;
using Kausa.Matching.Assessment;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Assessments;

/// <summary>Deltas as documents.</summary>
public static class DeltaDocumentMapping
{
    private static readonly EstimateFlags[] AllFlags = [.. Enum.GetValues<EstimateFlags>().Where(flag => flag != EstimateFlags.None)];

    /// <summary>One person.</summary>
    /// <param name="delta">What changed.</param>
    /// <returns>The document.</returns>
    public static PersonDeltaDocument ToDocument(this CandidateDelta delta)
    {
        ArgumentNullException.ThrowIfNull(delta);
        return new(
            delta.Candidate.Value, delta.BeforeCount, delta.AfterCount,
            [.. delta.Readings.Select(ToDocument)],
            [.. delta.TakenBack],
            [.. delta.Estimates.Select(one => new EstimateDocument(one.Subject.Code, one.From, one.FromError, one.To, one.ToError, Codes(one.Flags)))],
            [.. delta.Places.Select(one => new PlaceDocument(
                one.Change.Code(), one.Place.Value, one.FromRank, one.ToRank, one.FromMillionths, one.ToMillionths, one.FromStatus.Code(), one.ToStatus.Code(),
                [.. one.Causes.Select(cause => new CauseDocument(cause.Subject.Code, cause.ScoreMillionths, [.. cause.Evidence]))],
                [.. one.Rules.Select(rule => new RuleDocument(rule.Code.Code(), rule.Before.Code(), rule.After.Code()))]))],
            [.. delta.Repeats.Select(one => new RepeatDocument(one.Subject.Code, one.Evidence, one.End.Code(), [.. one.Instruments]))],
            [.. delta.Notes.Select(note => note.Code())],
            delta.BeforeDigest, delta.AfterDigest, delta.Digest);
    }

    /// <summary>One source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The document.</returns>
    public static ReadingDocument ToDocument(this SourceReading source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(
            source.Evidence, source.Subject.Code, source.Kind.Code(), source.Instrument, source.Assessor?.Code(), source.AssessedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), source.AgeMonths,
            source.Raw?.Scale.Code(), source.Raw is { } raw ? (raw.ValueHundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture) : source.Level!.Value.Code(), source.Raw?.OutOf, source.Raw?.OptionCount,
            source.ValueTenths, source.ErrorTenths, source.Counted, Codes(source.Flags), source.SetAside?.Code());
    }

    private static List<string> Codes(EstimateFlags flags) => [.. AllFlags.Where(flag => flags.HasFlag(flag)).Select(flag => flag.Code())];
}
