using System.Globalization;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Plans;

/// <summary>Checks a plan by its certificate, with nothing of what made either.</summary>
public static class PlanCheck
{
    /// <summary>Checks.</summary>
    /// <param name="plan">What a file claims to be a plan.</param>
    /// <param name="certificate">Its certificate.</param>
    /// <returns>What was looked at and found.</returns>
    /// <remarks>
    /// 1. Plan and certificate speak of the same, and the plan's digest is that of what it says (JSON only: a table has neither). 2. Everybody of the certificate stands in the plan once. 3. Rules and stability by
    /// <see cref="AllocationChecker.CheckCohort"/>. 4. Prices and bound by <see cref="AllocationChecker.CheckPrices"/>.
    /// </remarks>
    public static PlanVerdict Check(ClaimedPlan plan, PlanCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(certificate);
        var work = new Work(plan, certificate);
        work.CheckHead();
        var placeOfPerson = work.PlaceOfPerson();
        work.CheckScores();
        return work.CheckAllocation(placeOfPerson);
    }

    private sealed class Work(ClaimedPlan plan, PlanCertificate certificate)
    {
        private readonly List<PlanCheckStep> _steps = [];
        private readonly List<PlanFinding> _findings = [];
        private readonly Dictionary<Id<Candidate>, int> _people = certificate.People.Select((id, number) => (id, number)).ToDictionary(item => item.id, item => item.number);
        private readonly Dictionary<Id<TrainingPlace>, int> _places = certificate.Places.Select((id, number) => (id, number)).ToDictionary(item => item.id, item => item.number);

        public void CheckHead()
        {
            if (plan.Head is not { } head)
            {
                return;
            }

            _steps.AddRange(PlanCheckStep.Head, PlanCheckStep.Digest);
            Same("snapshot", head.Snapshot, certificate.Snapshot);
            Same("policy", head.PolicyId, certificate.PolicyId);
            Same("policy_version", Number(head.PolicyVersion), Number(certificate.PolicyVersion));
            Same("as_of", Day(head.AsOf), Day(certificate.AsOf));
            Same("objective", head.Objective.Code(), certificate.Objective.Code());
            var digest = PlanDigest.Of(head.Snapshot, head.PolicyId, head.PolicyVersion, head.Objective, head.AsOf, head.Pairs, head.Contacts);
            if (head.Digest != digest)
            {
                _findings.Add(new PlanFinding(PlanFault.DigestWrong) { Told = head.Digest, Right = digest });
            }

            if (head.Digest != certificate.PlanDigest)
            {
                _findings.Add(new PlanFinding(PlanFault.OtherPlan) { Told = certificate.PlanDigest, Right = head.Digest });
            }
        }

        /// <summary>The plan in the numbers of the certificate.</summary>
        public int[] PlaceOfPerson()
        {
            _steps.Add(PlanCheckStep.People);
            var placeOfPerson = new int[certificate.People.Count];
            placeOfPerson.AsSpan().Fill(-1);
            var isNamed = new bool[placeOfPerson.Length];
            foreach (var (candidate, place) in plan.Pairs)
            {
                if (Name(candidate, isNamed) is { } person)
                {
                    if (_places.TryGetValue(place, out var number))
                    {
                        placeOfPerson[person] = number;
                    }
                    else
                    {
                        _findings.Add(new PlanFinding(PlanFault.PlaceUnknown) { Candidate = candidate.Value, Place = place.Value });
                    }
                }
            }

            foreach (var candidate in plan.Unplaced)
            {
                Name(candidate, isNamed);
            }

            _findings.AddRange(certificate.People.Where((_, person) => !isNamed[person]).Select(candidate => new PlanFinding(PlanFault.PersonMissing) { Candidate = candidate.Value }));
            return placeOfPerson;
        }

        public void CheckScores()
        {
            if (plan.Head is not { } head)
            {
                return;
            }

            _steps.Add(PlanCheckStep.Scores);
            foreach (var pair in head.Pairs)
            {
                if (_people.TryGetValue(pair.Candidate, out var person) && _places.TryGetValue(pair.Place, out var place) && certificate.Problem.Find(person, place) is { } known)
                {
                    Score("person_millionths", pair, pair.PersonMillionths, known.PersonMillionths);
                    Score("company_millionths", pair, pair.CompanyMillionths, known.CompanyMillionths);
                }
            }

            var total = head.Pairs.Sum(pair => (long)pair.PersonMillionths + pair.CompanyMillionths);
            if (total != head.TotalMillionths)
            {
                _findings.Add(new PlanFinding(PlanFault.TotalWrong) { Field = "total_millionths", Told = Number(head.TotalMillionths), Right = Number(total) });
            }
        }

        public PlanVerdict CheckAllocation(int[] placeOfPerson)
        {
            var (problem, isStable) = (certificate.Problem, certificate.Objective == CohortObjective.Stable);
            _steps.AddRange(PlanCheckStep.Rules, isStable ? PlanCheckStep.Stability : PlanCheckStep.Prices);
            _findings.AddRange(AllocationChecker.CheckCohort(problem, placeOfPerson, certificate.Objective).Select(Named));
            PriceCheck? prices = null;
            if (certificate.Prices is { } told)
            {
                prices = AllocationChecker.CheckPrices(problem, placeOfPerson, certificate.Objective, told);
                _findings.AddRange(prices.Findings.Select(Named));
                if (certificate.Bound != prices.Bound)
                {
                    _findings.Add(new PlanFinding(PlanFault.BoundWrong) { Field = "bound_millionths", Told = Number(certificate.Bound ?? 0), Right = Number(prices.Bound) });
                }
            }

            return new PlanVerdict(_steps.ToValueList(), _findings.ToValueList(), placeOfPerson.Count(place => place >= 0), prices?.Bound, prices?.DualGap);
        }

        // Who is named once more keeps the place named first.
        private int? Name(Id<Candidate> candidate, bool[] isNamed)
        {
            if (!_people.TryGetValue(candidate, out var person))
            {
                _findings.Add(new PlanFinding(PlanFault.PersonUnknown) { Candidate = candidate.Value });
                return null;
            }

            if (isNamed[person])
            {
                _findings.Add(new PlanFinding(PlanFault.PersonRepeated) { Candidate = candidate.Value });
                return null;
            }

            isNamed[person] = true;
            return person;
        }

        private void Same(string field, string told, string right)
        {
            if (told != right)
            {
                _findings.Add(new PlanFinding(PlanFault.HeadDiffers) { Field = field, Told = told, Right = right });
            }
        }

        private void Score(string field, PlanDigestPair pair, int told, int right)
        {
            if (told != right)
            {
                _findings.Add(new PlanFinding(PlanFault.ScoreDiffers) { Candidate = pair.Candidate.Value, Place = pair.Place.Value, Field = field, Told = Number(told), Right = Number(right) });
            }
        }

        private PlanFinding Named(AllocationFinding finding)
        {
            return finding.Fault switch
            {
                AllocationFault.NotEligible => Pair(PlanFault.PairImpossible),
                AllocationFault.ColumnOverCapacity => Over(PlanFault.SeatsExceeded, certificate.Problem.Seats) with { Place = certificate.Places[finding.Column].Value },
                AllocationFault.CompanyOverCap => Over(PlanFault.CapExceeded, certificate.Problem.ProposalCaps) with { Company = certificate.Companies[finding.Column].Value },
                AllocationFault.AdviserOverLimit => Over(PlanFault.LimitExceeded, certificate.Problem.CaseloadLimits) with { Adviser = certificate.Advisers[finding.Column].Value },
                AllocationFault.PinnedPairMissing => Pair(PlanFault.DecidedMissing),
                AllocationFault.RequiredRowUnfilled => Pair(PlanFault.RequiredMissing),
                AllocationFault.BlockingPair => Pair(PlanFault.BlockingPair),
                AllocationFault.PriceNegative => Priced(PlanFault.PriceNegative) with { Place = certificate.Places[finding.Column].Value },
                AllocationFault.CompanyPriceNegative => Priced(PlanFault.PriceNegative) with { Company = certificate.Companies[finding.Column].Value },
                AllocationFault.AdviserPriceNegative => Priced(PlanFault.PriceNegative) with { Adviser = certificate.Advisers[finding.Column].Value },
                AllocationFault.PriceWithoutScarcity => Priced(PlanFault.PriceWithoutScarcity) with { Place = certificate.Places[finding.Column].Value },
                AllocationFault.CompanyPriceWithoutScarcity => Priced(PlanFault.PriceWithoutScarcity) with { Company = certificate.Companies[finding.Column].Value },
                AllocationFault.AdviserPriceWithoutScarcity => Priced(PlanFault.PriceWithoutScarcity) with { Adviser = certificate.Advisers[finding.Column].Value },
                AllocationFault.PlacementPriceWrong => new PlanFinding(PlanFault.PlacementPriceWrong) { Field = "placement_price_millionths", Told = Number(finding.Amount) },
                AllocationFault.UnallocatedPairGains => Pair(PlanFault.PairGains) with { Told = Number(finding.Amount) },
                AllocationFault.AllocatedPairLoses => Pair(PlanFault.PairLoses) with { Told = Number(finding.Amount) },
                AllocationFault.DualGap => new PlanFinding(PlanFault.Gap) { Told = Number(finding.Amount), Right = "0" },
                _ => throw new InvalidOperationException($"A plan cannot have the fault {finding.Fault}."),
            };

            PlanFinding Pair(PlanFault fault) => new(fault) { Candidate = certificate.People[finding.Row].Value, Place = finding.Column < 0 ? null : certificate.Places[finding.Column].Value };

            PlanFinding Priced(PlanFault fault) => new(fault) { Field = "price_millionths", Told = Number(finding.Amount) };

            PlanFinding Over(PlanFault fault, IReadOnlyList<int> most) => new(fault) { Told = Number(most[finding.Column] + finding.Amount), Right = Number(most[finding.Column]) };
        }

        private static string Number(Int128 value) => value.ToString(CultureInfo.InvariantCulture);

        private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
