namespace Kausa.Matching.Catalogue;

/// <summary>A German state (Bundesland).</summary>
/// <param name="Ags">First two digits of the official municipality key: <c>08</c>.</param>
/// <param name="Name">German name: "Baden-Württemberg".</param>
public sealed record FederalState(string Ags, string Name);
