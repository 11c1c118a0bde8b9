using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>The sentences about findings of one page, each once, because the same ones stand beside many places.</summary>
internal sealed class PageAdvice(TextCatalogue texts)
{
    private readonly Dictionary<Saying, int> _numbers = new(SayingComparer.Instance);

    // The last outcome of each rule: rules mostly say the very same of the next place.
    private readonly (RuleOutcome? Outcome, int Number)[] _last = new (RuleOutcome?, int)[RuleBook.All.Count];

    /// <summary>The sentences in the order of their numbers.</summary>
    public List<V1.Advice> All { get; } = [];

    /// <summary>The number of what is said about an outcome, from 1, given when it comes first.</summary>
    public int NumberOf(RuleOutcome outcome)
    {
        ref var last = ref _last[(int)outcome.Code];
        return ReferenceEquals(last.Outcome, outcome) ? last.Number : (last = (outcome, NumberOfSaying(outcome))).Number;
    }

    private int NumberOfSaying(RuleOutcome outcome)
    {
        var saying = new Saying(outcome.Code, outcome.Value, outcome.Effect, outcome.Arguments);
        if (!_numbers.TryGetValue(saying, out var number))
        {
            var (finding, toDo) = (texts.Reason(outcome) ?? string.Empty, texts.ToDo(outcome) ?? string.Empty);
            number = All.FindIndex(told => told.Finding == finding && told.Text == toDo) + 1;
            if (number == 0)
            {
                number = All.Count + 1;
                All.Add(new V1.Advice { Number = number, Text = toDo, Finding = finding });
            }

            _numbers.Add(saying, number);
        }

        return number;
    }

    // Arguments are many and seldom differ: the rest tells sentences apart well enough.
    private sealed class SayingComparer : IEqualityComparer<Saying>
    {
        public static readonly SayingComparer Instance = new();

        public bool Equals(Saying x, Saying y) => x == y;

        public int GetHashCode(Saying saying) => (int)saying.Code << 8 | (int)saying.Value << 4 | (int)saying.Effect;
    }

    // All that the sentences depend on.
    private readonly record struct Saying(ReasonCode Code, RuleValue Value, RuleEffect Effect, ValueList<TextArgument> Arguments);
}
