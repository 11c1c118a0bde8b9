using System.Globalization;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Office.Plans;

/// <summary>Holds a certificate against a market: who and what there is, and every pair with both scores as the reference computes them.</summary>
/// <remarks>What people decided, and who must be placed, is the question's and stands in no market: it is taken as the certificate tells it.</remarks>
public static class CertificateMarketCheck
{
    /// <summary>Checks.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="market">The market.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>Every difference.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The date of the certificate lies before the policy's law numbers begin.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<PlanFinding> Check(PlanCertificate certificate, Market market, MatchPolicy policy, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(policy);
        var work = new Work(certificate, market, policy);
        work.CheckHead();
        work.CheckFacts();
        work.CheckPairs(cancellation);
        return work.Findings;
    }

    private sealed class Work(PlanCertificate certificate, Market market, MatchPolicy policy)
    {
        private readonly CohortProblem _problem = certificate.Problem;

        public List<PlanFinding> Findings { get; } = [];

        public void CheckHead()
        {
            Same("snapshot", certificate.Snapshot, CanonicalRows.Snapshot(market).ToString());
            Same("policy", certificate.PolicyId, policy.Id);
            Same("policy_version", Number(certificate.PolicyVersion), Number(policy.Version));
        }

        public void CheckFacts()
        {
            var isOffered = market.Places.Select(place => place.Company).ToHashSet();
            var advisers = market.Advisers.ToDictionary(adviser => adviser.Id);
            Compare(certificate.Advisers, market.Advisers.Select(adviser => adviser.Id), id => new() { Adviser = id }, (number, id, named) =>
                Fact(named, "limit", Number(_problem.CaseloadLimits[number]), Number(advisers[id].CaseloadLimit ?? policy.Care.CasesPerAdviser)));
            Compare(certificate.Companies, market.Companies.Where(company => isOffered.Contains(company.Id)).Select(company => company.Id), id => new() { Company = id }, (number, _, named) =>
                Fact(named, "cap", Number(_problem.ProposalCaps[number]), Number(policy.Care.OpenProposalsPerCompany)));
            Compare(certificate.Places, market.Places.Select(place => place.Id), id => new() { Place = id }, (number, id, named) =>
            {
                var place = market.FindPlace(id)!;
                Fact(named, "company", certificate.Companies[_problem.CompanyOfPlace[number]].Value, place.Company.Value);
                Fact(named, "seats", Number(_problem.Seats[number]), Number(SeatsOf(place)));
            });
            Compare(certificate.People, Searching().Select(person => person.Id), id => new() { Candidate = id }, (number, id, named) =>
            {
                var adviser = market.FindCandidate(id)!.PrimaryAdviser;
                Fact(named, "adviser", _problem.AdviserOfPerson[number] is >= 0 and var told ? certificate.Advisers[told].Value : "–", adviser is { } known && advisers.ContainsKey(known) ? known.Value : "–");
            });
        }

        public void CheckPairs(CancellationToken cancellation)
        {
            var reference = new ReferenceRanker(market, policy, certificate.AsOf);
            var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = certificate.Mode, CountPairs = false, Top = Math.Max(1, market.Places.Count) };
            var companySide = request with { Perspective = Perspective.Company };
            var people = certificate.People.Select((id, number) => (id, number)).ToDictionary(item => item.id, item => item.number);
            var decided = _problem.Decided.ToHashSet();
            var findings = new List<PlanFinding>[market.Candidates.Count];
            Parallel.For(0, findings.Length, new ParallelOptions { CancellationToken = cancellation }, at =>
            {
                var id = market.Candidates[at].Id;
                findings[at] = people.TryGetValue(id, out var person) ? OfPerson(person, id) : [];
            });
            Findings.AddRange(findings.SelectMany(found => found));

            List<PlanFinding> OfPerson(int person, Id<Candidate> id)
            {
                List<PlanFinding> found = [];
                var possible = reference.RankPlaces(id, request).Results.ToDictionary(result => result.Pair.Place.Id, result => result.Pair.Score.ScoreMillionths);
                foreach (var pair in _problem.PairsOf(person).ToArray())
                {
                    cancellation.ThrowIfCancellationRequested();
                    var place = certificate.Places[pair.Place];
                    var isPossible = possible.Remove(place, out var ofPerson);
                    if (market.FindPlace(place) is null || (!isPossible && !decided.Contains(new(person, pair.Place))))
                    {
                        found.Add(new PlanFinding(PlanFault.PairMissingInMarket) { Candidate = id.Value, Place = place.Value });
                        continue;
                    }

                    ofPerson = isPossible ? ofPerson : reference.Evaluate(id, place, request).Score.ScoreMillionths;
                    Score("person_millionths", pair.PersonMillionths, ofPerson);
                    Score("company_millionths", pair.CompanyMillionths, reference.Evaluate(id, place, companySide).Score.ScoreMillionths);

                    void Score(string field, int told, int right)
                    {
                        if (told != right)
                        {
                            found.Add(new PlanFinding(PlanFault.ScoreWrong) { Candidate = id.Value, Place = place.Value, Field = field, Told = Number(told), Right = Number(right) });
                        }
                    }
                }

                found.AddRange(possible.Keys.Order().Select(place => new PlanFinding(PlanFault.PairMissingInCertificate) { Candidate = id.Value, Place = place.Value }));
                return found;
            }
        }

        private IEnumerable<Candidate> Searching() => market.Candidates.Where(person => person.CaseState != CaseState.Placed && person.CaseState != CaseState.Closed);

        // What can be given away: counted seats that are not filled; one seat where nobody has counted; nothing once the place is filled or withdrawn.
        private static int SeatsOf(TrainingPlace place)
        {
            if (place.State == PlaceState.Filled || place.State == PlaceState.Withdrawn)
            {
                return 0;
            }

            var filled = place.SeatsFilled ?? 0;
            return place.SeatsTotal is { } all ? (all > filled ? all - filled : 0) : 1;
        }

        private void Compare<T>(ValueList<Id<T>> told, IEnumerable<Id<T>> there, Func<string, Subject> name, Action<int, Id<T>, Subject> facts)
        {
            var left = there.ToHashSet();
            foreach (var (number, id) in told.Index())
            {
                if (left.Remove(id))
                {
                    facts(number, id, name(id.Value));
                }
                else
                {
                    Findings.Add(name(id.Value).With(PlanFault.MissingInMarket));
                }
            }

            Findings.AddRange(left.Order().Select(id => name(id.Value).With(PlanFault.MissingInCertificate)));
        }

        private void Fact(Subject subject, string field, string told, string right)
        {
            if (told != right)
            {
                Findings.Add(subject.With(PlanFault.FactDiffers) with { Field = field, Told = told, Right = right });
            }
        }

        private void Same(string field, string told, string right)
        {
            if (told != right)
            {
                Findings.Add(new PlanFinding(PlanFault.MarketDiffers) { Field = field, Told = told, Right = right });
            }
        }

        private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Who or what a finding is about.</summary>
    private readonly record struct Subject
    {
        public string? Candidate { get; init; }

        public string? Place { get; init; }

        public string? Company { get; init; }

        public string? Adviser { get; init; }

        public PlanFinding With(PlanFault fault) => new(fault) { Candidate = Candidate, Place = Place, Company = Company, Adviser = Adviser };
    }
}
