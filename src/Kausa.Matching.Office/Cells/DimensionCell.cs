using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Cells;

/// <summary>Code of one of the 32 competence dimensions.</summary>
internal sealed class DimensionCell : CellType<CompetenceDimension>
{
    private static readonly string[] Codes = [.. ReferenceCatalogue.Shared.Dimensions.Select(info => info.Code)];

    public override string Name => "code";

    public override string Allowed => string.Join(", ", Codes);

    public override CellReading Read(string text) =>
        ReferenceCatalogue.Shared.Dimension(text) is { } info
            ? CellReading.Of(info.Dimension)
            : CellReading.Refused(() => Suggestion.For(text, Codes) + Allowed);

    protected override string Format(CompetenceDimension value) => ReferenceCatalogue.Shared.Dimension(value).Code;
}
