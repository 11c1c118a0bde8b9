using Kausa.Matching.Catalogue;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue;

/// <summary>The neutral title must name both forms: taken apart again, it gives the two titles of the training order.</summary>
public sealed class OccupationTitleTests
{
    [Fact]
    public void Title_EveryOccupation_ExpandsToBothForms() => Assert.All(ReferenceCatalogue.Shared.Occupations, occupation =>
    {
        var (masculine, feminine) = Expand(Unabbreviated(occupation.Title));
        Assert.Equal(occupation.TitleMasculine, masculine);
        Assert.Equal(occupation.TitleFeminine, feminine);
    });

    [Theory]
    [InlineData("tischler", "Tischler/in")]
    [InlineData("koch", "Koch/Köchin")]
    [InlineData("zimmerer", "Zimmerer/Zimmerin")]
    [InlineData("kaufmann-im-einzelhandel", "Kaufmann/-frau im Einzelhandel")]
    [InlineData("kaufmann-fuer-bueromanagement", "Kaufmann/-frau für Büromanagement")]
    [InlineData("hotelfachmann", "Hotelfachmann/-frau")]
    [InlineData("medizinischer-fachangestellter", "Medizinische/r Fachangestellte/r")]
    [InlineData("milchtechnologe", "Milchtechnologe/-technologin")]
    [InlineData("maler-und-lackierer", "Maler/in und Lackierer/in")]
    [InlineData("fachkraft-fuer-lagerlogistik", "Fachkraft für Lagerlogistik")]
    [InlineData("technischer-produktdesigner", "Technische/r Produktdesigner/in")]
    [InlineData("produktpruefer-textil", "Produktprüfer/in - Textil")]
    [InlineData("elektroniker-fuer-maschinen-und-antriebstechnik-nach-der-handwerksordnung", "Elektroniker/in für Maschinen und Antriebstechnik (HwO)")]
    public void Title_Example_ReadsWell(string id, string title) =>
        Assert.Equal(title, ReferenceCatalogue.Shared.FindOccupation(id)?.Title);

    private static string Unabbreviated(string title) => title
        .Replace("/in - Textil", "/in-Textil", StringComparison.Ordinal)
        .Replace(" (BBiG)", " nach dem Berufsbildungsgesetz", StringComparison.Ordinal)
        .Replace(" (HwO)", " nach der Handwerksordnung", StringComparison.Ordinal);

    private static (string Masculine, string Feminine) Expand(string title)
    {
        var words = title.Split(' ').Select(ExpandWord).ToArray();
        return (string.Join(' ', words.Select(word => word.Masculine)), string.Join(' ', words.Select(word => word.Feminine)));
    }

    private static (string Masculine, string Feminine) ExpandWord(string word)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return (word, word);
        var (stem, ending) = (word[..slash], word[(slash + 1)..]);
        var tail = ending.StartsWith("in)", StringComparison.Ordinal) ? ")"
            : ending.StartsWith("in-", StringComparison.Ordinal) ? ending[2..] : "";
        return ending[..(ending.Length - tail.Length)] switch
        {
            "in" => (stem + tail, stem + "in" + tail),
            "r" => (stem + "r", stem),
            "-frau" => (stem, stem[..^"mann".Length] + "frau"),
            "-technologin" => (stem, stem[..^1] + "in"),
            var whole => (stem, whole),
        };
    }
}
