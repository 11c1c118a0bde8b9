using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Cli.Output;

/// <summary>What an answer was asked by.</summary>
/// <param name="Snapshot">Content of the market: 64 hexadecimal digits.</param>
/// <param name="Policy">Identifier and version of the policy, such as stuttgart@3.</param>
/// <param name="AsOf">Date of the question.</param>
/// <param name="Mode">How uncertainty was read.</param>
/// <param name="Perspective">Whose weights counted.</param>
/// <param name="Purpose">Why it was asked.</param>
/// <param name="Warnings">As programs read them, code first, such as those of <see cref="LawWarning"/>; a service may warn of more.</param>
/// <param name="IsSynthetic">Whether a service says that people and companies are invented; a market does not say it.</param>
internal sealed record AnswerBasis(string Snapshot, string Policy, DateOnly AsOf, ScoreMode Mode, Perspective Perspective, Purpose Purpose, IReadOnlyList<string> Warnings, bool IsSynthetic);

/// <summary>A score and its parts, in millionths.</summary>
internal sealed record ScoreView(int Score, int Expected, int Low, int High, int Skills, int Language, int Location, int Trade, int NotMeasuredCount)
{
    /// <summary>A score that was computed here.</summary>
    public static ScoreView Of(PairScore score)
    {
        var parts = score.Scores.Parts;
        return new ScoreView(
            score.ScoreMillionths, score.ExpectedMillionths, score.Interval.LowMillionths, score.Interval.HighMillionths, parts.SkillsMillionths, parts.LanguageMillionths, parts.LocationMillionths,
            parts.TradeMillionths, score.NotMeasuredCount);
    }

    /// <summary>The expected score with its interval, as a template says it.</summary>
    /// <param name="template">{0} expected, {1} lower end, {2} upper end.</param>
    /// <param name="texts">Language.</param>
    public string ExpectedIn(string template, TextCatalogue texts) =>
        string.Format(CultureInfo.InvariantCulture, template, texts.Points(Expected), texts.Points(Low), texts.Points(High));
}

/// <summary>What a rule says about a pair.</summary>
/// <param name="Code">Code of the rule.</param>
/// <param name="Value">What it found.</param>
/// <param name="Effect">What that does to the pair.</param>
/// <param name="Sentence">What it is and what to do about it; empty where there is nothing to say.</param>
/// <param name="Owner">Who acts; null when nobody has to.</param>
/// <param name="DueOn">Until when; null for no date.</param>
internal sealed record FindingLine(string Code, RuleValue Value, RuleEffect Effect, string Sentence, Responsible? Owner, DateOnly? DueOn)
{
    /// <summary>What a rule said here.</summary>
    public static FindingLine Of(RuleOutcome outcome, TextCatalogue texts) => new(outcome.Code.Code(), outcome.Value, outcome.Effect, ReasonTexts.Sentence(outcome, texts), outcome.Owner, outcome.DueOn);
}
