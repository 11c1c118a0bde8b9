using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Plans;

/// <summary>What could not be read of a plan or a certificate, one line per cause.</summary>
internal sealed class PlanProblems(bool isGerman)
{
    // A value is quoted to be found again, not to be printed.
    private const int LongestValue = 60;

    private readonly List<string> _problems = [];
    private int _omittedCount;

    public bool IsGerman => isGerman;

    public bool IsEmpty => _problems.Count == 0;

    /// <summary>Gathers a problem.</summary>
    /// <param name="where">Line of a table, path in a document.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="allowed">What may stand there, in the language of these problems.</param>
    public void Wrong(string where, string value, string allowed)
    {
        if (_problems.Count == MarketReader.MostProblems)
        {
            _omittedCount++;
            return;
        }

        var shown = value.Length <= LongestValue ? value : value[..LongestValue] + "…";
        _problems.Add(isGerman ? $"{where} '{shown}': erlaubt ist {allowed}" : $"{where} '{shown}': allowed is {allowed}");
    }

    /// <inheritdoc cref="Wrong(string, string, string)"/>
    public void Wrong(string where, string value, string german, string english) => Wrong(where, value, isGerman ? german : english);

    /// <summary>At most <see cref="MarketReader.MostProblems"/> lines, and one that counts the rest.</summary>
    public IEnumerable<string> Lines() => _omittedCount == 0
        ? _problems
        : _problems.Append(Message.Of(MessageCode.MoreProblems, ("count", _omittedCount)).In(isGerman ? OfficeWords.German : OfficeWords.English));
}
