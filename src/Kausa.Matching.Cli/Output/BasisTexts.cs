using System.Globalization;
using Kausa.Matching.Explanation;

namespace Kausa.Matching.Cli.Output;

/// <summary>By what an answer was asked, for people.</summary>
internal static class BasisTexts
{
    public static string Line(AnswerBasis basis, Labels labels, TextCatalogue texts) => string.Join(
        " · ", [string.Format(CultureInfo.InvariantCulture, labels.AsOf, texts.Date(basis.AsOf)), texts.Of(basis.Perspective), texts.Of(basis.Mode), texts.Of(basis.Purpose), .. basis.IsSynthetic ? [labels.Invented] : Array.Empty<string>()]);
}
