using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws one candidate: each group of facts from a stream of its own.</summary>
internal static class CandidateDraw
{
    public static (Candidate Candidate, CandidateTruth Truth) Draw(GenerationContext context, int index)
    {
        var person = new Person(context, index);
        var rates = person.Population.Candidates;
        var missing = person.Population.Missing;
        var random = person.Stream("case");
        var (wishes, vetoes) = WishDraw.Draw(person);
        var intention = person.Stream("intention").Pick(rates.Intentions);
        var limits = person.Stream("limits");
        var knowsLimits = person.KnowsByRank("limits", missing.WorkingTimeLimits);
        var candidate = new Candidate
        {
            Id = GenerationContext.CandidateId(index),
            PrimaryAdviser = GenerationContext.AdviserId(random.Below(context.Specification.AdviserCount)),
            CaseState = random.Pick(rates.CaseStates),
            ServiceLevel = random.Percent(rates.SearchPercent) ? ServiceLevel.Search : random.Percent(rates.PlacementPercent) ? ServiceLevel.Placement : ServiceLevel.Orientation,
            Home = person.Home,
            Residence = ResidenceDraw.Draw(person),
            Schooling = SchoolingDraw.Draw(person),
            Mobility = MobilityDraw.Draw(person),
            Start = Start(person, intention),
            Intention = intention,
            PathwaysOpen = Pathways(person),
            Wishes = wishes,
            VetoedOccupations = vetoes,
            Evidence = CompetenceEvidenceDraw.Draw(person),
            LanguageEvidence = LanguageDraw.Evidence(person),
            Courses = LanguageDraw.Courses(person),
            Interests = InterestDraw.Draw(person),
            SupportNeeds = Supports(person),
            ShiftPossible = knowsLimits ? limits.Percent(75) : null,
            WeekendPossible = knowsLimits ? limits.Percent(70) : null,
            ConfirmedOn = ConfirmationDraw.Draw(person.Stream("confirmed"), context.AsOf, person.EnteredOn),
            PartTimeWanted = knowsLimits ? limits.Percent(8) : null,
        };
        return (ConsentDraw.Add(MinorDraw.Add(candidate, person), person), person.Truth);
    }

    private static StartWindow Start(Person person, TrainingIntention? intention)
    {
        var random = person.Stream("start");
        if (!person.Knows(random, person.Population.Missing.Start))
        {
            return default;
        }

        var season = person.Specification.TrainingStart;
        var soonPercent = intention == TrainingIntention.Later ? 10 : 88;
        var way = random.Below(100);
        var earliest = season.AddMonths(way < soonPercent ? -1 : way < 97 && intention != TrainingIntention.Later ? random.Between(1, 3) : 11);
        return new StartWindow(earliest, random.Percent(25) ? earliest.AddMonths(random.Between(8, 14)) : null);
    }

    private static ValueList<Pathway>? Pathways(Person person)
    {
        var random = person.Stream("pathways");
        if (!person.Knows(random, person.Population.Missing.Pathways))
        {
            return null;
        }

        var pathways = new List<Pathway> { Pathway.DualApprenticeship };
        AddAt(65, Pathway.Eq);
        AddAt(35, Pathway.Bvb);
        AddAt(40, Pathway.AsaFlex);
        AddAt(45, Pathway.BopInternship);
        AddAt(person.AgeAtStart >= 25 ? person.Population.Candidates.TqOpenFrom25Percent : person.Population.Candidates.TqOpenPercent, Pathway.Tq);
        return pathways.Order().ToValueList();

        void AddAt(int percent, Pathway pathway)
        {
            if (random.Percent(percent))
            {
                pathways.Add(pathway);
            }
        }
    }

    private static ValueList<SupportNeed> Supports(Person person)
    {
        var random = person.Stream("support");
        return Enum.GetValues<SupportNeed>().Where(need => random.Percent(need == SupportNeed.TechnicalGerman ? 30 : 12)).ToValueList();
    }
}
