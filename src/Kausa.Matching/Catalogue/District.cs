namespace Kausa.Matching.Catalogue;

/// <summary>A district or independent city (Landkreis, kreisfreie Stadt), as of 2021.</summary>
/// <param name="Ags">First five digits of the official municipality key: <c>08116</c>.</param>
/// <param name="Name">German name with its kind where a city could be meant too: "Landkreis Esslingen", "Stuttgart".</param>
/// <param name="State">The state it lies in.</param>
public sealed record District(string Ags, string Name, FederalState State);
