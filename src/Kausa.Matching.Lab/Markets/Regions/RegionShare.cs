namespace Kausa.Matching.Lab.Markets;

/// <summary>A part of an office's region.</summary>
/// <param name="Ags">Key of a district (five digits) or of a state (two digits).</param>
/// <param name="HomeWeight">Relative weight of homes, at least 1; inhabitants do well.</param>
/// <param name="SiteWeight">Relative weight of companies and vocational schools, at least 1; jobs do well.</param>
/// <param name="IsRural">Whether people there get about as in rural districts.</param>
public sealed record RegionShare(string Ags, int HomeWeight, int SiteWeight, bool IsRural = false);
