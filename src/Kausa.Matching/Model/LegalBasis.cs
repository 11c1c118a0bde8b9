namespace Kausa.Matching.Model;

/// <summary>The law under which an occupation is trained. Flags: some orders rest on both laws.</summary>
[Flags]
public enum LegalBasis
{
    /// <summary>Neither law named; no recognised occupation has this value.</summary>
    None = 0,

    /// <summary>Vocational Training Act, <c>Berufsbildungsgesetz</c> (BBiG), section 4.</summary>
    Bbig = 1,

    /// <summary>Crafts Code, <c>Handwerksordnung</c> (HwO), section 25.</summary>
    Hwo = 2,
}
