using System.Collections.Concurrent;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Reports;
using Kausa.Matching.Office.Reports.Page;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests.Reports;

/// <summary>Pages for tests.</summary>
internal static class Pages
{
    public static MatchPolicy Policy { get; } = ShippedPolicies.Find("stuttgart")!;

    private static readonly Lazy<Market> Sample = new(() => MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", "stuttgart"))).Market!);
    private static readonly Lazy<OfficePage> SamplePage = new(() => Build(Stuttgart, Policy));

    private static readonly ConcurrentDictionary<string, OfficePage> SamplePages = new(StringComparer.Ordinal);

    public static Market Stuttgart => Sample.Value;

    public static OfficePage OfStuttgart => SamplePage.Value;

    /// <summary>The page of a sample by the policy of its name.</summary>
    public static OfficePage OfSample(string name) => SamplePages.GetOrAdd(name, static sample => Build(MarketOf(sample), ShippedPolicies.Find(sample)!));

    public static Market MarketOf(string sample) => MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", sample))).Market!;

    public static OfficePage Build(Market market, MatchPolicy policy, ReportRequest? request = null) => new PageBuilder(market, policy, request ?? new(), null, CancellationToken.None).Build();

    public static string Html(Market market, MatchPolicy policy, ReportRequest? request = null)
    {
        using var output = new StringWriter();
        OfficeReport.Write(market, policy, request ?? new(), output);
        return output.ToString();
    }

    /// <summary>One company with one place, and some people.</summary>
    public static Market Small(Company company, IReadOnlyList<TrainingPlace> places, IReadOnlyList<Candidate> people) => new(
        new ServiceOffice(new("office-1"), "Testbüro"), Samples.AsOf, "test", new MarketContent { Companies = [company], Places = places, Candidates = people });
}
