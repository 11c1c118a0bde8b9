using Kausa.Matching.Assessment;
using Kausa.Matching.Eligibility;

namespace Kausa.Matching.Snapshots;

/// <summary>Digests of deltas and of runs: the same results on the same market give the same digest, whatever the number of threads or restarts.</summary>
internal static class DeltaDigest
{
    public static string Of(CandidateDelta delta)
    {
        var bytes = new CanonicalEncoder().Record("delta").Text(delta.Candidate.Value).Number(delta.BeforeCount).Number(delta.AfterCount).Text(delta.BeforeDigest).Text(delta.AfterDigest)
            .List(delta.Readings, static (e, one) => e.Record("reading").Text(one.Evidence).Text(one.Subject.Code).Number(one.ValueTenths).Number(one.ErrorTenths).Flag(one.Counted).Number((int)one.Flags))
            .List(delta.TakenBack, static (e, one) => e.Text(one))
            .List(delta.Places, static (e, one) => e.Record("place").Code<PlaceChange>(one.Change).Text(one.Place.Value).Number(one.FromRank).Number(one.ToRank)
                .Number(one.FromMillionths).Number(one.ToMillionths).Code<EligibilityStatus>(one.FromStatus).Code<EligibilityStatus>(one.ToStatus))
            .List(delta.Repeats, static (e, one) => e.Record("repeat").Text(one.Subject.Code).Text(one.Evidence).Number((int)one.End).List(one.Instruments, static (i, code) => i.Text(code)))
            .List(delta.Notes, static (e, one) => e.Code<DeltaNote>(one));
        return Convert.ToHexStringLower(bytes.Hash());
    }

    public static string Of(DeltaRunRecord run, IReadOnlyCollection<string> deltas)
    {
        var bytes = new CanonicalEncoder().Record("delta-run").Text(run.Snapshot.ToString()).Text(run.PolicyId).Number(run.PolicyVersion).Date(run.AsOf)
            .Number(run.Request.Top).Code<Policy.ScoreMode>(run.Request.Mode).List(deltas, static (e, digest) => e.Text(digest));
        return Convert.ToHexStringLower(bytes.Hash());
    }
}
