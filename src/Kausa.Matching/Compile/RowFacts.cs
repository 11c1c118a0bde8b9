namespace Kausa.Matching.Compile;

/// <summary>Licences and flags of a person.</summary>
/// <param name="LicenceExclusion">Licence classes (bit per class) that places must not need.</param>
/// <param name="LicenceClarification">Licence classes that would have to be clarified.</param>
/// <param name="Flags">Facts that are true or not.</param>
internal readonly record struct RowFacts(byte LicenceExclusion, byte LicenceClarification, CandidateFlags Flags)
{
    /// <summary>The facts of a row.</summary>
    public static RowFacts Of(in CandidateRow row) => new(row.LicenceExclusion, row.LicenceClarification, row.Flags);
}
