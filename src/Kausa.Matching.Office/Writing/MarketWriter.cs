using System.Text;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Json;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Tables;

namespace Kausa.Matching.Office.Writing;

/// <summary>Writes a market as canonical files: the same market gives the same bytes.</summary>
/// <remarks>Tables without rows are left out unless a market needs them. What was written reads back as the same market.</remarks>
public static class MarketWriter
{
    /// <summary>Writes a market and completes the sink.</summary>
    /// <param name="market">The market.</param>
    /// <param name="sink">Where to; the caller disposes it. When writing fails nothing becomes visible.</param>
    /// <param name="policyText">A policy document to lay beside it, as JSON text; null for none.</param>
    /// <exception cref="ArgumentException">A fact cannot be written so that it reads back the same, for example a position that is not that of the postal code.</exception>
    public static void Write(Market market, IMarketSink sink, string? policyText = null)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(sink);
        WriteHead(market, sink);
        if (policyText is not null)
        {
            using var stream = sink.Create(MarketSchema.PolicyFile);
            stream.Write(Encoding.UTF8.GetBytes(policyText));
        }

        WriteCompanies(market, sink);
        WritePlaces(market, sink);
        WriteCandidates(market, sink);
        WriteTable(AdviserTable.Schema, sink, market.Advisers, AdviserTable.Write);
        WriteTable(TravelTimeRows.Schema, sink, market.TravelTimes.Entries, TravelTimeRows.Write);
        sink.Complete();
    }

    private static void WriteHead(Market market, IMarketSink sink)
    {
        var row = new RowWriter(MarketTable.Schema);
        MarketTable.Write(market, row);
        using var stream = sink.Create(MarketSchema.MarketFile);
        MarketJsonWriter.Write(stream, [.. MarketTable.Schema.Columns.Select(column => column.Name)], row.Take());
    }

    private static void WriteCompanies(Market market, IMarketSink sink)
    {
        WriteTable(CompanyTable.Schema, sink, market.Companies, CompanyTable.Write);
        var entitlements = market.Companies.SelectMany(company => company.Entitlements, (company, entitlement) => (company.Id, Entitlement: entitlement));
        WriteTable(EntitlementTable.Schema, sink, entitlements, (pair, row) => EntitlementTable.Write(pair.Id, pair.Entitlement, row));
        var trainers = market.Companies.SelectMany(company => company.Trainers, (company, trainer) => (company.Id, Trainer: trainer)).OrderBy(pair => pair.Trainer.Id);
        WriteTable(TrainerTable.Schema, sink, trainers, (pair, row) => TrainerTable.Write(pair.Id, pair.Trainer, row));
    }

    private static void WritePlaces(Market market, IMarketSink sink)
    {
        WriteTable(PlaceTable.Schema, sink, market.Places, PlaceTable.Write);
        var requirements = market.Places.SelectMany(place => place.Requirements?.Required ?? [], (place, requirement) => (place.Id, Requirement: requirement));
        WriteTable(RequirementTable.Schema, sink, requirements, (pair, row) => RequirementTable.Write(pair.Id, pair.Requirement, row));
        var languages = market.Places.SelectMany(Languages);
        WriteTable(PlaceLanguageTable.Schema, sink, languages, (need, row) => PlaceLanguageTable.Write(need.Place, need.Skill, need.Minimum, need.Target, row));
    }

    private static void WriteCandidates(Market market, IMarketSink sink)
    {
        var people = market.Candidates;
        WriteTable(CandidateTable.Schema, sink, people, CandidateTable.Write);
        WriteFacts(WishTable.Schema, people, c => c.Wishes.Index(), (id, wish, row) => WishTable.Write(id, wish.Index + 1, wish.Item, row), sink);
        WriteFacts(EvidenceTable.Schema, people, c => c.Evidence, EvidenceTable.Write, sink);
        WriteFacts(LanguageTable.Schema, people, c => c.LanguageEvidence, LanguageTable.Write, sink);
        WriteFacts(CourseTable.Schema, people, c => c.Courses, CourseTable.Write, sink);
        WriteFacts(LicenceTable.Schema, people, Licences, LicenceTable.Write, sink);
        WriteFacts(VetoTable.Schema, people, Vetoes, (id, veto, row) => VetoTable.Write(id, veto.Company, veto.Occupation, row), sink);
        WriteFacts(ConsentTable.Schema, people, c => c.Consents, ConsentTable.Write, sink);
        WriteFacts(EarlierEmploymentTable.Schema, people, c => c.EarlierEmployments, EarlierEmploymentTable.Write, sink);
    }

    private static IEnumerable<(Id<TrainingPlace> Place, LanguageSkill Skill, LanguageMinimum? Minimum, LanguageTarget? Target)> Languages(TrainingPlace place)
    {
        RowWriter.Require(
            place.LanguageMinima.DistinctBy(minimum => minimum.Skill).Count() == place.LanguageMinima.Count
            && place.LanguageTargets.DistinctBy(target => target.Skill).Count() == place.LanguageTargets.Count,
            $"Place '{place.Id}' has two language minima or targets for one skill.");
        return from skill in Enum.GetValues<LanguageSkill>()
               let minimum = place.LanguageMinima.FirstOrDefault(m => m.Skill == skill)
               let target = place.LanguageTargets.FirstOrDefault(t => t.Skill == skill)
               where minimum is not null || target is not null
               select (place.Id, skill, minimum, target);
    }

    private static IEnumerable<LicenceClass> Licences(Candidate candidate) => candidate.Mobility.Licences switch
    {
        null => [],
        { Count: 0 } => [LicenceClass.None],
        var licences => licences.Select(licence => (LicenceClass)licence),
    };

    private static IEnumerable<(Id<Company>? Company, Id<Occupation>? Occupation)> Vetoes(Candidate candidate) =>
    [
        .. candidate.VetoedCompanies.Select(company => ((Id<Company>?)company, (Id<Occupation>?)null)),
        .. candidate.VetoedOccupations.Select(occupation => ((Id<Company>?)null, (Id<Occupation>?)occupation)),
    ];

    private static void WriteFacts<T>(
        TableSchema schema, IEnumerable<Candidate> candidates, Func<Candidate, IEnumerable<T>> facts, Action<Id<Candidate>, T, RowWriter> write, IMarketSink sink) =>
        WriteTable(schema, sink, candidates.SelectMany(facts, (candidate, fact) => (candidate.Id, fact)), (pair, row) => write(pair.Id, pair.fact, row));

    private static void WriteTable<T>(TableSchema schema, IMarketSink sink, IEnumerable<T> items, Action<T, RowWriter> write)
    {
        var row = new RowWriter(schema);
        var rows = items.Select(item =>
        {
            write(item, row);
            return row.Take();
        }).ToArray();
        if (rows.Length == 0 && !schema.IsRequired)
        {
            return;
        }

        var written = schema.Columns.Where(column => !column.IsOnlyRead).ToArray();
        using var stream = sink.Create(MarketSchema.FileOf(schema));
        CsvTableWriter.Write(stream, rows.Prepend([.. schema.Columns.Select(column => column.Name)]).Select(cells => Array.ConvertAll(written, column => cells[column.Ordinal])));
    }
}
