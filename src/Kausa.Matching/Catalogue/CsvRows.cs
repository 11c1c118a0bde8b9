using System.Text;

namespace Kausa.Matching.Catalogue;

/// <summary>Splits RFC 4180 text with commas and quotes into rows. The strict little reader of the embedded tables only.</summary>
internal static class CsvRows
{
    /// <summary>All rows in order, the header first. A line feed ends a row; the last one may be missing.</summary>
    /// <param name="text">The whole table.</param>
    /// <param name="columnCount">Fields expected per row; only the first guess of a row's size.</param>
    /// <exception cref="InvalidDataException">A quote is not closed or stands inside an unquoted field.</exception>
    public static IEnumerable<string[]> Read(string text, int columnCount)
    {
        var fields = new List<string>(columnCount);
        var position = 0;
        while (position < text.Length)
        {
            fields.Clear();
            do
            {
                fields.Add(Field(text, ref position));
            }
            while (Continues(text, ref position));
            yield return fields.ToArray();
        }
    }

    private static bool Continues(string text, ref int position)
    {
        if (position == text.Length)
            return false;
        var separator = text[position++];
        return separator switch
        {
            ',' => true,
            '\n' => false,
            _ => throw new InvalidDataException($"Unexpected '{separator}' at character {position}."),
        };
    }

    private static string Field(string text, ref int position)
    {
        if (position < text.Length && text[position] == '"')
            return QuotedField(text, ref position);
        var rest = text.AsSpan(position);
        var length = rest.IndexOfAny(',', '\n', '"');
        var field = length < 0 ? rest : rest[..length];
        position += field.Length;
        return field.ToString();
    }

    private static string QuotedField(string text, ref int position)
    {
        var start = position;
        var field = new StringBuilder();
        position++;
        while (true)
        {
            var length = text.AsSpan(position).IndexOf('"');
            if (length < 0)
                throw new InvalidDataException($"The quote at character {start + 1} is not closed.");
            field.Append(text, position, length);
            position += length + 1;
            if (position == text.Length || text[position] != '"')
                return field.ToString();
            field.Append('"');
            position++;
        }
    }
}
