using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>Code of one of the 32 competence dimensions.</summary>
internal sealed class DimensionCell : CellType<CompetenceDimension>
{
    private static readonly CodeWords Codes = new(
        [.. ReferenceCatalogue.Shared.Dimensions.Select(info => info.Code)], code => ReferenceCatalogue.Shared.Dimension(code)!.TermGerman);

    public override string Name => "code";

    public override Message Allowed => Codes.Allowed;

    public override IReadOnlyList<string> Choices(OfficeWords words) => Codes.Labels(words);

    public override CellReading Read(string text)
    {
        if (ReferenceCatalogue.Shared.Dimension(text) is { } info)
        {
            return CellReading.Of(info.Dimension);
        }

        return Codes.CodeOf(text) is { } code
            ? CellReading.OfWord(ReferenceCatalogue.Shared.Dimension(code)!.Dimension, code)
            : CellReading.Refused(Codes.AllowedFor(text));
    }

    public override string Show(object value, OfficeWords words) => Codes.Label(Write(value), words);

    protected override string Format(CompetenceDimension value) => ReferenceCatalogue.Shared.Dimension(value).Code;
}
