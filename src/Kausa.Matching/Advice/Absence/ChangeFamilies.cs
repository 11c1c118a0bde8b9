using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>A kind of change in amounts from small to large.</summary>
/// <param name="Code">The kind.</param>
/// <param name="Least">The least amount.</param>
/// <param name="Most">The largest amount.</param>
/// <param name="IsByCompany">Whether the company acts.</param>
/// <param name="Effort">Minutes by amount.</param>
/// <param name="Arguments">Variable parts of the text by amount.</param>
/// <param name="Change">The facts by amount.</param>
internal sealed record ChangeFamily(
    AdviceCode Code, int Least, int Most, bool IsByCompany, Func<int, int> Effort, Func<int, ValueList<TextArgument>> Arguments, Func<PairSides, int, PairSides> Change)
{
    /// <summary>Whether rules about the person alone look at what it changes.</summary>
    public bool ConcernsPersonRules => Code is AdviceCode.Pathway or AdviceCode.EarlierStart or AdviceCode.WaitForStart or AdviceCode.LanguageSkill or AdviceCode.LanguageTest
        or AdviceCode.SchoolDutyProof or AdviceCode.MedicalCheck or AdviceCode.GuardianConsent;
}

/// <summary>The kinds of change that could bring one place onto one person's list.</summary>
internal static class ChangeFamilies
{
    private const int MostMinutes = 300;
    private const int MostDays = 730;
    private const int LeastT = 20;
    private const int MostT = 80;

    /// <summary>What is to be tried for a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="company">The company with its places.</param>
    public static IEnumerable<ChangeFamily> Of(EvaluatedPair pair, CompanyOffer company) =>
        pair.Status == EligibilityStatus.Ineligible ? AboutRules(pair, company) : AboutRules(pair, company).Concat(AboutScore(pair));

    private static IEnumerable<ChangeFamily> AboutRules(EvaluatedPair pair, CompanyOffer company)
    {
        var (person, place, policy) = (pair.Candidate, pair.Place, pair.Facts.Policy);
        var limit = PersonSteps.LimitOf(person, policy);
        yield return Person(AdviceCode.TravelMinutes, limit + 1, MostMinutes, policy, minutes => [TextArgument.Number("minutes", minutes), TextArgument.Number("before", limit)], PersonSteps.WithLimit);
        foreach (var skill in Enum.GetValues<LanguageSkill>())
        {
            if (PersonSteps.NextLevel(pair.Facts.Estimates.Languages[(int)skill]) is { } next)
            {
                yield return Person(
                    AdviceCode.LanguageSkill, (int)next, (int)CefrLevel.C2, policy, level => [TextArgument.Code("skill", skill.Code()), TextArgument.Code("level", ((CefrLevel)level).Code())],
                    (known, level) => PersonSteps.WithCertificate(known, skill, (CefrLevel)level, pair.Facts.AsOf));
            }
        }

        foreach (var paper in PersonSteps.Papers(person, policy, pair.Facts.AsOf))
        {
            yield return Once(paper);
        }

        if (place.Pathway == Pathway.Bvb && PersonSteps.Documenting(person, policy, pair.Facts.AsOf) is { } test)
        {
            yield return Once(test);
        }

        if (person.Start.Earliest is { } earliest)
        {
            yield return Person(
                AdviceCode.EarlierStart, 1, MostDays, policy, days => [TextArgument.Date("date", earliest.AddDays(-days)), TextArgument.Date("before", earliest)],
                (known, days) => PersonSteps.WithEarliest(known, earliest.AddDays(-days)));
        }

        if (person.Start.Latest is { } latest)
        {
            yield return Person(
                AdviceCode.WaitForStart, 1, MostDays, policy, days => [TextArgument.Date("date", latest.AddDays(days)), TextArgument.Date("before", latest)],
                (known, days) => PersonSteps.WithLatest(known, latest.AddDays(days)));
        }

        if (place.LicenceNeeded is { } asked && person.Mobility.Licences is null)
        {
            yield return Once(PersonSteps.LicenceAnswer(asked, policy));
        }
        else if (place.LicenceNeeded is { } licence && person.Mobility.Licences?.Contains(licence) == false)
        {
            yield return Once(AdviceCode.Licence, policy, [TextArgument.Code("class", licence.Code())], known => PersonSteps.WithLicence(known, licence), licence.Code());
        }

        if (person.PathwaysOpen?.Contains(place.Pathway) == false || (person.PathwaysOpen is null && person.Intention == TrainingIntention.Not && place.Pathway == Pathway.DualApprenticeship))
        {
            yield return Once(AdviceCode.Pathway, policy, [TextArgument.Code("pathway", $"{nameof(Pathway)}.{place.Pathway.Code()}")], known => PersonSteps.WithPathway(known, place.Pathway));
        }

        if (person.VetoedOccupations.Contains(place.Occupation))
        {
            yield return Once(AdviceCode.OccupationVeto, policy, [TextArgument.Text("occupation", pair.Facts.Occupation.Title)], known => PersonSteps.WithoutVeto(known, place.Occupation));
        }

        if (person.VetoedCompanies.Contains(place.Company))
        {
            yield return Once(AdviceCode.CompanyVeto, policy, [TextArgument.Text("company", pair.Facts.Company.Label)], known => known with { VetoedCompanies = known.VetoedCompanies.Where(id => id != place.Company).ToValueList() });
        }

        foreach (var family in OfCompany(pair, company))
        {
            yield return family;
        }
    }

    private static IEnumerable<ChangeFamily> OfCompany(EvaluatedPair pair, CompanyOffer company)
    {
        var (place, policy) = (pair.Place, pair.Facts.Policy);
        foreach (var minimum in place.LanguageMinima)
        {
            yield return Place(AdviceCode.LowerLanguageMinimum, (int)minimum.Level, policy,
                levels => [TextArgument.Code("skill", minimum.Skill.Code()), TextArgument.Code("level", ((CefrLevel)((int)minimum.Level - levels)).Code())],
                place.Id, (known, levels) => CompanySteps.WithLowerMinimum(known, minimum.Skill, levels));
        }

        if (CompanySteps.MayApply(company.Company, place.Occupation))
        {
            yield return new ChangeFamily(
                AdviceCode.Entitlement, 1, 1, true, _ => StepEfforts.Minutes(policy, AdviceCode.Entitlement), _ => [TextArgument.Text("occupation", pair.Facts.Occupation.Title)],
                (sides, _) => sides with { Offer = sides.Offer with { Company = CompanySteps.WithEntitlement(sides.Offer.Company, place.Occupation) } });
        }

        if (place.State != PlaceState.Withdrawn)
        {
            yield return Place(AdviceCode.MoreSeats, 1, policy, seats => [TextArgument.Number("seats", seats)], place.Id,
                (known, seats) => known with { State = PlaceState.Open, SeatsTotal = Math.Min(1_000, Math.Max(known.SeatsTotal ?? 0, known.SeatsFilled ?? 0) + seats) });
        }

        if (place.StartsOn is not null)
        {
            yield return Place(AdviceCode.LaterStart, 366 - (place.StartFlexDays ?? 0), policy, days => [TextArgument.Number("days", days)], place.Id, CompanySteps.WithLaterStart);
        }

        if (place.LicenceNeeded is not null)
        {
            yield return Place(AdviceCode.LicenceLater, 1, policy, _ => [], place.Id, (known, _) => known with { LicenceNeeded = null });
        }

        yield return Place(AdviceCode.WorkingTimes, 1, policy, _ => [], place.Id, (known, _) => CompanySteps.WithDayTimes(known));
    }

    private static IEnumerable<ChangeFamily> AboutScore(EvaluatedPair pair)
    {
        var (person, occupation, policy) = (pair.Candidate, pair.Place.Occupation, pair.Facts.Policy);
        var others = person.Wishes.Where(wish => wish != occupation).ToValueList();
        var position = person.Wishes.Contains(occupation) ? person.Wishes.TakeWhile(wish => wish != occupation).Count() : others.Count + 1;
        yield return Person(
            AdviceCode.Wish, 1, position, policy, up => [TextArgument.Text("occupation", pair.Facts.Occupation.Title), TextArgument.Number("wish", position - up + 1)],
            (known, up) => known with { Wishes = others.Take(position - up).Append(occupation).Concat(others.Skip(position - up)).ToValueList() });
        foreach (var term in pair.Score.Scores.Skills.Terms)
        {
            yield return Person(
                AdviceCode.TestResult, LeastT, MostT, policy, value => [TextArgument.Code("dimension", ReferenceCatalogue.Shared.Dimension(term.Dimension).Code), TextArgument.Number("value", value)],
                (known, value) => known with
                {
                    Evidence = known.Evidence.Append(new CompetenceEvidence
                    {
                        Id = new("advice-test"),
                        Dimension = term.Dimension,
                        Kind = EvidenceKind.NormedTest,
                        Raw = new RawResult(RawScale.T, value * 100),
                        AssessedOn = pair.Facts.AsOf,
                    }).ToValueList(),
                });
        }
    }

    private static ChangeFamily Person(AdviceCode code, int least, int most, MatchPolicy policy, Func<int, ValueList<TextArgument>> arguments, Func<Candidate, int, Candidate> change) =>
        new(code, least, most, false, _ => StepEfforts.Minutes(policy, code), arguments, (sides, amount) => sides with { Person = change(sides.Person, amount) });

    private static ChangeFamily Once(PersonStep step) => new(step.Code, 1, 1, false, _ => step.EffortMinutes, _ => step.Arguments, (sides, _) => sides with { Person = step.Apply(sides.Person) });

    private static ChangeFamily Once(AdviceCode code, MatchPolicy policy, ValueList<TextArgument> arguments, Func<Candidate, Candidate> change, string? detail = null) =>
        new(code, 1, 1, false, _ => StepEfforts.Minutes(policy, code, detail), _ => arguments, (sides, _) => sides with { Person = change(sides.Person) });

    private static ChangeFamily Place(
        AdviceCode code, int most, MatchPolicy policy, Func<int, ValueList<TextArgument>> arguments, Id<TrainingPlace> place, Func<TrainingPlace, int, TrainingPlace> change) =>
        new(code, 1, most, true, _ => StepEfforts.Minutes(policy, code), arguments, (sides, amount) => sides with
        {
            Offer = sides.Offer with { Places = sides.Offer.Places.Select(known => known.Id == place ? change(known, amount) : known).ToValueList() },
        });
}
