using System.Runtime.CompilerServices;

namespace Kausa.Matching.Compile;

/// <summary>32 window offsets into <see cref="ShortfallTables.Skills"/>, one per dimension.</summary>
[InlineArray(32)]
internal struct SkillOffsets
{
    private ushort _first;
}

/// <summary>Four window offsets into <see cref="ShortfallTables.Languages"/>, one per skill.</summary>
[InlineArray(4)]
internal struct LanguageOffsets
{
    private ushort _first;
}

/// <summary>A person as a row of small codes; all that a search needs to know of them.</summary>
internal struct CandidateRow
{
    /// <summary>Competences.</summary>
    public SkillOffsets Skills;

    /// <summary>German on the date of the question.</summary>
    public LanguageOffsets Languages;

    /// <summary>Number of the person in the index; −1 for somebody who is not in the market.</summary>
    public int Candidate;

    /// <summary>Easting of the home in 100 m.</summary>
    public int X100m;

    /// <summary>Northing of the home in 100 m.</summary>
    public int Y100m;

    /// <summary>Row of the home in the office's travel times, or −1.</summary>
    public int ZoneRow;

    /// <summary>Limit in minutes, the policy's where the person named none.</summary>
    public short LimitMinutes;

    /// <summary>Code of the modes of transport.</summary>
    public byte Modes;

    /// <summary>Facts that are true or not.</summary>
    public CandidateFlags Flags;

    /// <summary>Licence classes (bit per class) that places must not need.</summary>
    public byte LicenceExclusion;

    /// <summary>Licence classes that would have to be clarified.</summary>
    public byte LicenceClarification;

    /// <summary>First of the outcomes by start for advisers' purposes, in <see cref="CandidateStore"/>.</summary>
    public int Outcomes;

    /// <summary>The same for the person's own request.</summary>
    public int OwnOutcomes;

    /// <summary>First of the minima masks by start, −1 when the masks of today hold for all starts.</summary>
    public int MinimaByStart;

    /// <summary>Masks of today's German.</summary>
    public MinimaMasks Minima;

    /// <summary>First wish in <see cref="CandidateStore"/>; wishes, then vetoed occupations.</summary>
    public int Wishes;

    /// <summary>Number of wishes.</summary>
    public int WishCount;

    /// <summary>Number of vetoed occupations.</summary>
    public int VetoCount;

    /// <summary>First exception in <see cref="CandidateStore"/>.</summary>
    public int Exceptions;

    /// <summary>Number of exceptions: companies for which something else holds.</summary>
    public int ExceptionCount;

    /// <summary>Hash for the order among equal scores.</summary>
    public ulong TieHash;
}

/// <summary>Facts about a person that are true or not.</summary>
[Flags]
internal enum CandidateFlags : byte
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The home is known.</summary>
    HasHome = 1,

    /// <summary>The home lies in the office's region.</summary>
    HomeInRegion = 2,

    /// <summary>The person would move for a place.</summary>
    WouldMove = 4,

    /// <summary>The case consent holds.</summary>
    CaseConsent = 8,
}

/// <summary>A company for which something of its own holds for one person.</summary>
/// <param name="Company">The company's identifier.</param>
/// <param name="Kind">What holds.</param>
/// <param name="EqEffects">For earlier employment the first of the effects by start in <see cref="CandidateStore.EqEffects"/>, otherwise −1.</param>
internal readonly record struct CompanyException(Model.Id<Model.Company> Company, CompanyExceptionKind Kind, int EqEffects = -1)
{
    /// <summary>The company's mark.</summary>
    public int Mark { get; } = CompanyMark.Of(Company);
}

/// <summary>What holds for a company and a person.</summary>
internal enum CompanyExceptionKind : byte
{
    /// <summary>The person excluded it (C21).</summary>
    Veto,

    /// <summary>The person's data are released to it (C20).</summary>
    Release,

    /// <summary>Earlier employment there may close an EQ (C19).</summary>
    EarlierEmployment,
}
