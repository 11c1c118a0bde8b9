namespace Kausa.Matching.Office.Csv;

/// <summary>Ends a text before a row with more cells than any table could have, so that such a row is never held in memory.</summary>
/// <param name="inner">The text; disposed with this one.</param>
/// <param name="delimiter">What separates cells.</param>
internal sealed class RowGuard(TextReader inner, char delimiter) : TextReader
{
    /// <summary>The most cells of a row.</summary>
    public const int MostCells = 1_000;

    private bool _isQuoted;
    private bool _isCellStart = true;
    private bool _hasJustClosed;
    private int _cells;

    /// <summary>Whether the text was ended early.</summary>
    public bool HasTripped { get; private set; }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (HasTripped)
        {
            return 0;
        }

        var read = inner.Read(buffer);
        for (var i = 0; i < read; i++)
        {
            if (IsBeyond(buffer[i]))
            {
                HasTripped = true;
                return i;
            }
        }

        return read;
    }

    // A quote opens a cell only at its begin, or right after one that closed it: a doubled quote.
    private bool IsBeyond(char c)
    {
        if (c == '"')
        {
            var opens = !_isQuoted && (_isCellStart || _hasJustClosed);
            _hasJustClosed = _isQuoted;
            _isQuoted = opens;
            _isCellStart = false;
            return false;
        }

        if (_isQuoted)
        {
            return false;
        }

        _hasJustClosed = false;
        _isCellStart = c == delimiter || c is '\r' or '\n';
        _cells = c is '\r' or '\n' ? 0 : _cells + (c == delimiter ? 1 : 0);
        return _cells == MostCells;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
