using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Workbooks.Reading;

namespace Kausa.Matching.Office.Reading;

/// <summary>Reads a market from its files, or from a workbook where there is one and no table.</summary>
/// <remarks>
/// 1. Each table is read and understood cell by cell.
/// 2. Keys and references between tables are checked; a row that failed before is not reported as missing.
/// 3. Rows are put together to companies, places and candidates; what only whole rows show is checked.
/// Every problem is reported at once, each cause once. The order of files and rows changes nothing. Specification: docs/market-format.md.
/// </remarks>
public static class MarketReader
{
    /// <summary>The most problems a result lists; the rest is counted.</summary>
    public const int MostProblems = 200;

    /// <summary>Reads a market.</summary>
    /// <param name="source">Where its files are.</param>
    /// <param name="language">Language of problems and notices, <c>de</c> or <c>en</c>; nothing else depends on it.</param>
    /// <returns>The market, or every problem in the way.</returns>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    /// <exception cref="IOException">A file could not be read at all.</exception>
    public static MarketReadResult Read(IMarketSource source, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(source);
        var words = OfficeWords.For(language);
        var log = new ReadingLog();
        if (WorkbookForm.Find(source) is not { } name)
        {
            return Read(new FileForm(source, log), log, words);
        }

        using var workbook = WorkbookForm.Open(source, name, log);
        return workbook is null ? Result(null, null, log, words) : Read(workbook, log, words);
    }

    /// <summary>Reads rows that take the place of those of a market; what they refer to may stand in either.</summary>
    /// <param name="source">Where the files of the rows are.</param>
    /// <param name="market">The market; rows without a new one stay as they are, unread.</param>
    /// <param name="language">Language of problems and notices.</param>
    /// <param name="hasTravelTimes">Whether the travel times are among the rows: all of them, or none where none is left.</param>
    /// <returns>The market with the rows, or every problem of the rows.</returns>
    internal static MarketReadResult ReadInto(IMarketSource source, Market market, string language, bool hasTravelTimes)
    {
        var log = new ReadingLog();
        return Read(new FileForm(source, log), log, OfficeWords.For(language), market, hasTravelTimes);
    }

    private static MarketReadResult Read(IMarketForm form, ReadingLog log, OfficeWords words, Market? around = null, bool hasTravelTimes = true)
    {
        form.ReportForeign();
        var market = form.Read(MarketSchema.Market);
        var tables = new TableSet(MarketSchema.Tables.Select(form.Read).Select(table => table with { IsAsked = around is not null }));
        KeyCheck.Report(tables);
        new ReferenceCheck(tables, log, around).Report();
        var head = market.GoodRows.Select(MarketTable.Read).FirstOrDefault();
        if (head is not null)
        {
            DayCheck.Report(tables, head.AsOf, asksWhatIf: around is not null);
        }

        var content = new MarketAssembler(tables).Assemble();
        DefectReport.Report(content, tables);
        var policy = PolicyText(form, head, market);
        NoticesOfRows.Report(tables, head);
        return Result(log.ProblemCount == 0 ? new Market(head!.Office, head.AsOf, head.Source, around is null ? content : Into(around, content, hasTravelTimes)) : null, policy, log, words);
    }

    private static MarketContent Into(Market market, MarketContent rows, bool hasTravelTimes)
    {
        return new()
        {
            Companies = Replaced(market.Companies, rows.Companies, company => company.Id),
            Places = Replaced(market.Places, rows.Places, place => place.Id),
            Candidates = Replaced(market.Candidates, rows.Candidates, person => person.Id),
            Advisers = Replaced(market.Advisers, rows.Advisers, adviser => adviser.Id),
            TravelTimes = hasTravelTimes ? rows.TravelTimes : market.TravelTimes,
        };

        static List<T> Replaced<T>(IReadOnlyList<T> all, IReadOnlyList<T> changed, Func<T, Id<T>> id)
        {
            var now = changed.ToDictionary(id);
            return [.. all.Select(one => now.GetValueOrDefault(id(one), one))];
        }
    }

    private static MarketReadResult Result(Market? market, string? policy, ReadingLog log, OfficeWords words) => new()
    {
        Market = market,
        PolicyText = policy,
        Problems = log.Problems(MostProblems, words),
        OmittedProblemCount = Math.Max(0, log.ProblemCount - MostProblems),
        Notices = log.Notices(words),
        Words = words,
    };

    private static string? PolicyText(IMarketForm form, MarketHead? head, CheckedTable market)
    {
        if (form.PolicyName is not { } document)
        {
            return head?.Policy is { } name ? PolicyReference.To(name) : null;
        }

        if (head?.Policy is not null)
        {
            market.Rows[0].Fail(MarketTable.Policy, Message.Of(MessageCode.PolicyLeftOut, ("document", document)));
        }

        return form.PolicyDocument();
    }
}
