namespace Kausa.Matching.Allocation;

/// <summary>The side that proposes; with strict lists it gets the best partners it has in any stable matching.</summary>
public enum ProposingSide
{
    /// <summary>Residents propose: the resident-optimal stable matching.</summary>
    Residents,

    /// <summary>Hospitals propose: the hospital-optimal stable matching.</summary>
    Hospitals,
}

/// <summary>A stable matching.</summary>
/// <param name="HospitalOfResident">Hospital per resident, −1 for none.</param>
/// <param name="SizeBound">No stable matching places more residents than this.</param>
public sealed record StableMatching(IReadOnlyList<int> HospitalOfResident, int SizeBound)
{
    /// <summary>Number of residents placed.</summary>
    public int Size { get; } = HospitalOfResident.Count(hospital => hospital >= 0);

    /// <summary>Whether no stable matching can be larger.</summary>
    public bool IsProvenLargest => Size == SizeBound;
}
