using System.Text.Json;
using Kausa.Matching.Explanation;

namespace Kausa.Matching.Allocation.Instances;

/// <summary>
/// The JSON format of stable matching: <c>{"residents":{"r":["h",…]},"hospitals":{"h":{"capacity":n,"preferences":["r",…]}}}</c>; a list inside a list is a
/// tie.
/// </summary>
/// <remarks>Lists must be symmetric: who lists a partner is listed by that partner, so that nothing is dropped in silence.</remarks>
public static class StableJson
{
    /// <summary>Reads a market; all errors are collected before any is thrown.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="InstanceFormatException">
    /// The document is not valid JSON or not such a market: the message names paths, values and what is allowed.
    /// </exception>
    public static StableMarket Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return new StableJsonReader().Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new InstanceFormatException([new InstanceError(At((error.LineNumber ?? 0) + 1, (error.BytePositionInLine ?? 0) + 1), KeyedText.Of("Instance.NOT_JSON"), KeyedText.Of("Instance.DOCUMENT"))]);
        }
        catch (InvalidOperationException) when (HalfCharacters(json) is { Count: > 0 } errors)
        {
            throw new InstanceFormatException(errors);
        }
    }

    /// <summary>Texts that escape one half of a character beyond U+FFFF without the other: valid JSON, but no text.</summary>
    private static List<InstanceError> HalfCharacters(string json)
    {
        var errors = new List<InstanceError>();
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                ReadOnlySpan<byte> before = bytes.AsSpan(0, (int)reader.TokenStartIndex);
                string value = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
                errors.Add(new InstanceError(
                    At(before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n')),
                    KeyedText.Plain(value.Length <= 60 ? value : value[..60] + "…"),
                    KeyedText.Of("Instance.WHOLE_CHARACTERS")));
            }
        }

        return errors;
    }

    private static KeyedText At(long line, long at) => KeyedText.Of("Instance.LINE_BYTE", ("line", line), ("byte", at));

    /// <summary>Writes a market.</summary>
    /// <param name="market">The market.</param>
    /// <returns>The document, in the order of the market, without blanks.</returns>
    public static string Write(StableMarket market)
    {
        ArgumentNullException.ThrowIfNull(market);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = AllocationJson.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("residents");
            for (int resident = 0; resident < market.Residents.Count; resident++)
            {
                writer.WritePropertyName(market.Residents[resident]);
                WriteList(writer, market.Instance.Residents, resident, market.Hospitals);
            }

            writer.WriteEndObject();
            writer.WriteStartObject("hospitals");
            for (int hospital = 0; hospital < market.Hospitals.Count; hospital++)
            {
                writer.WriteStartObject(market.Hospitals[hospital]);
                writer.WriteNumber("capacity", market.Instance.Capacities[hospital]);
                writer.WritePropertyName("preferences");
                WriteList(writer, market.Instance.Hospitals, hospital, market.Residents);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteList(Utf8JsonWriter writer, PreferenceLists lists, int agent, IReadOnlyList<string> names)
    {
        ReadOnlySpan<int> partners = lists.Partners(agent);
        ReadOnlySpan<int> ranks = lists.Ranks(agent);
        writer.WriteStartArray();
        for (int at = 0; at < partners.Length; at++)
        {
            bool startsTie = at + 1 < partners.Length && ranks[at + 1] == ranks[at] && (at == 0 || ranks[at - 1] != ranks[at]);
            bool endsTie = at > 0 && ranks[at - 1] == ranks[at] && (at + 1 == partners.Length || ranks[at + 1] != ranks[at]);
            if (startsTie)
            {
                writer.WriteStartArray();
            }

            writer.WriteStringValue(names[partners[at]]);
            if (endsTie)
            {
                writer.WriteEndArray();
            }
        }

        writer.WriteEndArray();
    }
}
