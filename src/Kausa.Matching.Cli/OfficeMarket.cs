using System.Globalization;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli;

/// <summary>A market and the policy it is ranked by.</summary>
/// <param name="Market">The market.</param>
/// <param name="Policy">Its own policy, or the shipped base policy when it names none.</param>
/// <param name="Language">Language of messages about it.</param>
internal sealed record OfficeMarket(Market Market, MatchPolicy Policy, string Language)
{
    /// <summary>The shipped policy of whoever names none.</summary>
    public static MatchPolicy StandardPolicy => ShippedPolicies.Find("base")!;

    /// <summary>Loads a market from a folder, a workbook or an archive of either.</summary>
    /// <param name="path">Where it is, as typed.</param>
    /// <param name="language">Language of messages.</param>
    /// <param name="terminal">Where notices go.</param>
    /// <param name="option">The option or argument that named the path.</param>
    /// <exception cref="UnusablePathException">There is no such market, or it cannot be read.</exception>
    /// <exception cref="BadInputException">Tables or policy are wrong; every problem is named.</exception>
    public static OfficeMarket Load(string path, string language, Terminal terminal, string option = "--market")
    {
        var result = Read(path, language, terminal, option);
        var problems = result.ProblemLines().ToList();
        MatchPolicy? policy = null;
        try
        {
            policy = result.PolicyText is { } text
                ? PolicyFiles.Read(text, "policy.json", Directory.Exists(path) ? path : null, language, terminal)
                : StandardPolicy;
        }
        catch (BadInputException wrong)
        {
            problems.AddRange(wrong.In(language));
        }

        return problems.Count == 0 ? new OfficeMarket(result.Market!, policy!, language) : throw new BadInputException(problems);
    }

    /// <summary>Reads a market and says its notices.</summary>
    /// <inheritdoc cref="Load"/>
    /// <exception cref="UnusablePathException">There is no such market, or it cannot be read.</exception>
    public static MarketReadResult Read(string path, string language, Terminal terminal, string option = "--market")
    {
        var result = Opened(path, language, option);
        foreach (var notice in result.Notices)
        {
            terminal.Error.WriteLine(SafeText.Line(notice.ToString()));
        }

        return result;
    }

    /// <summary>Prepares to rank.</summary>
    /// <exception cref="BadInputException">The date lies before the policy's law numbers begin.</exception>
    public ReferenceRanker Ranker(DateOnly? asOf)
    {
        CheckDate(asOf);
        return new ReferenceRanker(Market, Policy, asOf);
    }

    /// <summary>What orders people's lists anew; null for nothing.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="request">How everybody is ranked.</param>
    /// <param name="index">The state of this market that is asked.</param>
    /// <param name="progress">Told how many people's wishes were read; null when nobody waits.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    public static Reranker? Reranker(V1.Reranker? asked, RankRequest request, Func<MatchIndex> index, IProgress<BulkProgress>? progress = null, CancellationToken cancellation = default) =>
        asked is null ? null : CrowdingReranker.Of(index(), request, progress, cancellation);

    /// <summary>Checks that the policy can answer for a date; null is the market's.</summary>
    /// <exception cref="BadInputException">The date lies before the policy's law numbers begin.</exception>
    public void CheckDate(DateOnly? asOf)
    {
        var date = asOf ?? Market.AsOf;
        if (date < Policy.Law.BeginsOn)
        {
            throw TooEarly(asOf is null ? UsageTexts.Say(Language, "AS_OF_MARKET") : "--as-of", date);
        }
    }

    /// <summary>What is said of a date before the policy's law numbers begin.</summary>
    /// <param name="source">Where the date stands.</param>
    /// <param name="date">The date, shown as it is typed.</param>
    public BadInputException TooEarly(string source, DateOnly date) => new(
        [UsageTexts.Say(Language, "LAW_BEGINS", source, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Policy.Id, UsageTexts.Day(Language, Policy.Law.BeginsOn))]);

    /// <summary>A candidate of this market.</summary>
    /// <exception cref="UnknownIdException">The market has none of that identifier.</exception>
    public Id<Candidate> CandidateId(string text) => CandidateId(text, "candidate");

    /// <summary>A person of this market, named by an option.</summary>
    /// <param name="text">The identifier.</param>
    /// <param name="option">The option, without its dashes.</param>
    /// <exception cref="UnknownIdException">The market has none of that identifier.</exception>
    public Id<Candidate> CandidateId(string text, string option) => Known(
        text, Id<Candidate>.IsValid(text) && Market.FindCandidate(new Id<Candidate>(text)) is not null, "NO_CANDIDATE", Market.Candidates.Select(one => one.Id.Value), () => new Id<Candidate>(text), option);

    /// <summary>A place of this market.</summary>
    /// <exception cref="UnknownIdException">The market has none of that identifier.</exception>
    public Id<TrainingPlace> PlaceId(string text) => Known(text, Id<TrainingPlace>.IsValid(text) && Market.FindPlace(new Id<TrainingPlace>(text)) is not null, "NO_PLACE", Market.Places.Select(one => one.Id.Value), () => new Id<TrainingPlace>(text), "place");

    /// <summary>A company of this market.</summary>
    /// <exception cref="UnknownIdException">The market has none of that identifier.</exception>
    public Id<Company> CompanyId(string text) => Known(text, Id<Company>.IsValid(text) && Market.FindCompany(new Id<Company>(text)) is not null, "NO_COMPANY", Market.Companies.Select(one => one.Id.Value), () => new Id<Company>(text), "company");

    private static MarketReadResult Opened(string path, string language, string option)
    {
        try
        {
            return MarketReader.Read(MarketFile.Open(path, language), language);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusablePathException(option, path, exception);
        }
    }

    private T Known<T>(string text, bool isKnown, string key, IEnumerable<string> ids, Func<T> id, string option) => isKnown
        ? id()
        : throw new UnknownIdException(UsageTexts.Say(Language, key, $"--{option}", text.Length > 40 ? text[..40] + "…" : text, Some([.. ids])));

    private string Some(List<string> ids) =>
        ids.Count == 0 ? UsageTexts.Say(Language, "NONE") : string.Join(", ", ids.Take(5)) + (ids.Count > 5 ? ", …" : string.Empty);
}
