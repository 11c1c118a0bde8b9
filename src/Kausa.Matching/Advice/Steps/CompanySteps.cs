using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Advice;

/// <summary>The steps that a company could take, whatever they would open.</summary>
/// <remarks>docs/advice.md lists them. Whom a company may not prefer, no step lets it prefer.</remarks>
public static class CompanySteps
{
    /// <summary>Days by which a start may come later.</summary>
    private static readonly int[] LaterDays = [31, 92];

    private static readonly EntitlementState[] Granted = [EntitlementState.Granted, EntitlementState.GrantedWithConditions, EntitlementState.VerbundOnly];

    /// <summary>All steps of a company.</summary>
    /// <param name="offer">The company with its places.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>Steps by kind; none that would change nothing about the company's facts.</returns>
    public static ValueList<CompanyStep> Of(CompanyOffer offer, MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(policy);
        return All(offer, policy).Where(step => step.Apply(offer) != offer).ToValueList();
    }

    /// <summary>A place that asks for a lower level of one skill.</summary>
    /// <returns>The place itself when it asks for nothing lower than that.</returns>
    internal static TrainingPlace WithLowerMinimum(TrainingPlace place, LanguageSkill skill, int levels) => place with
    {
        LanguageMinima = place.LanguageMinima
            .Select(minimum => minimum.Skill == skill ? minimum with { Level = (CefrLevel)Math.Max(0, (int)minimum.Level - levels) } : minimum)
            .Where(minimum => minimum.Level != CefrLevel.A0 || minimum.Skill != skill).ToValueList(),
    };

    /// <summary>A company that may train in an occupation.</summary>
    internal static Company WithEntitlement(Company company, Id<Occupation> occupation) => company with
    {
        Entitlements = company.Entitlements.Where(entitlement => entitlement.Occupation != occupation)
            .Append(new TrainingEntitlement(company.Id, occupation, EntitlementState.Granted, null, null)).ToValueList(),
    };

    /// <summary>A place that may begin some days later.</summary>
    internal static TrainingPlace WithLaterStart(TrainingPlace place, int days) =>
        place.StartsOn is null ? place : place with { StartFlexDays = Math.Min(366, (place.StartFlexDays ?? 0) + days) };

    /// <summary>A place whose working times suit minors too.</summary>
    internal static TrainingPlace WithDayTimes(TrainingPlace place) => place with
    {
        WorkingTimes = place.WorkingTimes with
        {
            EarliestBegin = Later(place.WorkingTimes.EarliestBegin, new TimeOnly(7, 0), new TimeOnly(6, 0)),
            LatestEnd = Earlier(place.WorkingTimes.LatestEnd, new TimeOnly(17, 0), new TimeOnly(20, 0)),
            Saturday = false,
            Sunday = false,
        },
    };

    /// <summary>A place that is said to be open.</summary>
    internal static TrainingPlace Confirmed(TrainingPlace place) => place.State is PlaceState.Filled or PlaceState.Withdrawn ? place : place with { State = PlaceState.Open };

    private static IEnumerable<CompanyStep> All(CompanyOffer offer, MatchPolicy policy)
    {
        foreach (var skill in offer.Places.SelectMany(place => place.LanguageMinima).Select(minimum => minimum.Skill).Distinct().Order())
        {
            yield return EachPlace(AdviceCode.LowerLanguageMinimum, policy, [TextArgument.Code("skill", skill.Code())], place => WithLowerMinimum(place, skill, 1));
        }

        // A prohibition or a refusal is the chamber's decision and no step of the company.
        foreach (var occupation in offer.Places.Where(IsVocational).Select(place => place.Occupation).Distinct().Order().Where(occupation => MayApply(offer.Company, occupation)))
        {
            yield return Step(AdviceCode.Entitlement, policy, [TextArgument.Text("occupation", TitleOf(occupation))], known => known with { Company = WithEntitlement(known.Company, occupation) });
        }

        yield return Step(AdviceCode.AevoTrainer, policy, [], known => HasTrainer(known.Company) ? known : known with { Company = known.Company with { Trainers = known.Company.Trainers.Append(NewTrainer(known.Company)).ToValueList() } });
        yield return Step(AdviceCode.VerbundPartner, policy, [], known => known with
        {
            Company = known.Company with { Entitlements = known.Company.Entitlements.Select(e => e is { State: EntitlementState.VerbundOnly, VerbundPartner: null } ? e with { VerbundPartner = "partner" } : e).ToValueList() },
        });
        yield return EachPlace(AdviceCode.ConfirmSeats, policy, [], Confirmed);
        yield return EachPlace(AdviceCode.WorkingTimes, policy, [], WithDayTimes);
        yield return EachPlace(AdviceCode.LicenceLater, policy, [], place => place with { LicenceNeeded = null });
        yield return EachPlace(AdviceCode.HousingOffer, policy, [], place => place with { OffersHousing = true });
        foreach (var days in LaterDays)
        {
            yield return EachPlace(AdviceCode.LaterStart, policy, [TextArgument.Number("days", days)], place => WithLaterStart(place, days));
        }

        if (policy.PathwaysEnabled.Contains(Pathway.Eq) && !offer.Places.Any(place => place.Pathway == Pathway.Eq))
        {
            yield return Step(AdviceCode.EqOffer, policy, [], known => known with { Places = known.Places.Concat(known.Places.Where(IsVocational).Select(EqBeside)).ToValueList() });
        }
    }

    private static bool IsVocational(TrainingPlace place) => place.Pathway is Pathway.DualApprenticeship or Pathway.AsaFlex or Pathway.ExternalTraining;

    /// <summary>Whether a company can still get the right to train in an occupation that it does not have.</summary>
    internal static bool MayApply(Company company, Id<Occupation> occupation)
    {
        var state = company.Entitlements.FirstOrDefault(entitlement => entitlement.Occupation == occupation)?.State;
        return state is null || (!Granted.Contains(state.Value) && state is not (EntitlementState.Refused or EntitlementState.Prohibited));
    }

    private static bool HasTrainer(Company company) => company.Trainers.Any(trainer => trainer is { Occupations.Count: 0, Qualification: not null, Aevo: AevoState.Passed });

    private static Trainer NewTrainer(Company company) => new(new("advice-trainer"), company.Id, [], TrainerQualification.ExamAndPractice, AevoState.Passed);

    private static TrainingPlace EqBeside(TrainingPlace place) => place with { Id = new(place.Id.Value.Length > Id<TrainingPlace>.MaxLength - 3 ? "advice-eq" : $"{place.Id.Value}-eq"), Pathway = Pathway.Eq };

    private static TimeOnly Later(TimeOnly? known, TimeOnly otherwise, TimeOnly least) => known is not { } time ? otherwise : time < least ? least : time;

    private static TimeOnly Earlier(TimeOnly? known, TimeOnly otherwise, TimeOnly most) => known is not { } time ? otherwise : time > most ? most : time;

    private static string TitleOf(Id<Occupation> occupation) => ReferenceCatalogue.Shared.FindOccupation(occupation)?.Title ?? occupation.Value;

    private static CompanyStep EachPlace(AdviceCode code, MatchPolicy policy, ValueList<TextArgument> arguments, Func<TrainingPlace, TrainingPlace> change) =>
        Step(code, policy, arguments, offer => offer with { Places = offer.Places.Select(change).ToValueList() });

    private static CompanyStep Step(AdviceCode code, MatchPolicy policy, ValueList<TextArgument> arguments, Func<CompanyOffer, CompanyOffer> change) =>
        new() { Code = code, Arguments = arguments, EffortMinutes = StepEfforts.Minutes(policy, code), Change = change };
}
