namespace Kausa.Matching.Office.Csv;

/// <summary>Keeps spreadsheets from running a cell as a formula: such a cell gets an apostrophe in front, which reading takes away again.</summary>
/// <remarks>
/// Source: OWASP, CSV Injection. To be undone without doubt, an apostrophe is also put before a cell that already begins with apostrophes and then a
/// character that starts a formula.
/// </remarks>
internal static class FormulaEscape
{
    private const char Guard = '\'';
    private const string Starters = "=+-@\t\r\n";

    public static string Escape(string cell) => StartsFormula(cell.AsSpan().TrimStart(Guard)) ? Guard + cell : cell;

    public static string Unescape(string cell) => cell.StartsWith(Guard) && StartsFormula(cell.AsSpan().TrimStart(Guard)) ? cell[1..] : cell;

    private static bool StartsFormula(ReadOnlySpan<char> text) => !text.IsEmpty && Starters.Contains(text[0], StringComparison.Ordinal);
}
