using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws what the residence documents say, so that title, note and dates fit together.</summary>
internal static class ResidenceDraw
{
    private const int ReceptionCentreMonths = 18;

    public static ResidenceFacts Draw(Person person)
    {
        var missing = person.Population.Missing;
        var random = person.Stream("residence");
        var facts = Complete(person, random);
        var known = person.Stream("residence-known");
        var knowsObligation = person.Knows(known, missing.Obligation);
        return facts with
        {
            Title = person.KnowsByRank("title", missing.Title) ? facts.Title : null,
            EmploymentNote = person.KnowsByRank("note", missing.EmploymentNote) ? facts.EmploymentNote : null,
            ValidUntil = person.Knows(known, missing.ResidenceDates) ? facts.ValidUntil : null,
            AsylumRegisteredOn = person.Knows(known, missing.ResidenceDates) ? facts.AsylumRegisteredOn : null,
            TolerationSince = person.Knows(known, missing.ResidenceDates) ? facts.TolerationSince : null,
            EnteredOn = person.Knows(known, missing.ResidenceDates) ? facts.EnteredOn : null,
            LivesInReceptionCentre = person.Knows(known, missing.ResidenceDates) ? facts.LivesInReceptionCentre : null,
            Identity = person.KnowsByRank("identity", missing.Identity) ? facts.Identity : null,
            Obligation = knowsObligation ? facts.Obligation : null,
            ObligationUntil = knowsObligation ? facts.ObligationUntil : null,
        };
    }

    private static ResidenceFacts Complete(Person person, RandomStream random)
    {
        var asOf = person.Context.AsOf;
        var facts = new ResidenceFacts
        {
            Title = person.Title,
            EnteredOn = person.EnteredOn,
            EmploymentNote = Note(person, random),
            Identity = random.Below(100) switch { < 62 => IdentityClarification.Yes, < 88 => IdentityClarification.StepsTaken, _ => IdentityClarification.No },
            LivesInReceptionCentre = false,
            Obligation = ResidenceObligation.None,
        };
        return person.Title switch
        {
            ResidenceTitle.PermissionToStay => facts with
            {
                ValidUntil = asOf.AddDays(random.Between(20, 180)),
                AsylumRegisteredOn = Earlier(person.EnteredOn.AddDays(random.Between(2, 40)), asOf.AddDays(-2)),
                LivesInReceptionCentre = person.MonthsSinceEntry < ReceptionCentreMonths && random.Percent(person.Population.Candidates.ReceptionCentrePercent),
                Obligation = ResidenceObligation.Place,
            },
            ResidenceTitle.Toleration or ResidenceTitle.TolerationIdentity60B or ResidenceTitle.TrainingToleration60C => facts with
            {
                ValidUntil = asOf.AddDays(random.Between(10, 180)),
                AsylumRegisteredOn = person.EnteredOn.AddDays(random.Between(2, 60)),
                TolerationSince = asOf.AddMonths(-random.Between(1, Math.Max(1, person.MonthsSinceEntry - 6))).AddDays(-random.Below(20)),
                Identity = person.Title == ResidenceTitle.TolerationIdentity60B ? IdentityClarification.No : facts.Identity,
                LivesInReceptionCentre = random.Percent(6),
                Obligation = random.Percent(60) ? ResidenceObligation.Place : ResidenceObligation.State,
            },
            ResidenceTitle.ResidencePermitProtection or ResidenceTitle.ResidencePermitDeportationBan => Obliged(
                facts with { ValidUntil = asOf.AddDays(random.Between(30, 1_000)), Identity = IdentityClarification.Yes }, person, random),
            ResidenceTitle.TemporaryProtection => facts with
            {
                ValidUntil = asOf.AddDays(random.Between(180, 400)),
                Identity = IdentityClarification.Yes,
                Obligation = random.Percent(50) ? ResidenceObligation.Place : ResidenceObligation.None,
            },
            ResidenceTitle.EuOrGermanOrUnrestricted => facts with { EnteredOn = null, Identity = IdentityClarification.Yes },
            ResidenceTitle.SettlementPermit => facts with { Identity = IdentityClarification.Yes },
            _ => facts with { ValidUntil = asOf.AddDays(random.Between(60, 900)) },
        };
    }

    // § 12a AufenthG: three years from recognition; the generator lets recognition follow entry by a year.
    private static ResidenceFacts Obliged(ResidenceFacts facts, Person person, RandomStream random)
    {
        var until = person.EnteredOn.AddMonths(48);
        return until < person.Context.AsOf || random.Percent(30)
            ? facts
            : facts with { Obligation = random.Percent(50) ? ResidenceObligation.Place : ResidenceObligation.State, ObligationUntil = until };
    }

    private static EmploymentNote Note(Person person, RandomStream random)
    {
        var rates = person.Population.Candidates;
        return person.Title switch
        {
            ResidenceTitle.PermissionToStay => WithPermitUnless(rates.PermissionToStayWorkForbiddenPercent),
            ResidenceTitle.Toleration => WithPermitUnless(rates.TolerationWorkForbiddenPercent),
            ResidenceTitle.TolerationIdentity60B => EmploymentNote.NotAllowed,
            ResidenceTitle.TrainingToleration60C => EmploymentNote.WithAuthorityPermit,
            _ => EmploymentNote.EmploymentAllowed,
        };

        EmploymentNote WithPermitUnless(int forbiddenPercent) =>
            random.Percent(forbiddenPercent) ? EmploymentNote.NotAllowed : EmploymentNote.WithAuthorityPermit;
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
