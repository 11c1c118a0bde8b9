namespace Kausa.Matching.Grpc.Markets;

/// <summary>How many places a company of an office has, and how far they are seen.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Shared">Those that advisers of other offices see: SHARED and PUBLIC.</param>
/// <param name="Public">Those that everybody sees.</param>
internal readonly record struct PlaceCounts(int Total, int Shared, int Public)
{
    /// <summary>Counts with a place more or less.</summary>
    /// <param name="visibility">Its visibility.</param>
    /// <param name="number">1 or -1.</param>
    public PlaceCounts Plus(Model.PlaceVisibility visibility, int number) => new(
        Total + number,
        Shared + (visibility == Model.PlaceVisibility.Office ? 0 : number),
        Public + (visibility == Model.PlaceVisibility.Public ? number : 0));
}
