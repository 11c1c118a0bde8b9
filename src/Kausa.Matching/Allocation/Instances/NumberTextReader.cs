using Kausa.Matching.Explanation;

namespace Kausa.Matching.Allocation.Instances;

/// <summary>Whole numbers separated by blanks, tabs and line ends, with the place of each for error messages.</summary>
internal sealed class NumberTextReader(TextReader text)
{
    private const int Digits = 18;

    private readonly char[] _buffer = new char[65_536];
    private int _length;
    private int _at;
    private int _line = 1;
    private int _column = 1;

    /// <summary>Reads the next number.</summary>
    /// <param name="what">What the number is, for the message.</param>
    /// <param name="min">Smallest value allowed.</param>
    /// <param name="max">Largest value allowed.</param>
    /// <exception cref="InstanceFormatException">The text ends, or what follows is not such a number.</exception>
    public long Next(KeyedText what, long min, long max)
    {
        SkipBlanks();
        (int line, int column) = (_line, _column);
        if (Peek() < 0)
        {
            throw Error(line, column, KeyedText.Of("Instance.END_OF_TEXT"), KeyedText.Of("Instance.NUMBER_TOO_SHORT", ("what", what), ("min", min), ("max", max)));
        }

        bool isNegative = Peek() == '-';
        if (isNegative)
        {
            Advance();
        }

        long number = 0;
        int digits = 0;
        while (Peek() is >= '0' and <= '9' && digits < Digits)
        {
            number = (number * 10) + (Peek() - '0');
            digits++;
            Advance();
        }

        number = isNegative ? -number : number;
        bool isWhole = digits > 0 && (Peek() < 0 || IsBlank(Peek()));
        if (!isWhole || number < min || number > max)
        {
            string seen = isWhole ? FormattableString.Invariant($"{number}") : (isNegative ? "-" : "") + (digits > 0 ? $"{Math.Abs(number)}" : "") + RestOfWord();
            throw Error(line, column, KeyedText.Plain(seen), KeyedText.Of("Instance.NUMBER", ("what", what), ("min", min), ("max", max)));
        }

        return number;
    }

    /// <summary>Checks that nothing but blanks follows.</summary>
    /// <param name="read">What the text held, for the message.</param>
    public void ExpectEnd(KeyedText read)
    {
        SkipBlanks();
        if (Peek() >= 0)
        {
            (int line, int column) = (_line, _column);
            throw Error(line, column, KeyedText.Plain(RestOfWord()), KeyedText.Of("Instance.NOTHING_AFTER", ("read", read)));
        }
    }

    private static InstanceFormatException Error(int line, int column, KeyedText value, KeyedText allowed) =>
        new([new InstanceError(KeyedText.Of("Instance.LINE_COLUMN", ("line", line), ("column", column)), value, allowed)]);

    private static bool IsBlank(int character) => character is ' ' or '\t' or '\r' or '\n';

    private string RestOfWord()
    {
        var word = new System.Text.StringBuilder();
        while (Peek() >= 0 && !IsBlank(Peek()) && word.Length < 40)
        {
            word.Append((char)Peek());
            Advance();
        }

        return word.ToString();
    }

    private void SkipBlanks()
    {
        while (IsBlank(Peek()))
        {
            Advance();
        }
    }

    private int Peek()
    {
        if (_at == _length)
        {
            _length = text.Read(_buffer, 0, _buffer.Length);
            _at = 0;
        }

        return _length == 0 ? -1 : _buffer[_at];
    }

    private void Advance()
    {
        bool isLineEnd = _buffer[_at++] == '\n';
        _line += isLineEnd ? 1 : 0;
        _column = isLineEnd ? 1 : _column + 1;
    }
}
