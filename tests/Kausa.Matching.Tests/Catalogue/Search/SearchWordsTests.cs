using Kausa.Matching.Catalogue.Search;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Tischler/in", "tischler")]
    [InlineData("Kaufmann/-frau - Büromanagement", "kaufmann buromanagement")]
    [InlineData("Kauffrau für Büromanagement", "kaufmann buromanagement")]
    [InlineData("Medizinische/r Fachangestellte/r", "medizinische fachangestellte")]
    [InlineData("Agrotechniker/in/Mechanisator/in", "agrotechniker mechanisator")]
    [InlineData("Rechtsanwaltsgehilfe/-gehilfin", "rechtsanwaltsgehilfe")]
    [InlineData("Schilder- und Lichtreklamehersteller/in-Grafik,Druck", "schilder lichtreklamehersteller grafik druck")]
    [InlineData("Verkäufer", "verkaufer")]
    [InlineData("VERKAEUFERINNEN", "verkaufer")]
    [InlineData("Bauer", "bauer")] // the e after au belongs to the word
    [InlineData("Straßenbauerin", "strassenbauer")]
    [InlineData("Milchtechnologin", "milchtechnolog")]
    [InlineData("Milchtechnologe", "milchtechnolog")]
    [InlineData("Bäckerei", "backer")]
    [InlineData("Ausbildung als Koch", "koch")]
    [InlineData("Auszubildende/r Koch", "koch")]
    [InlineData("Kaufleute im Einzelhandel", "kaufmann einzelhandel")]
    [InlineData("Ausbildung zu Hotelfachleuten", "hotelfachmann")]
    [InlineData("Leute", "leute")]
    [InlineData("Lehre", "lehre")]
    [InlineData("", "")]
    public void Of_Text_GivesFoldedWords(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Of(text)));
}
