using System.CommandLine;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Plans;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa allocate</c>: one plan for the whole office, with reasons and a proof.</summary>
internal static class AllocateVerb
{
    private static readonly Dictionary<string, CohortObjective> Objectives = new(StringComparer.Ordinal)
    {
        ["stable"] = CohortObjective.Stable,
        ["best-total"] = CohortObjective.BestTotal,
        ["most-placed"] = CohortObjective.MostPlaced,
    };

    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var objective = CommonOptions.Word("--objective", CohortObjective.Stable, Objectives);
        var previous = CommonOptions.Path("--previous");
        var required = new Option<string?>("--require") { HelpName = "IDS" };
        var mode = CommonOptions.Mode();
        var asOf = CommonOptions.AsOf();
        var file = CommonOptions.Path("--out");
        var certificate = CommonOptions.Path("--certificate");
        var replace = CommonOptions.Replace();
        var format = CommonOptions.Format();
        var command = new Command("allocate")
        {
            market, server, key, objective, previous, required, mode, asOf, file, certificate, replace, format,
        };
        CommonOptions.EitherMarketOrServer(command, market, server, key);
        CommonOptions.ReplaceNeedsOut(command, replace, file, certificate);
        command.Validators.Add(result =>
        {
            if (result.GetResult(server) is not null && result.GetValue(format) == OutputFormat.Csv && result.GetValue(file)?.EndsWith(".json", StringComparison.Ordinal) == true)
            {
                result.Refuse("ALLOCATE_CSV");
            }

            if (result.GetValue(file) is { } path && Path.GetExtension(path) is not (".csv" or ".json"))
            {
                result.Refuse("ALLOCATE_OUT", path);
            }

            if (result.GetValue(certificate) is { } proof)
            {
                if (result.GetResult(server) is not null)
                {
                    result.Refuse("CERTIFICATE_WITH_SERVER");
                }
                else if (Path.GetExtension(proof) is not ".json")
                {
                    result.Refuse("CERTIFICATE_ENDING", proof);
                }
                else if (result.GetValue(file) is { } plan && !string.IsNullOrWhiteSpace(plan) && Path.GetFullPath(plan) == Path.GetFullPath(proof))
                {
                    result.Refuse("CERTIFICATE_OUT", proof);
                }
            }

            if (result.GetValue(required) is not null && result.GetValue(objective) == CohortObjective.Stable)
            {
                result.Refuse("ALLOCATE_REQUIRE");
            }
        });
        command.SetAction(parsed =>
        {
            var texts = TextCatalogue.For(parsed.Language());
            var people = RequiredIds(parsed.GetValue(required), texts.Language);
            var earlier = parsed.GetValue(previous) is { } before ? ReadEarlier(before, texts.Language) : null;
            if (parsed.GetValue(server) is not null)
            {
                var (target, shown) = (parsed.GetValue(file), parsed.GetValue(format));
                var form = target is not null ? FormOf(target) : shown == OutputFormat.Csv ? V1.PlanFileFormat.Csv : V1.PlanFileFormat.Unspecified;
                var answer = RemoteOffice.Ask(
                    parsed,
                    client => RemotePlan.MakeAsync(client, parsed.GetValue(objective), parsed.GetValue(mode), earlier, people, parsed.GetValue(asOf), form, texts.Language),
                    refused => earlier is null ? null : Problems(parsed.GetValue(previous)!, RemotePlan.WithUnknown(earlier, refused, texts.Language)));
                RemotePlan.CheckKept(answer, texts);
                if (target is not null)
                {
                    Write(target, parsed.GetValue(replace), texts, answer.File.WriteTo, terminal);
                }

                RemotePlan.Write(answer, parsed.GetValue(objective), shown, texts, terminal);
                LawWarning.Write(answer.Info.Warnings, shown, texts.Language, terminal.Error);
                return ExitCodes.Ok;
            }

            var office = OfficeMarket.Load(parsed.GetValue(market)!, texts.Language, terminal);
            office.CheckDate(parsed.GetValue(asOf));
            if (earlier is not null)
            {
                ThrowIfAny(Problems(parsed.GetValue(previous)!, earlier.WithUnknown(Unknown(earlier.Contacts, office.Market), texts.Language)));
            }

            var request = new CohortRequest
            {
                Objective = parsed.GetValue(objective),
                Mode = parsed.GetValue(mode),
                Advisers = office.Market.Advisers,
                Earlier = earlier?.Pairs ?? [],
                EarlierContacts = earlier?.Contacts ?? [],
                Required = people.Select(id => Searching(office, id)).ToValueList(),
            };
            using var cancellation = new Cancellation();
            var index = MatchIndex.Build(office.Market, office.Policy, parsed.GetValue(asOf), cancellation: cancellation.Token);
            var outcome = CohortPlanner.Plan(index, request, cancellation.Token);
            if (outcome.Plan is not { } plan)
            {
                throw new BadInputException(PlanTable.Conflict(outcome.Conflict!.Rules.Select(rule => PlanTexts.Rule(texts, rule)), outcome.Conflict.Places.Select(place => (place.Place.Value, place.Seats)), outcome.Conflict.IsSmallest, texts));
            }

            if (parsed.GetValue(certificate) is { } proof)
            {
                WithCertificate(outcome.Certificate!, proof, parsed.GetValue(file), parsed.GetValue(replace), texts, stream => WriteFile(plan, FormOf(parsed.GetValue(file)!), texts, stream), terminal);
            }
            else if (parsed.GetValue(file) is { } path)
            {
                Write(path, parsed.GetValue(replace), texts, stream => WriteFile(plan, FormOf(path), texts, stream), terminal);
            }

            Show(plan, parsed.GetValue(format), texts, terminal);
            LawWarning.Write(office.Policy.Law.Overdue(parsed.GetValue(asOf) ?? office.Market.AsOf), parsed.GetValue(format), texts.Language, terminal.Error);
            return ExitCodes.Ok;
        });
        return command;
    }

    // What is no identifier cannot be anybody's, and who must have a place must have it once.
    private static string[] RequiredIds(string? list, string language)
    {
        string[] ids = [.. list?.Split(',').Select(id => id.Trim()) ?? []];
        string[] problems =
        [
            .. ids.Index().Where(item => !Id<Candidate>.IsValid(item.Item)).Select(item => UsageTexts.Say(language, "REQUIRE_ID", item.Item, item.Index + 1)),
            .. ids.Where(Id<Candidate>.IsValid).CountBy(id => id).Where(id => id.Value > 1).Select(id => UsageTexts.Say(language, "REQUIRE_ONCE", id.Key)),
        ];
        return problems.Length == 0 ? ids : throw new BadInputException(problems);
    }

    private static Id<Candidate> Searching(OfficeMarket office, string text)
    {
        var id = office.CandidateId(text, "require");
        return office.Market.FindCandidate(id)!.CaseState is not (CaseState.Placed or CaseState.Closed)
            ? id
            : throw new UnwordedException("REQUIRE_SEARCHING", id);
    }

    private static EarlierPlan ReadEarlier(string path, string language)
    {
        try
        {
            using var stream = RegularFile.OpenOrWait(path);
            var earlier = PlanFile.Read(stream, path, language);
            ThrowIfAny(Problems(path, earlier));
            return earlier;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusablePathException("--previous", path, exception);
        }
    }

    // A contact that the next plan cannot keep would else be dropped without a word.
    private static IEnumerable<UnknownContact> Unknown(ValueList<CompanyContact> contacts, Market market)
    {
        var advisers = market.Advisers.Select(adviser => adviser.Id).ToHashSet();
        foreach (var (row, contact) in contacts.Index())
        {
            if (market.FindCompany(contact.Company) is null)
            {
                yield return new UnknownContact(row, IsCompany: true);
            }

            if (!advisers.Contains(contact.Adviser))
            {
                yield return new UnknownContact(row, IsCompany: false);
            }
        }
    }

    private static IReadOnlyList<string> Problems(string path, EarlierPlan earlier) => [.. earlier.Problems.Select(problem => $"{path}:{problem}")];

    private static void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }
    }

    private static V1.PlanFileFormat FormOf(string path) => Path.GetExtension(path) == ".csv" ? V1.PlanFileFormat.Csv : V1.PlanFileFormat.Json;

    private static void Write(string path, bool replace, TextCatalogue texts, Action<Stream> write, Terminal terminal)
    {
        OutputPath.Write(path, cancellation =>
        {
            using var draft = new DraftFile(path, replace);
            write(draft.Stream);
            cancellation.ThrowIfCancellationRequested();
            draft.Complete();
        });
        Progress.Wrote(path, texts.Language, terminal.Error);
    }

    // Plan and certificate become visible together: neither is of use beside another's.
    private static void WithCertificate(PlanCertificate certificate, string proof, string? path, bool replace, TextCatalogue texts, Action<Stream> write, Terminal terminal)
    {
        OutputPath.Write(
            proof,
            cancellation =>
            {
                using var draft = new DraftFile(proof, replace);
                CertificateFile.Write(certificate, draft.Stream);
                if (draft.Stream.Length > CertificateFile.MostBytes)
                {
                    throw new BadInputException([UsageTexts.Say(texts.Language, "CERTIFICATE_TOO_LARGE", proof, draft.Stream.Length >> 20, CertificateFile.MostBytes >> 20)]);
                }

                cancellation.ThrowIfCancellationRequested();
                if (path is not null)
                {
                    Write(path, replace, texts, write, terminal);
                }

                draft.Complete();
            },
            "--certificate");
        Progress.Wrote(proof, texts.Language, terminal.Error);
    }

    private static void WriteFile(CohortPlan plan, V1.PlanFileFormat form, TextCatalogue texts, Stream stream)
    {
        if (form == V1.PlanFileFormat.Csv)
        {
            PlanFile.WriteCsv(plan, texts, stream);
        }
        else
        {
            PlanFile.WriteJson(plan, texts, stream);
        }
    }

    private static void Show(CohortPlan plan, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        if (format == OutputFormat.Table)
        {
            PlanTable.Write(PlanView.Of(plan, texts), texts, terminal);
            return;
        }

        using var bytes = new MemoryStream();
        WriteFile(plan, format == OutputFormat.Csv ? V1.PlanFileFormat.Csv : V1.PlanFileFormat.Json, texts, bytes);
        PlanTable.WriteFile(bytes, terminal);
    }
}
