using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kausa.Matching.Policy.Reading;

/// <summary>Parses one document into nodes: strict JSON, each key once, limited in size and depth.</summary>
internal ref struct PolicyParser
{
    private static readonly PolicyText AllowedDocument = PolicyText.Of("DOCUMENT");

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly string _document;
    private readonly PolicyFindings _findings;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _countedBytes;

    private PolicyParser(ReadOnlySpan<byte> utf8, string document, PolicyFindings findings)
    {
        _utf8 = utf8;
        _document = document;
        _findings = findings;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = PolicyReader.MaxDepth });
    }

    /// <summary>Parses a document.</summary>
    /// <returns>Its root, always an object; null when that is not possible, which is then reported once.</returns>
    public static PolicyNode? Parse(string json, string document, PolicyFindings findings)
    {
        if (json.Length > PolicyReader.MaxCharacters)
        {
            findings.RefuseSaid(At(document, 1), "$", PolicyText.Of("CHARACTER_COUNT", ("count", json.Length)), PolicyText.Of("CHARACTERS", ("max", PolicyReader.MaxCharacters)));
            return null;
        }

        var parser = new PolicyParser(Encoding.UTF8.GetBytes(json.StartsWith('\uFEFF') ? json[1..] : json), document, findings);
        try
        {
            parser._reader.Read();
            var root = parser.Value("$");
            parser._reader.Read();
            if (root.Kind == NodeKind.Object)
            {
                return root;
            }

            findings.Refuse(root, "$", AllowedDocument);
        }
        catch (JsonException broken)
        {
            findings.RefuseSaid(At(document, (int)(broken.LineNumber ?? 0) + 1), "$", parser.Cause(broken), AllowedDocument);
        }
        catch (InvalidOperationException)
        {
            // The reader refuses to unescape half of a surrogate pair.
            findings.RefuseSaid(At(document, parser._line), "$", PolicyText.Of("ESCAPE"), AllowedDocument);
        }

        return null;
    }

    private static PolicyNode At(string document, int line) => new(NodeKind.Null, document, line, string.Empty);

    // The reader's own message is English, whoever asks.
    private readonly PolicyText Cause(JsonException broken)
    {
        // A container that was just opened is not counted yet.
        var depth = _reader.CurrentDepth + (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
        return depth == PolicyReader.MaxDepth && _utf8[(int)_reader.BytesConsumed..].TrimStart(" \t\r\n,:"u8) is [(byte)'{' or (byte)'[', ..]
            ? PolicyText.Of("DEPTH", ("max", PolicyReader.MaxDepth))
            : PolicyText.Of("SYNTAX", ("byte", (broken.BytePositionInLine ?? 0) + 1));
    }

    private PolicyNode Value(string path)
    {
        var line = Line();
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => new PolicyNode(NodeKind.Object, _document, line, string.Empty) { Members = Members(path) },
            JsonTokenType.StartArray => new PolicyNode(NodeKind.Array, _document, line, string.Empty) { Items = Items(path) },
            JsonTokenType.String => new PolicyNode(NodeKind.Text, _document, line, _reader.GetString()!),
            JsonTokenType.Number => new PolicyNode(NodeKind.Number, _document, line, Encoding.UTF8.GetString(_reader.ValueSpan)),
            JsonTokenType.True => new PolicyNode(NodeKind.Boolean, _document, line, "true"),
            JsonTokenType.False => new PolicyNode(NodeKind.Boolean, _document, line, "false"),
            _ => new PolicyNode(NodeKind.Null, _document, line, "null"),
        };
    }

    private List<KeyValuePair<string, PolicyNode>> Members(string path)
    {
        var members = new List<KeyValuePair<string, PolicyNode>>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var key = _reader.GetString()!;
            var line = Line();
            var memberPath = $"{path}.{PolicyNode.Clip(key)}";
            _reader.Read();
            var value = Value(memberPath);
            if (lines.TryAdd(key, line))
            {
                members.Add(new(key, value));
                continue;
            }

            var first = PolicyText.Of("KEY_ONCE", ("line", lines[key]));
            _findings.Refuse(value with { Line = line }, memberPath, first);
        }

        return members;
    }

    private List<PolicyNode> Items(string path)
    {
        var items = new List<PolicyNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]")) with { Index = items.Count });
        }

        return items;
    }

    private int Line()
    {
        var start = (int)_reader.TokenStartIndex;
        _line += _utf8[_countedBytes..start].Count((byte)'\n');
        _countedBytes = start;
        return _line;
    }
}
