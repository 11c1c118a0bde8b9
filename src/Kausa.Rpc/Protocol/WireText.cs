namespace Kausa.Rpc;

/// <summary>The small text formats of the protocol: timeouts, status messages, binary metadata.</summary>
internal static class WireText
{
    /// <summary>Longest timeout kept; longer ones mean the same for a timer.</summary>
    internal static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(40);

    /// <summary>Reads <c>grpc-timeout</c>: one to eight digits and a unit.</summary>
    /// <returns>The timeout, at most <see cref="LongestTimeout"/>; null if the text is malformed.</returns>
    internal static TimeSpan? ParseTimeout(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > 9 || !uint.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        double? seconds = text[^1] switch { 'H' => count * 3600.0, 'M' => count * 60.0, 'S' => count, 'm' => count / 1e3, 'u' => count / 1e6, 'n' => count / 1e9, _ => null };
        return seconds is null ? null : seconds >= LongestTimeout.TotalSeconds ? LongestTimeout : TimeSpan.FromTicks((long)Math.Ceiling(seconds.Value * TimeSpan.TicksPerSecond));
    }

    /// <summary>Writes <c>grpc-timeout</c> in the finest unit that fits eight digits, never zero.</summary>
    internal static string FormatTimeout(TimeSpan timeout)
    {
        var microseconds = Math.Max(1, timeout.Ticks / TimeSpan.TicksPerMicrosecond);
        return microseconds <= 99_999_999 ? string.Create(CultureInfo.InvariantCulture, $"{microseconds}u")
            : microseconds / 1_000 <= 99_999_999 ? string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000}m")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(microseconds / 1_000_000, 99_999_999)}S");
    }

    /// <summary>Percent-codes a <c>grpc-message</c>: everything outside printable ASCII, and the percent sign, as UTF-8 bytes.</summary>
    internal static string EncodeMessage(string message)
    {
        if (message.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && !message.Contains('%', StringComparison.Ordinal))
            return message;
        var text = new StringBuilder(message.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(message))
            _ = b is >= 0x20 and <= 0x7e and not (byte)'%' ? text.Append((char)b) : text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        return text.ToString();
    }

    /// <summary>Reads a <c>grpc-message</c>; broken escapes stay as they are, as the protocol asks.</summary>
    internal static string DecodeMessage(string wire) => Uri.UnescapeDataString(wire);

    /// <summary>Base64 without padding, as the protocol recommends.</summary>
    internal static string EncodeBinary(ReadOnlySpan<byte> value) => Convert.ToBase64String(value).TrimEnd('=');

    /// <summary>Reads base64 with or without padding.</summary>
    /// <returns>The bytes; null if the text is not base64.</returns>
    internal static byte[]? DecodeBinary(string text)
    {
        var padded = text.Length % 4 == 0 ? text : text.PadRight(text.Length + 4 - text.Length % 4, '=');
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }
}
