namespace Kausa.Matching.Office.Tables;

/// <summary>A wish of a company about people that the law forbids to follow (§§ 1, 7, 11 AGG, § 36 (2) SGB III); only its number is kept.</summary>
internal enum UnlawfulWish
{
    /// <summary>About sex.</summary>
    Sex,

    /// <summary>About age.</summary>
    Age,

    /// <summary>About health or disability.</summary>
    Health,

    /// <summary>About nationality or origin.</summary>
    Nationality,

    /// <summary>About religion or belief.</summary>
    Religion,
}
