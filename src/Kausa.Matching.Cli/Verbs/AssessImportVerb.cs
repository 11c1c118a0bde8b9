using System.CommandLine;
using System.Globalization;
using System.Text;
using Kausa.Matching.Assessment;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa assess import</c>: a file of results into a market.</summary>
internal static class AssessImportVerb
{
    private const int MostMappingBytes = 1_000_000;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var instrument = new Option<string?>("--instrument") { HelpName = "NAME" };
        var mapping = CommonOptions.Path("--mapping");
        var target = CommonOptions.Path("--out", "PATH");
        var check = new Option<bool>("--check");
        var replace = CommonOptions.Replace();
        var file = CommonOptions.PathArgument("FILE");
        var command = new Command("import")
        {
            file, market, server, key, instrument, mapping, target, check, replace,
        };
        CommonOptions.EitherMarketOrServer(command, market, server, key);
        CommonOptions.ReplaceNeedsOut(command, replace, target);
        command.Validators.Add(result =>
        {
            if (result.GetResult(server) is not null && (result.GetResult(target) is not null || result.GetResult(replace) is not null))
            {
                result.Refuse("IMPORT_OUT");
            }

            if ((result.GetResult(instrument) is null) == (result.GetResult(mapping) is null))
            {
                result.Refuse("INSTRUMENT_OR_MAPPING");
            }
        });
        command.SetAction(parsed =>
        {
            var texts = TextCatalogue.For(parsed.Language());
            var how = parsed.GetValue(mapping) is { } own ? ReadMapping(own, texts.Language) : InstrumentMappings.Find(parsed.GetValue(instrument)!) ?? throw UnknownInstrument(parsed.GetValue(instrument)!);
            if (parsed.GetValue(server) is { } address)
            {
                return ToService(parsed, address, parsed.GetValue(file)!, how, parsed.GetValue(check), texts, terminal);
            }

            var path = parsed.GetValue(market)!;
            if (!MarketFile.IsFolderOfTables(path) && parsed.GetValue(target) is null && !parsed.GetValue(check))
            {
                throw new UnwordedException("IMPORT_NEEDS_OUT", path);
            }

            if (parsed.GetValue(target) is { } other)
            {
                ConvertVerb.CheckEnding(other, texts.Language);
            }

            var read = OfficeMarket.Read(path, texts.Language, terminal);
            var before = read.Market ?? throw new BadInputException([.. read.ProblemLines()]);
            var results = Results(parsed.GetValue(file)!, path => AssessmentReader.Read(path, how, before, texts.Language));
            Say(results, terminal);
            if (results.IsRefused)
            {
                terminal.Error.WriteLine(texts.Text("Assess.NOTHING_IMPORTED"));
                return ExitCodes.BadInput;
            }

            var import = AssessmentImport.Into(before, results.Rows);
            terminal.Output.WriteLine(Summary(import.Pieces, results.RefusedRowCount, texts));
            if (parsed.GetValue(check))
            {
                terminal.Output.WriteLine(texts.Text("Assess.CHECKED"));
            }
            else
            {
                Save(path, parsed.GetValue(target), parsed.GetValue(replace), read, import, parsed.GetValue(file)!, how, texts.Language);
                terminal.Output.WriteLine(texts.Format("Assess.NEXT", [TextArgument.Text("command", $"kausa assess run --market {parsed.GetValue(target) ?? path}")]));
            }

            return results.RefusedRowCount == 0 ? ExitCodes.Ok : ExitCodes.SomeRefused;
        });
        return command;
    }

    public static BadInputException UnknownInstrument(string name) => new UnwordedException("INSTRUMENT", SafeText.Line(name), string.Join(", ", InstrumentMappings.All.Select(mapping => mapping.Name)));

    private static int ToService(ParseResult parsed, string server, string file, InstrumentMapping mapping, bool isCheck, TextCatalogue texts, Terminal terminal)
    {
        using var cancellation = new Cancellation();
        long? before = null;
        try
        {
            return RemoteOffice.Ask(parsed, async client =>
            {
                var service = new RemoteAssess(client, cancellation.Token);
                var office = await service.PeopleAsync().ConfigureAwait(false);
                var results = Results(file, path => AssessmentReader.Read(path, mapping, office.BirthMonths(), office.AsOf, texts.Language));
                Say(results, terminal);
                if (results.IsRefused)
                {
                    terminal.Error.WriteLine(texts.Text("Assess.NOTHING_IMPORTED"));
                    return ExitCodes.BadInput;
                }

                if (!isCheck)
                {
                    before = await service.VersionAsync().ConfigureAwait(false);
                    terminal.Error.WriteLine(texts.Format("Assess.BEFORE", [TextArgument.Text("version", before.Value.ToString(CultureInfo.InvariantCulture))]));
                }

                var import = isCheck ? RemoteAssess.Compare(results.Rows, office) : await service.ImportAsync(results.Rows, office).ConfigureAwait(false);
                foreach (var refused in import.RefusedPieces)
                {
                    terminal.Error.WriteLine(SafeText.Line(refused));
                }

                terminal.Output.WriteLine(Summary(import.Pieces, results.RefusedRowCount, texts));
                terminal.Output.WriteLine(before is { } version ? texts.Format("Assess.NEXT", [RunSince(version)]) : texts.Text("Assess.CHECKED"));
                if (before is not null && import.Pieces.Any(piece => piece.Outcome == MergeOutcome.Unchanged))
                {
                    terminal.Output.WriteLine(texts.Text("Assess.KNOWN_BEFORE"));
                }

                return results.RefusedRowCount + import.RefusedPieces.Count == 0 ? ExitCodes.Ok : ExitCodes.SomeRefused;
            });
        }
        catch (OperationCanceledException) when (before is not null)
        {
            terminal.Error.WriteLine(BrokenOff());
            return ExitCodes.Cancelled;
        }
        catch (BadInputException wrong) when (before is not null)
        {
            throw new BadInputException([.. wrong.In(texts.Language), BrokenOff()]);
        }

        TextArgument RunSince(long version) => TextArgument.Text("command", string.Create(CultureInfo.InvariantCulture, $"kausa assess run --server {server} --key … --since {version}"));

        string BrokenOff() => texts.Format("Assess.BROKEN_OFF", [RunSince(before!.Value)]);
    }

    private static void Save(string path, string? target, bool replace, MarketReadResult read, AssessmentImport import, string file, InstrumentMapping mapping, string language)
    {
        if (target is null)
        {
            OutputPath.Write(
                path,
                cancellation =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    new AssessmentFolder(path).Save(path, read.Market!, import, file, mapping);
                },
                "--market");
            return;
        }

        // What is pending there is replaced only when the market there was.
        OutputPath.Write(target, cancellation =>
        {
            using var pending = new AssessmentFolder(target).DraftPending(new AssessmentFolder(path), read.Market!, import, file, mapping);
            ConvertVerb.Write(import.Market, read.PolicyText, target, replace, language, cancellation);
            pending?.Complete();
        });
    }

    private static void Say(AssessmentFile results, Terminal terminal)
    {
        foreach (var notice in results.Notices)
        {
            terminal.Error.WriteLine(SafeText.Line(notice.ToString()));
        }

        foreach (var problem in results.Problems)
        {
            terminal.Error.WriteLine(SafeText.Line(problem.ToString()));
        }

        if (results.OmittedProblemCount > 0)
        {
            terminal.Error.WriteLine($"+ {results.OmittedProblemCount.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private static string Summary(IReadOnlyList<ImportedPiece> pieces, int refused, TextCatalogue texts)
    {
        TextArgument[] all =
        [
            TextArgument.Number("people", pieces.Select(piece => piece.Candidate).Distinct().Count()), TextArgument.Number("results", pieces.Count),
            Count("added", MergeOutcome.Added), Count("replaced", MergeOutcome.Replaced), Count("unchanged", MergeOutcome.Unchanged),
        ];
        return texts.Format("Assess.IMPORTED", refused == 0 ? all : [.. all, TextArgument.Number("refused", refused)]);

        TextArgument Count(string name, MergeOutcome outcome) => TextArgument.Number(name, pieces.Count(piece => piece.Outcome == outcome));
    }

    private static AssessmentFile Results(string file, Func<string, AssessmentFile> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusablePathException("FILE", file, exception);
        }
    }

    private static Stream OpenMapping(string path)
    {
        try
        {
            return RegularFile.Open(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusablePathException("--mapping", path, exception);
        }
    }

    private static InstrumentMapping ReadMapping(string path, string language)
    {
        if (File.Exists(path) && new FileInfo(path).Length > MostMappingBytes)
        {
            throw new UnwordedException("MAPPING", path, MostMappingBytes);
        }

        using var text = new StreamReader(OpenMapping(path), StrictUtf8);
        try
        {
            var (mapping, problems) = InstrumentMappingReader.Read(text.ReadToEnd(), Path.GetFileNameWithoutExtension(path), language);
            return mapping ?? throw new BadInputException([.. problems.Select(problem => $"--mapping '{path}': {problem}")]);
        }
        catch (DecoderFallbackException)
        {
            throw new UnwordedException("NOT_UTF8", $"--mapping '{path}'");
        }
    }
}
