using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Tests.Storage;

public class PathExceptionTests
{
    [Theory]
    [InlineData(13, "'plan.csv' lässt sich nicht ersetzen: ist die Datei woanders offen oder geschützt?")]
    [InlineData(28, "auf dem Datenträger ist kein Platz mehr; erlaubt ist ein Ort mit freiem Platz.")]
    public void NotReplaced_WhateverTheSystemSays_IsTheFilesFaultUnlessTheDiskIsFull(int result, string expected)
    {
        var told = PathException.NotReplaced("plan.csv", MessageCode.FileNotReplaceable, new IOException("of the system", result));
        Assert.Equal(expected, PathException.TextOf(told, "de"));
    }

    [Fact]
    public void NotRead_WhateverTheSystemSays_IsWordedInBothLanguages()
    {
        Told(new IOException("of the system", 5), "'plan.csv' lässt sich nicht öffnen: ist die Datei woanders offen oder der Datenträger nicht erreichbar?", "'plan.csv' cannot be opened: is the file open elsewhere, or the disk out of reach?");
        Told(new IOException("of the system", 40), "'plan.csv' ist ein Verweis, der im Kreis führt; erlaubt ist eine Datei, die es gibt.", "'plan.csv' is a link that leads round in a circle; allowed is a file that is there.");
        Told(new PathTooLongException(), "der Name ist zu lang; erlaubt ist ein kürzerer.", "the name is too long; allowed is a shorter one.");
        Told(new UnauthorizedAccessException(), "'plan.csv' darf nicht gelesen werden; erlaubt ist eine Datei, die man lesen darf.", "'plan.csv' may not be read; allowed is a file that you may read.");
        Told(new FileNotFoundException(), "'plan.csv' gibt es nicht; erlaubt ist eine Datei, die es gibt.", "'plan.csv' does not exist; allowed is a file that is there.");

        static void Told(Exception cause, string german, string english)
        {
            var told = PathException.NotRead("plan.csv", cause);
            Assert.Equal((german, english), (PathException.TextOf(told, "de"), PathException.TextOf(told, "en")));
        }
    }
}
