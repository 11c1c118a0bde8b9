using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Cli.Output;

/// <summary>What a rule says and what to do about it, in one line.</summary>
internal static class ReasonTexts
{
    public static string Sentence(RuleOutcome outcome, TextCatalogue texts) => Join(texts.Reason(outcome), texts.ToDo(outcome));

    public static string Sentence(PersonToDo toDo, TextCatalogue texts) => Join(texts.Reason(toDo), texts.ToDo(toDo));

    /// <summary>What stands below a score that something was taken off to order by; empty for nothing.</summary>
    public static string TakenOff(string? reranker, int? millionths, TextCatalogue texts) => reranker is not null && millionths is > 0 and var off
        ? $"\n{texts.Format($"Reranker.{reranker}.TAKEN_OFF", [TextArgument.Text("points", texts.Points(off))])}"
        : string.Empty;

    /// <summary>What a rule is about, in a word or two; its code where this version does not know the rule.</summary>
    public static string Label(string code, TextCatalogue texts) => EnumCode.TryParse<ReasonCode>(code, out var known) ? texts.Label(known) : code;

    public static string Join(string? reason, string? toDo) => string.Join(' ', new[] { reason, toDo }.Where(text => !string.IsNullOrEmpty(text)));
}
