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
}
