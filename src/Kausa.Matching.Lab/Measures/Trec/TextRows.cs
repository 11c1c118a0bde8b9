using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Explanation;

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
    public void Refuse(ReadOnlySpan<char> value, KeyedText allowed) => Refuse(KeyedText.Plain(value.Length > ValueLengthMax ? $"{value[..ValueLengthMax]}…" : value.ToString()), allowed);

    /// <summary>Notes that the text ended too early.</summary>
    /// <param name="allowed">What is allowed there.</param>
    public void RefuseEnd(KeyedText allowed) => Refuse(KeyedText.Of("Instance.END_OF_TEXT"), allowed);

    /// <summary>Ends the reading.</summary>
    /// <param name="isEmpty">Whether no row was read.</param>
    /// <param name="allowed">What a row looks like.</param>
    /// <exception cref="InstanceFormatException">There were errors, or no rows at all.</exception>
    public void End(bool isEmpty, KeyedText allowed)
    {
        if (_errors.Count == 0 && isEmpty)
        {
            _errors.Add(new(At(1), KeyedText.Of("Instance.END_OF_TEXT"), KeyedText.Of("Lab.ROW_NEEDED", ("form", allowed))));
        }

        if (_errors.Count > 0)
        {
            throw new InstanceFormatException(_errors);
        }
    }

    private static KeyedText At(int line) => KeyedText.Of("Instance.LINE", ("line", line));

    private void Refuse(KeyedText value, KeyedText allowed) => _errors.Add(new(At(Line), value, allowed));
}
