using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary><c>market.json</c>: a table of one row.</summary>
internal static class MarketTable
{
    public static readonly Column<MarketFormat> Format =
        new("format", "Format", new FormatCell(), "version of this format", FormatCell.Current) { IsRequired = true };
    public static readonly Column<Id<ServiceOffice>> Office =
        new("office", "Servicestelle", new IdCell<ServiceOffice>(), "identifier of the office", "stuttgart") { IsRequired = true };
    public static readonly Column<string> OfficeTitle =
        new("office_title", "Name der Servicestelle", CellTypes.Text(120), "what the office is called", "KAUSA Servicestelle Region Stuttgart")
        { IsRequired = true };
    public static readonly Column<DateOnly> AsOf =
        new("as_of", "Stichtag", CellTypes.Day, "day on which the facts hold; ages, waits and consents count from it", "2026-06-01") { IsRequired = true };
    public static readonly Column<string> Source =
        new("source", "Quelle", CellTypes.Text(200), "where the facts come from, for people", "written by hand") { IsRequired = true };
    public static readonly Column<string> Policy =
        new("policy", "Richtlinie", CellTypes.PolicyName, "name of the policy to rank by; short for a policy.json that inherits it", "stuttgart")
        { WhenEmpty = "that of policy.json, or of whoever ranks" };

    public static TableSchema Schema { get; } = new(
        "market",
        "The office and the day of the market; exactly one.",
        [Format, Office, OfficeTitle, AsOf, Source, Policy])
    { IsRequired = true };

    public static MarketHead Read(CheckedRow row) => new(new ServiceOffice(row.Get(Office), row.Get(OfficeTitle)), row.Get(AsOf), row.Get(Source), row.Object(Policy));

    public static void Write(Market market, RowWriter row)
    {
        row.Put(Format, MarketFormat.Version1);
        row.Put(Office, market.Office.Id);
        row.Put(OfficeTitle, market.Office.Title);
        row.Put(AsOf, market.AsOf);
        row.Put(Source, market.Source);
    }
}

/// <summary>What <c>market.json</c> says.</summary>
internal sealed record MarketHead(ServiceOffice Office, DateOnly AsOf, string Source, string? Policy);

/// <summary>A version of the format.</summary>
internal enum MarketFormat
{
    /// <summary>The first.</summary>
    Version1,
}

/// <summary>The name and version of the format.</summary>
internal sealed class FormatCell : CellType<MarketFormat>
{
    public const string Current = "kausa-market-1";

    public override string Name => "format";

    public override Message Allowed => Message.Verbatim(Current);

    public override CellReading Read(string text) => text == Current ? CellReading.Of(MarketFormat.Version1) : CellReading.Refused(Allowed);

    protected override string Format(MarketFormat value) => Current;
}
