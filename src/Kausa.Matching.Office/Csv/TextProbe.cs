using System.Buffers;
using System.Text;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Csv;

/// <summary>Finds out how a file is encoded before it is read as text, without holding it in memory.</summary>
internal sealed class TextProbe
{
    /// <summary>The largest file, in bytes: 256 MB.</summary>
    public const long MostBytes = 256L << 20;

    // Windows-1252 as bytes that mean the same in Windows-1250 and -1254: the letters, quotes and signs of German texts, and é.
    private static readonly byte[] Unambiguous =
        [0xC4, 0xD6, 0xDC, 0xE4, 0xF6, 0xFC, 0xDF, 0xE9, 0xA7, 0x80, 0x82, 0x84, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xB0, 0xB4, 0xA0];

    private static readonly SearchValues<byte> AsciiAndUnambiguous = SearchValues.Create([.. Enumerable.Range(0, 128).Select(b => (byte)b), .. Unambiguous]);

    private TextProbe(Encoding? encoding, Message? notice, Message? refusal)
    {
        Encoding = encoding;
        Notice = notice;
        Refusal = refusal;
    }

    /// <summary>The encoding to read with; null when the file is refused. Bytes it cannot read become U+FFFD.</summary>
    public Encoding? Encoding { get; }

    /// <summary>Whether it is read as Windows-1252, which a file does not tell of itself.</summary>
    public bool IsWindows1252 => Encoding is { CodePage: 1252 };

    /// <summary>What a person should know, or null.</summary>
    public Message? Notice { get; }

    /// <summary>What is allowed instead, or null.</summary>
    public Message? Refusal { get; }

    /// <summary>Looks at all bytes.</summary>
    public static TextProbe Look(Stream bytes)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var buffer = new byte[1 << 14];
        var scratch = new char[buffer.Length + 2];
        var isUtf8 = true;
        var isUnambiguous = true;
        var hasMark = false;
        long total = 0;
        for (var read = Fill(bytes, buffer); read > 0; read = Fill(bytes, buffer))
        {
            if (total == 0 && IsUtf16(buffer.AsSpan(0, read)))
            {
                return new(null, null, Message.Of(MessageCode.Utf16));
            }

            hasMark |= total == 0 && buffer.AsSpan(0, read).StartsWith(Encoding.UTF8.Preamble);
            total += read;
            if (total > MostBytes)
            {
                return new(null, null, Message.Of(MessageCode.FileSize, ("max", MostBytes >> 20)));
            }

            isUnambiguous = isUnambiguous && !buffer.AsSpan(0, read).ContainsAnyExcept(AsciiAndUnambiguous);
            isUtf8 = isUtf8 && Decodes(strict, buffer.AsSpan(0, read), scratch, flush: false);
        }

        isUtf8 = isUtf8 && Decodes(strict, [], scratch, flush: true);
        return (isUtf8, isUnambiguous) switch
        {
            (true, _) => new(Encoding.UTF8, hasMark ? Message.Of(MessageCode.ExcelMarkSkipped) : null, null),
            (false, true) => new(CodePagesEncodingProvider.Instance.GetEncoding(1252), Message.Of(MessageCode.Windows1252), null),
            _ => new(Encoding.UTF8, null, null),
        };
    }

    private static int Fill(Stream bytes, byte[] buffer) => bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);

    private static bool IsUtf16(ReadOnlySpan<byte> start) => start.StartsWith(Encoding.Unicode.Preamble) || start.StartsWith(Encoding.BigEndianUnicode.Preamble);

    private static bool Decodes(Decoder strict, ReadOnlySpan<byte> bytes, char[] scratch, bool flush)
    {
        try
        {
            strict.GetChars(bytes, scratch, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
