using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Assessment;

/// <summary>Compares estimates.</summary>
internal static class EstimateChanges
{
    public static IEnumerable<EstimateChange> Of(CandidateEstimates before, CandidateEstimates after) => Enum.GetValues<CompetenceDimension>()
        .Select(dimension => Of(AssessedSubject.Of(dimension), Read(before.Skills[(int)dimension]), Read(after.Skills[(int)dimension])))
        .Concat(Enum.GetValues<LanguageSkill>().Select(skill => Of(AssessedSubject.Of(skill), Read(before.Languages[(int)skill]), Read(after.Languages[(int)skill]))))
        .OfType<EstimateChange>();

    private static (int? Value, int? Error, EstimateFlags Flags) Read(SkillEstimate estimate) => estimate.IsMeasured ? (estimate.Points, estimate.ErrorPoints, estimate.Flags) : (null, null, estimate.Flags);

    private static (int? Value, int? Error, EstimateFlags Flags) Read(LanguageEstimate estimate) => estimate.IsMeasured ? (estimate.Tenths, estimate.ErrorTenths, estimate.Flags) : (null, null, estimate.Flags);

    private static EstimateChange? Of(AssessedSubject subject, (int? Value, int? Error, EstimateFlags Flags) before, (int? Value, int? Error, EstimateFlags Flags) after) =>
        before == after ? null : new(subject, before.Value, before.Error, after.Value, after.Error, after.Flags);
}
