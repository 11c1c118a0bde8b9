using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;

namespace Kausa.Matching.Cli.Output;

/// <summary>What a rule says and what to do about it, in one line.</summary>
internal static class ReasonTexts
{
    public static string Sentence(RuleOutcome outcome, TextCatalogue texts) => Join(texts.Reason(outcome), texts.ToDo(outcome));

    public static string Sentence(PersonToDo toDo, TextCatalogue texts) => Join(texts.Reason(toDo), texts.ToDo(toDo));

    private static string Join(string? reason, string? toDo) => string.Join(' ', new[] { reason, toDo }.Where(text => !string.IsNullOrEmpty(text)));
}
