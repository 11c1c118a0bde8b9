using System.Globalization;
using Kausa.Matching.Assessment;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Assessments;

/// <summary>A run that has ended.</summary>
/// <param name="Document">Its record with everything it found.</param>
/// <param name="Number">Number of the run, from 1; null when nothing was pending.</param>
/// <param name="ResumedCount">People taken over from a run that was cut off.</param>
public sealed record AssessmentRunResult(DeltaRunDocument Document, int? Number, int ResumedCount);

/// <summary>Ranks the people about whom results are pending, before and after, and keeps a record of it.</summary>
/// <remarks>
/// 1. What is pending says whom and what was known before. 2. Each person who is done goes into the journal. 3. The record is written as a whole, then pending results and journal go. Whoever is cut off
/// anywhere goes on with <c>resume</c> and comes to the same digest. Specification: docs/assessment.md, "The run".
/// </remarks>
public static class AssessmentRunner
{
    /// <summary>Runs.</summary>
    /// <param name="folder">What lies beside the market.</param>
    /// <param name="market">The market.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="request">How lists are compared.</param>
    /// <param name="resume">Whether to go on with a run that was cut off; without one, or when it was about something else, all begins anew.</param>
    /// <param name="threadCount">Threads, 1..256.</param>
    /// <param name="progress">Told how far the run is; null when nobody waits.</param>
    /// <param name="cancellation">Stops between two people; what is done stays in the journal.</param>
    /// <returns>The record.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="IOException">Something could not be read or written.</exception>
    public static AssessmentRunResult Run(
        AssessmentFolder folder, Market market, MatchPolicy policy, DeltaRequest request, bool resume, int threadCount, IProgress<BulkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(request);
        var digest = PendingResults.DigestOf(folder.Pending);
        var index = MatchIndex.Build(market, policy, cancellation: cancellation);
        var record = DeltaRunRecord.Of(index, request);
        var run = Begin(record, digest);
        if (Completed(folder, run) is { } completed)
        {
            folder.Clear();
            return completed;
        }

        var pending = PendingResults.Read(folder.Pending);
        var people = pending.Touched(market);
        if (digest.Length == 0)
        {
            return new(Ended(run, record, pending, []), null, 0);
        }

        using var journal = RunJournal.Open(folder.Journal, run, resume);
        var resumed = journal.Done.Count;
        DeltaRun.Run(index, people, request, resumed, threadCount, (_, delta) => journal.Add(delta.ToDocument()), progress, cancellation);
        var document = Ended(run, record, pending, journal.Done);
        journal.Dispose();
        return new(document, folder.Complete(document.ToJson()), resumed);
    }

    // Cut off after the record was written and before the pending results went: the record is the answer.
    private static AssessmentRunResult? Completed(AssessmentFolder folder, DeltaRunDocument run)
    {
        if (run.Pending.Length == 0 || folder.RunNumbers is not [.., var last])
        {
            return null;
        }

        var path = folder.RunRecord(last);
        try
        {
            var document = DeltaRunDocument.FromJson(File.ReadAllText(path));
            return document.IsAbout(run) ? new(document, last, document.PersonCount) : null;
        }
        catch (InvalidDataException exception)
        {
            throw new PathException(Message.Of(MessageCode.OwnFileDamaged, ("path", path), ("verb", "kausa assess run")), exception);
        }
    }

    private static DeltaRunDocument Begin(DeltaRunRecord record, string digest) => new()
    {
        Snapshot = record.Snapshot.ToString(),
        Policy = record.PolicyId,
        PolicyVersion = record.PolicyVersion,
        AsOf = record.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Top = record.Request.Top,
        Mode = record.Request.Mode.Code(),
        LearnedSince = record.LearnedSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Pending = digest,
    };

    private static DeltaRunDocument Ended(DeltaRunDocument run, DeltaRunRecord record, PendingResults pending, List<PersonDeltaDocument> people) => run with
    {
        PersonCount = people.Count,
        ChangedCount = people.Count(person => person.Places.Count > 0),
        Digest = record.Digest([.. people.Select(person => person.Digest)]),
        Sources = [.. pending.Sources.Select(one => new AssessmentSourceDocument(one.Candidate.Value, one.Evidence, one.File, one.FileDigest, one.Line, one.Mapping))],
        People = people,
    };
}
