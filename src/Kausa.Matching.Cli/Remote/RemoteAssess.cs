using Kausa.Matching.Assessment;
using Kausa.Matching.Contracts;
using Kausa.Matching.Contracts.Writing;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Remote;

/// <summary>What a service has of the people a file of results is about.</summary>
/// <param name="AsOf">The date on which the office's facts hold.</param>
/// <param name="People">Everybody of the office by case number, with what is known of them.</param>
internal sealed record RemotePeople(DateOnly AsOf, IReadOnlyDictionary<string, V1.Candidate> People)
{
    /// <summary>Everybody by case number, with the month of birth where it is known.</summary>
    public IReadOnlyDictionary<string, BirthMonth?> BirthMonths() => People.ToDictionary(
        person => person.Key, person => BirthMonth.TryParse(person.Value.BirthMonth, out var month) ? month : (BirthMonth?)null, StringComparer.Ordinal);
}

/// <summary>What became of the results of a file.</summary>
/// <param name="Pieces">Every result of the file, in the order of its rows, and what becomes of it.</param>
/// <param name="RefusedPieces">Results that it refused, and why.</param>
internal sealed record RemoteImport(IReadOnlyList<ImportedPiece> Pieces, IReadOnlyList<string> RefusedPieces);

/// <summary>A run of a service that has ended.</summary>
/// <param name="Document">Its record with everything it found.</param>
/// <param name="Name">Its name.</param>
/// <param name="Titles">Titles of the occupations of its places, by the place's identifier.</param>
/// <param name="Warnings">What the service warns of, by code.</param>
internal sealed record RemoteDeltaRun(DeltaRunDocument Document, string Name, IReadOnlyDictionary<string, string> Titles, IReadOnlyList<string> Warnings);

/// <summary>Results into a service, and what they change there.</summary>
/// <param name="client">The service.</param>
/// <param name="cancellation">Ends the waiting; a run goes on at the service.</param>
internal sealed class RemoteAssess(MatchingClient client, CancellationToken cancellation)
{
    /// <summary>The longest lists that a service compares.</summary>
    public const int MostPlaces = 100;

    public async Task<RemotePeople> PeopleAsync()
    {
        var office = (await client.GetOfficeAsync(new V1.GetOfficeRequest(), cancellation).ConfigureAwait(false)).Office;
        var people = new Dictionary<string, V1.Candidate>(StringComparer.Ordinal);
        await foreach (var person in RemotePages.CandidatesAsync(client, cancellation).ConfigureAwait(false))
        {
            people.Add(ToldReader.Id(person.Name), person);
        }

        return new RemotePeople(ToldReader.Day(office.AsOf), people);
    }

    /// <summary>Says what sending the good rows of a file would change.</summary>
    public static RemoteImport Compare(IReadOnlyList<AssessmentRow> rows, RemotePeople known) => new([.. Pieces(rows, known).Select(item => item.Piece)], []);

    /// <summary>Version of the store as it is: what a run compares with, and what only a caller knows who asks before the first result goes.</summary>
    /// <remarks>A stream without results writes nothing and tells it to the very role that may send some.</remarks>
    public async Task<long> VersionAsync() =>
        (await client.SubmitEvidenceAsync(AsyncEnumerable.Empty<V1.SubmitEvidenceRequest>(), cancellation).ConfigureAwait(false)).BeforeVersion;

    /// <summary>Sends the good rows of a file; what is there already changes nothing. The service writes them group by group: what it wrote before a break stays.</summary>
    public async Task<RemoteImport> ImportAsync(IReadOnlyList<AssessmentRow> rows, RemotePeople known)
    {
        var pieces = Pieces(rows, known).ToList();
        var answer = await client.SubmitEvidenceAsync(pieces.Select(item => item.Request).ToAsyncEnumerable(), cancellation).ConfigureAwait(false);
        var refused = answer.Refusals.Select(one => $"{one.Name}: {one.Status.Message}").ToList();
        if (answer.RefusedCount > refused.Count)
        {
            refused.Add($"+ {(answer.RefusedCount - refused.Count).ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        }

        return new RemoteImport(pieces.ConvertAll(item => item.Piece), refused);
    }

    /// <summary>Starts a run, or takes one that was started, and waits for all it finds.</summary>
    /// <param name="sinceVersion">Version of the store that is compared with; null for a run that was started.</param>
    /// <param name="name">Name of a run that was started; null to start one.</param>
    /// <param name="top">Places per list of a run that is started.</param>
    /// <param name="mode">How uncertainty is read by it.</param>
    /// <param name="started">Told the name of the run as soon as there is one.</param>
    /// <param name="progress">Told how many people are done, and of how many.</param>
    public async Task<RemoteDeltaRun> RunAsync(long? sinceVersion, string? name, int top, ScoreMode mode, Action<string> started, Action<int, int> progress)
    {
        var run = name is null
            ? (await client.StartDeltaRunAsync(new V1.StartDeltaRunRequest { SinceVersion = sinceVersion!.Value, Top = top, Mode = (V1.ScoreMode)Words.Of(mode) }, cancellation).ConfigureAwait(false)).Run
            : (await client.GetCohortRunAsync(new V1.GetCohortRunRequest { Name = name }, cancellation).ConfigureAwait(false)).Run;
        started(run.Name);
        var (people, titles) = (new List<PersonDeltaDocument>(), new Dictionary<string, string>(StringComparer.Ordinal));
        await foreach (var one in client.StreamCandidateDeltas(new V1.StreamCandidateDeltasRequest { Name = run.Name }, cancellation).ConfigureAwait(false))
        {
            people.Add(DeltaReader.Document(one.Delta));
            foreach (var place in one.Delta.Places)
            {
                titles[ToldReader.Id(place.Place)] = place.OccupationTitle;
            }

            progress(people.Count, run.TotalCount);
        }

        run = (await client.GetCohortRunAsync(new V1.GetCohortRunRequest { Name = run.Name }, cancellation).ConfigureAwait(false)).Run;
        return new RemoteDeltaRun(DeltaReader.Document(run, people), run.Name, titles, [.. run.Info.Warnings]);
    }

    private static IEnumerable<(ImportedPiece Piece, V1.SubmitEvidenceRequest Request)> Pieces(IReadOnlyList<AssessmentRow> rows, RemotePeople known) => rows.SelectMany(row =>
    {
        var person = known.People[row.Candidate.Value];
        return row.Competences.Select(EvidenceWriter.Write).Select(piece => (
                Piece: new ImportedPiece(row.Candidate, piece.Id, Outcome(person.Evidence.FirstOrDefault(one => one.Id == piece.Id), piece), row.Line),
                Request: new V1.SubmitEvidenceRequest { Candidate = person.Name, Competence = piece }))
            .Concat(row.Languages.Select(EvidenceWriter.Write).Select(proof => (
                Piece: new ImportedPiece(row.Candidate, proof.Id, Outcome(person.LanguageEvidence.FirstOrDefault(one => one.Id == proof.Id), proof), row.Line),
                Request: new V1.SubmitEvidenceRequest { Candidate = person.Name, Language = proof })));
    });

    private static MergeOutcome Outcome<T>(T? there, T now)
        where T : class => there is null ? MergeOutcome.Added : there.Equals(now) ? MergeOutcome.Unchanged : MergeOutcome.Replaced;
}
