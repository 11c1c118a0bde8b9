using System.Globalization;
using Kausa.Matching.Allocation.Instances;

namespace Kausa.Matching.Lab.Measures.Trec;

/// <summary>Lines of a text, with what is wrong in them gathered until the text has been read.</summary>
internal sealed class TextRows(TextReader text)
{
    /// <summary>Errors told; after these the text is not worth reading further.</summary>
    private const int ErrorsMax = 20;

    private const int ValueLengthMax = 60;

    private readonly List<InstanceError> _errors = [];

    /// <summary>Number of the line last read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Reads the next line that is not blank.</summary>
    /// <returns>The line, or null at the end.</returns>
    public string? Next()
    {
        while (_errors.Count < ErrorsMax && text.ReadLine() is { } line)
        {
            Line++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>Notes an error in the line last read.</summary>
    /// <param name="value">What stands there.</param>
    /// <param name="allowed">What is allowed there.</param>
    public void Refuse(ReadOnlySpan<char> value, string allowed) =>
        _errors.Add(new(string.Create(CultureInfo.InvariantCulture, $"line {Line}"), value.Length > ValueLengthMax ? $"{value[..ValueLengthMax]}…" : value.ToString(), allowed));

    /// <summary>Ends the reading.</summary>
    /// <param name="isEmpty">Whether no row was read.</param>
    /// <param name="allowed">What a row looks like.</param>
    /// <exception cref="InstanceFormatException">There were errors, or no rows at all.</exception>
    public void End(bool isEmpty, string allowed)
    {
        if (_errors.Count == 0 && isEmpty)
        {
            _errors.Add(new("line 1", "end of text", $"at least one row: {allowed}"));
        }

        if (_errors.Count > 0)
        {
            throw new InstanceFormatException(_errors);
        }
    }
}
