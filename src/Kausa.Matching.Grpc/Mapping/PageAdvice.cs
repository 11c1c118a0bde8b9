namespace Kausa.Matching.Grpc.Mapping;

/// <summary>What to do about the findings of one page: each sentence once, because the same one stands beside many places.</summary>
internal sealed class PageAdvice
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The sentences in the order of their numbers.</summary>
    public IEnumerable<V1.Advice> All => _numbers.OrderBy(pair => pair.Value).Select(pair => new V1.Advice { Number = pair.Value, Text = pair.Key });

    /// <summary>The number of a sentence from 1, given when it comes first; 0 for none.</summary>
    public int NumberOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return 0;
        if (!_numbers.TryGetValue(text, out var number))
            _numbers.Add(text, number = _numbers.Count + 1);
        return number;
    }
}
