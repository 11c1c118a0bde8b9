using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kausa.Matching.Catalogue;

/// <summary>One of the tables of <c>data/</c>, embedded in the assembly: UTF-8, header row, RFC 4180 quotes.</summary>
internal static class EmbeddedTable
{
    private const string Prefix = "catalogue/";

    /// <summary>Names of all tables, ordinal order.</summary>
    public static string[] Names()
    {
        var names = typeof(EmbeddedTable).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>The rows below the header.</summary>
    /// <param name="name">File name, as <c>occupation.csv</c>.</param>
    /// <param name="columns">The header expected, in order.</param>
    /// <exception cref="InvalidDataException">The table is not embedded, or its header or a row has another shape.</exception>
    public static IEnumerable<string[]> Rows(string name, params string[] columns)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        var isHeader = true;
        var line = 0;
        foreach (var row in CsvRows.Read(reader.ReadToEnd(), columns.Length))
        {
            line++;
            if (row.Length != columns.Length || (isHeader && !row.AsSpan().SequenceEqual(columns)))
                throw new InvalidDataException($"{name}, row {line}: {string.Join(',', columns)} expected.");
            if (!isHeader)
                yield return row;
            isHeader = false;
        }
    }

    /// <summary>SHA-256 over all tables in ordinal order of their names: name, 0, length (8 bytes, big-endian), bytes.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach (var name in Names())
        {
            using var stream = Open(name);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
            hash.AppendData(Encoding.UTF8.GetBytes(name + '\0'));
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Stream Open(string name) =>
        typeof(EmbeddedTable).Assembly.GetManifestResourceStream(Prefix + name)
        ?? throw new InvalidDataException($"The table {name} is not embedded.");
}
