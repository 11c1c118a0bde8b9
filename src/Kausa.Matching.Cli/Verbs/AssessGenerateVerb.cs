using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa assess generate</c>: the test day of an invented market, drawn from what its people really can.</summary>
internal static class AssessGenerateVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var instrument = new Option<string>("--instrument") { Required = true, HelpName = "NAME" };
        var people = CommonOptions.Number("--people", 24, 1, 100_000);
        var columns = new Option<string?>("--columns") { HelpName = "LIST" };
        var difficulty = CommonOptions.Number("--difficulty", 50, 0, 150);
        var mistyped = CommonOptions.Number("--mistyped", 0, 0, 1_000);
        var seed = MarketOptions.Seed();
        var day = CommonOptions.AsOf();
        var target = CommonOptions.Path("--out", required: true);
        var replace = CommonOptions.Replace();
        var command = new Command("generate") { market, instrument, people, columns, difficulty, mistyped, seed, day, target, replace };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(instrument)!;
            var mapping = InstrumentMappings.Find(name) ?? throw AssessImportVerb.UnknownInstrument(name);
            if (mapping.Words.Count > 0 || !(mapping.IsAboutGerman || mapping.Scale is RawScale.Percent or RawScale.Rating))
            {
                throw new UnwordedException("INSTRUMENT_DRAWN", name);
            }

            var wanted = Columns(mapping, parsed.GetValue(columns));
            var office = OfficeMarket.Load(parsed.GetValue(market)!, parsed.Language(), terminal);
            var truth = TruthTable.Of(parsed.GetValue(market)!);
            var random = new RandomSource(parsed.GetValue(seed) ?? 1);
            var tested = office.Market.Candidates.Where(person => truth.Knows(person.Id) && person.Consents.Any(consent => consent.Purpose == Purpose.MatchForAdviser)).Take(parsed.GetValue(people));
            var cells = tested.Index().SelectMany(item => wanted.Select(column => new ResultCell(
                item.Item.Id, column.Column, Text(mapping, column, item.Item.Id, truth, parsed.GetValue(difficulty), random.Stream($"testday/{mapping.Name}/{column.Column}", item.Index))))).ToList();
            Mistype(cells, mapping, parsed.GetValue(mistyped));
            OutputPath.Write(parsed.GetValue(target)!, cancellation =>
            {
                using var draft = new DraftFile(parsed.GetValue(target)!, parsed.GetValue(replace));
                ResultFile.Write(draft.Stream, mapping, parsed.GetValue(day) ?? office.Market.AsOf, cells);
                cancellation.ThrowIfCancellationRequested();
                draft.Complete();
            });
            return ExitCodes.Ok;
        });
        return command;
    }

    private static List<ResultColumn> Columns(InstrumentMapping mapping, string? list)
    {
        var all = ResultFile.ColumnsOf(mapping);
        string[] names = [.. list?.Split(',') ?? all.Select(column => column.Column)];
        return [.. names.Index().Select(item => all.FirstOrDefault(column => column.Column == item.Item && Array.IndexOf(names, item.Item) == item.Index)
            ?? throw new UnwordedException("COLUMNS", item.Item, string.Join(", ", all.Select(column => column.Column))))];
    }

    private static string Text(InstrumentMapping mapping, ResultColumn column, Id<Candidate> person, TruthTable truth, int difficulty, RandomStream stream)
    {
        if (mapping.IsAboutGerman)
        {
            var known = truth.Of(person, column.Skill is { } skill ? $"{skill.Code()}_tenths" : "overall_tenths");
            return TestDayDraw.Level(known, Instruments.Find(mapping.Instrument)?.TopLevel ?? CefrLevel.C2, stream).Code();
        }

        var points = truth.Of(person, ReferenceCatalogue.Shared.Dimension(column.Dimension!.Value).Code);
        var most = ResultFile.OutOf(mapping, column);
        return Number(mapping.Scale == RawScale.Rating
            ? TestDayDraw.Rating(points, difficulty, most, stream)
            : TestDayDraw.ItemsRight(points, difficulty, most, column.Options ?? mapping.Options, stream) * (mapping.Unit == ResultUnit.Percent ? 100 : most) / most);
    }

    // As people do who fill in half of a column at home.
    private static void Mistype(List<ResultCell> cells, InstrumentMapping mapping, int count)
    {
        for (var i = cells.Count - 1; mapping.Unit == ResultUnit.Percent && i >= 0 && count > 0; i--)
        {
            if (int.Parse(cells[i].Text, CultureInfo.InvariantCulture) is > 0 and < 100 and var percent)
            {
                cells[i] = cells[i] with { Text = (percent / 100m).ToString("0.##", CultureInfo.InvariantCulture) };
                count--;
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
