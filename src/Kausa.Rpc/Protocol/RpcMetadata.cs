namespace Kausa.Rpc;

/// <summary>Headers or trailers of a call: lower-case keys, each with text or, when the key ends in <c>-bin</c>, bytes. Keeps order and repeats; not thread-safe.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Metadata is gRPC's own word for this collection.")]
public sealed class RpcMetadata : IReadOnlyCollection<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _entries = [];

    /// <summary>Number of entries, repeats counted.</summary>
    public int Count => _entries.Count;

    /// <summary>The last text of a key, or null.</summary>
    public string? this[string key] => Last(key) as string;

    /// <summary>The last bytes of a <c>-bin</c> key, or null.</summary>
    public byte[]? Bytes(string key) => Last(key) as byte[];

    /// <summary>All texts of a key, in order.</summary>
    public IEnumerable<string> All(string key) => _entries.Where(entry => entry.Key == key).Select(entry => entry.Value).OfType<string>();

    /// <summary>Adds text.</summary>
    /// <exception cref="ArgumentException">The key is not made of a–z, 0–9, <c>_ - .</c>, is reserved (<c>grpc-</c>) or ends in <c>-bin</c>; or the value has characters outside printable ASCII.</exception>
    public RpcMetadata Add(string key, string value)
    {
        CheckKey(key, binary: false);
        if (value.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 || value != value.Trim())
            throw new ArgumentException($"The value of '{key}' must be printable ASCII without spaces at its ends; send other data under a key ending in -bin.", nameof(value));
        _entries.Add(new(key, value));
        return this;
    }

    /// <summary>Adds bytes.</summary>
    /// <exception cref="ArgumentException">The key is not lower case, is reserved or does not end in <c>-bin</c>.</exception>
    public RpcMetadata Add(string key, byte[] value)
    {
        CheckKey(key, binary: true);
        _entries.Add(new(key, value));
        return this;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes over what came over the wire, without the protocol's own: text as it is, base64 in any of its forms, several values joined by commas.</summary>
    /// <exception cref="RpcException">INTERNAL: the base64 is broken.</exception>
    internal static RpcMetadata Received<T>(IEnumerable<KeyValuePair<string, T>> headers) where T : IEnumerable<string?>
    {
        var metadata = new RpcMetadata();
        foreach (var (name, values) in headers)
        {
            var key = name.ToLowerInvariant();
            foreach (var value in IsReserved(key) ? [] : values.OfType<string>())
            {
                if (IsBinary(key))
                    metadata._entries.AddRange(value.Split(',').Select(part => new KeyValuePair<string, object>(key, Decoded(key, part.Trim()))));
                else
                    metadata._entries.Add(new(key, value));
            }
        }
        return metadata;
    }

    /// <summary>An entry's value as it goes over the wire.</summary>
    internal static string WireValue(object value) => value as string ?? WireText.EncodeBinary((byte[])value);

    /// <summary>Keys that belong to the protocol and are neither handed to handlers nor taken from them.</summary>
    internal static bool IsReserved(string key) => key.StartsWith("grpc-", StringComparison.Ordinal) || key is "te" or "content-type" || key.StartsWith(':');
    private object? Last(string key) => _entries.FindLast(entry => entry.Key == key).Value;
    private static bool IsBinary(string key) => key.EndsWith("-bin", StringComparison.Ordinal);
    private static byte[] Decoded(string key, string text) => WireText.DecodeBinary(text) ?? throw new RpcException(RpcStatusCode.Internal, $"Metadata '{key}' is not base64.");

    private static void CheckKey(string key, bool binary)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (IsReserved(key) || key.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('_' or '-' or '.')))
            throw new ArgumentException($"'{key}' is not a metadata key: use a-z, 0-9, '_', '-', '.', and no name of the protocol.", nameof(key));
        if (IsBinary(key) != binary)
            throw new ArgumentException($"'{key}': keys of bytes, and only those, end in -bin.", nameof(key));
    }
}
