using System.Globalization;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Contracts;
using Kausa.Matching.Contracts.Writing;
using Kausa.Matching.Office.Advice;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Cli.Remote;

/// <summary>Advice asked from a service: the same questions as for a market on disk, and the same sheets.</summary>
/// <param name="client">The service.</param>
/// <param name="words">Words of the answer.</param>
/// <param name="asOf">Date of the question; null is the office's.</param>
internal sealed class RemoteAdvice(MatchingClient client, SheetWords words, DateOnly? asOf)
{
    /// <summary>The longest list that one answer of a service holds.</summary>
    public const int MostResults = RemoteRank.MostResults;

    private const string FactsField = "facts";

    private readonly string _asOf = Days.Of(asOf);
    private readonly string _language = words.Texts.Language;

    public async Task<Sheet> PersonStepsAsync(string candidate, int top)
    {
        var request = new V1.NextBestStepRequest { Candidate = Person(candidate), AsOf = _asOf, LanguageCode = _language, Top = top };
        var answer = await client.NextBestStepAsync(request).ConfigureAwait(false);
        return Marked(StepSheets.Of(answer.Told(candidate), words), answer.Info.Synthetic);
    }

    public async Task<Sheet> CompanyStepsAsync(string company, int top)
    {
        var request = new V1.NextCompanyStepRequest { Company = $"companies/{company}", AsOf = _asOf, LanguageCode = _language, Top = top };
        var answer = await client.NextCompanyStepAsync(request).ConfigureAwait(false);
        return Marked(StepSheets.Of(answer.Told(company), words), answer.Info.Synthetic);
    }

    public async Task<Sheet> AssessmentAsync(string candidate, int length, int top)
    {
        var request = new V1.NextBestAssessmentRequest { Candidate = Person(candidate), AsOf = _asOf, LanguageCode = _language, ListLength = length, Top = top };
        var answer = await client.NextBestAssessmentAsync(request).ConfigureAwait(false);
        return Marked(KnowledgeSheets.Of(answer.Told(candidate, length), words), answer.Info.Synthetic);
    }

    public async Task<Sheet> OccupationsAsync(string candidate, int weight, int top)
    {
        var request = new V1.RankOccupationsRequest { Subject = Subject(candidate), AsOf = _asOf, LanguageCode = _language, InterestWeightPercent = weight, Top = top };
        var answer = await client.RankOccupationsAsync(request).ConfigureAwait(false);
        return Marked(KnowledgeSheets.Of(answer.Told(candidate), words, weight), answer.Info.Synthetic);
    }

    public async Task<Sheet> CompaniesAsync(int top)
    {
        var answer = await client.ListCompanyPrioritiesAsync(new V1.ListCompanyPrioritiesRequest { AsOf = _asOf, LanguageCode = _language, Top = top }).ConfigureAwait(false);
        return Marked(OfficeSheets.Companies(answer.Told(), words), answer.Info.Synthetic);
    }

    public async Task<Sheet> CoverageAsync()
    {
        var request = new V1.GetCoverageRequest { AsOf = _asOf, LanguageCode = _language };
        var whole = await client.GetCoverageAsync(request).ConfigureAwait(false);
        var districts = whole.Districts.ToDictionary(district => district.District, StringComparer.Ordinal);
        for (request.PageToken = whole.NextPageToken; request.PageToken.Length > 0;)
        {
            var page = await client.GetCoverageAsync(request).ConfigureAwait(false);
            foreach (var district in page.Districts)
                districts[district.District].OutOfReach.Add(district.OutOfReach);
            request.PageToken = page.NextPageToken;
        }

        return Marked(OfficeSheets.Coverage(whole.Told(), words), whole.Info.Synthetic);
    }

    public async Task<Sheet> WhyNotAsync(string candidate, string place, RankRequest question, int length)
    {
        var request = new V1.WhyNotRequest
        {
            Subject = Subject(candidate),
            Place = $"places/{place}",
            Purpose = (V1.Purpose)Words.Of(question.Purpose),
            Mode = (V1.ScoreMode)Words.Of(question.Mode),
            Perspective = (V1.Perspective)Words.Of(question.Perspective),
            AsOf = _asOf,
            LanguageCode = _language,
            ListLength = length,
        };
        var answer = await client.WhyNotAsync(request).ConfigureAwait(false);
        return Marked(PairSheets.Of(answer.Told(candidate, place, length), words), answer.Info.Synthetic);
    }

    /// <summary>What a list would be.</summary>
    /// <param name="candidate">Whose list; null for a place's.</param>
    /// <param name="place">The place whose list; null for a person's.</param>
    /// <param name="question">How the lists are ranked, and how long they are.</param>
    /// <param name="mode">How uncertainty is read; null leaves it to the service.</param>
    /// <param name="facts">Facts told otherwise.</param>
    /// <param name="policy">Another policy document made of the office's own; null leaves it as it is.</param>
    /// <exception cref="BadInputException">The service refused facts; each is told with the option that it was typed with, as for a folder.</exception>
    /// <exception cref="UnknownIdException">The office has no row that a fact is about.</exception>
    public async Task<Sheet> WhatIfAsync(string? candidate, string? place, RankRequest question, ScoreMode? mode, IReadOnlyList<FactChange> facts, Func<string, string?> policy)
    {
        var own = (await client.GetOfficeAsync(new V1.GetOfficeRequest()).ConfigureAwait(false)).Office.PolicyJson;
        var request = new V1.CompareListsRequest
        {
            Candidate = candidate is null ? string.Empty : Person(candidate),
            Place = place is null ? string.Empty : $"places/{place}",
            Facts =
            {
                facts.Select(change => new V1.FactChange
                {
                    Table = change.Table,
                    Id = change.Id,
                    Column = change.Column,
                    Value = change.Value,
                    Kind = (V1.FactChangeKind)Words.Of(change.Kind),
                    Cells = { change.Cells.Select(cell => new V1.FactCell { Column = cell.Column, Value = cell.Value }) },
                }),
            },
            PolicyJson = policy(own) ?? string.Empty,
            Purpose = (V1.Purpose)Words.Of(question.Purpose),
            Mode = (V1.ScoreMode)Words.Of(mode),
            Perspective = (V1.Perspective)Words.Of(question.Perspective),
            AsOf = _asOf,
            LanguageCode = _language,
            ListLength = question.Top,
        };
        try
        {
            var answer = await client.CompareListsAsync(request).ConfigureAwait(false);
            return Marked(PairSheets.Of(answer.Told(candidate ?? place!, candidate is not null), words), answer.After.Synthetic);
        }
        catch (RpcException error) when (error.Detail<Google.Rpc.BadRequest>()?.FieldViolations is { } wrong && wrong.Any(violation => violation.Field.StartsWith(FactsField, StringComparison.Ordinal)))
        {
            var lines = wrong.Select(violation => $"{Typed(violation.Field, facts)}: {violation.Description}").ToList();
            throw error.Status.Code == RpcStatusCode.NotFound ? new UnknownIdException(lines[0]) : new BadInputException(lines);
        }
    }

    // The option of facts[3] or facts[3].column; of all facts together those that were typed.
    private static string Typed(string field, IReadOnlyList<FactChange> facts)
    {
        if (field == FactsField)
        {
            return FactOptions.All(facts);
        }

        var (opened, closed) = (FactsField.Length + 1, field.IndexOf(']', StringComparison.Ordinal));
        return field.StartsWith(FactsField + "[", StringComparison.Ordinal) && closed > opened
            && int.TryParse(field.AsSpan(opened..closed), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < facts.Count
            ? $"{FactOptions.One(facts[at])}{(closed + 1 < field.Length ? $": {field[(closed + 2)..]}" : string.Empty)}"
            : field;
    }

    // A folder does not know that its people are invented.
    private Sheet Marked(Sheet sheet, bool isSynthetic) => !isSynthetic ? sheet : sheet with
    {
        Title = $"{sheet.Title} · {Labels.For(_language).Invented}",
        Facts = [.. sheet.Facts, ("synthetic", true)],
    };

    private static string Person(string candidate) => $"candidates/{candidate}";

    private static V1.Subject Subject(string candidate) => new() { Candidate = Person(candidate) };
}
