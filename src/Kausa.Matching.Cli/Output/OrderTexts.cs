using System.Globalization;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Cli.Output;

/// <summary>What orders a list, for people.</summary>
internal static class OrderTexts
{
    /// <summary>The order of a list that something else than the score orders.</summary>
    /// <param name="strategy">Code of the strategy.</param>
    /// <param name="policy">Policy and version, as <c>stuttgart@1</c>.</param>
    /// <param name="since">The day from which what the policy learned orders lists; null where that is not known.</param>
    /// <param name="texts">Language.</param>
    public static string Of(string strategy, string policy, DateOnly? since, TextCatalogue texts) => since is { } day
        ? texts.Format("Strategy.LEARNED_SINCE", [TextArgument.Text("policy", policy[..policy.LastIndexOf('@')]), TextArgument.Text("version", policy[(policy.LastIndexOf('@') + 1)..]), TextArgument.Date("date", day)])
        : texts.Text($"Strategy.{strategy}");

    /// <summary>Says beside lists whose form has no room for it that what a policy learned orders them.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="strategy">What orders them.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="error">Where it is said.</param>
    public static void WriteLearned(MatchPolicy policy, MatchStrategy strategy, string language, TextWriter error)
    {
        if (policy.LearnedSince(strategy) is { } since)
        {
            WriteLearned(string.Create(CultureInfo.InvariantCulture, $"{policy.Id}@{policy.Version}"), since, language, error);
        }
    }

    /// <summary>The same of lists of a service.</summary>
    /// <param name="info">What the service says of them.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="error">Where it is said.</param>
    public static void WriteLearned(V1.AnswerInfo info, string language, TextWriter error)
    {
        if (info.LearnedSince.Length > 0)
        {
            WriteLearned(string.Create(CultureInfo.InvariantCulture, $"{info.Policy}@{info.PolicyVersion}"), ToldReader.Day(info.LearnedSince), language, error);
        }
    }

    /// <summary>The same by policy and day.</summary>
    /// <param name="policy">Policy and version, as <c>stuttgart@1</c>.</param>
    /// <param name="since">The day from which what the policy learned orders lists.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="error">Where it is said.</param>
    public static void WriteLearned(string policy, DateOnly since, string language, TextWriter error) =>
        error.WriteLine(Of("LEARNED", policy, since, TextCatalogue.For(language)));
}
