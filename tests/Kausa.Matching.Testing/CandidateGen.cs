using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Candidates of generated markets.</summary>
internal sealed class CandidateGen(Dice dice)
{
    /// <summary>No candidate is born later.</summary>
    public static readonly DateOnly LatestBirth = new(2012, 12, 31);

    public Candidate Candidate(int number, IReadOnlyList<Company> companies, IReadOnlyList<Adviser> advisers)
    {
        var companyIds = companies.Select(company => company.Id).ToArray();
        var born = dice.Coin() ? dice.Maybe(() => new BirthMonth(dice.Between(1985, LatestBirth.Year), dice.Between(1, 12))) : null;
        return new()
        {
            Id = FactGen.Id<Candidate>(dice, "s", number),
            PrimaryAdviser = advisers.Count == 0 ? null : dice.Maybe(() => dice.Of(advisers).Id),
            CaseState = dice.Maybe(dice.Any<CaseState>),
            ServiceLevel = dice.Maybe(dice.Any<ServiceLevel>),
            BirthMonth = born,
            AgeBandAtStart = born is null ? dice.Maybe(dice.Any<AgeBand>) : null,
            Home = dice.MaybeObject(() => FactGen.Location(dice)),
            Residence = Residence(),
            Schooling = new()
            {
                Qualification = dice.Maybe(dice.Any<SchoolQualification>),
                Recognition = dice.Maybe(dice.Any<RecognitionState>),
                YearsOfSchooling = dice.Maybe(() => dice.Between(0, 25)),
                FullTimeDutyCompleted = dice.Maybe(dice.Coin),
            },
            Mobility = Mobility(),
            Start = Window(),
            Intention = dice.Maybe(dice.Any<TrainingIntention>),
            PathwaysOpen = dice.MaybeObject(() => dice.Some(Enum.GetValues<Pathway>(), 4).ToValueList()),
            Wishes = FactGen.SomeOccupations(dice, 4).ToValueList(),
            VetoedOccupations = FactGen.SomeOccupations(dice, 2).ToValueList(),
            VetoedCompanies = dice.Some(companyIds, 2).ToValueList(),
            EarlierEmployments = dice.Some(companyIds, 2).Select(company => new EarlierEmployment(company, dice.Any<EarlierEmploymentKind>(), dice.Maybe(() => FactGen.Day(dice)))).ToValueList(),
            Consents = [.. dice.Many(2, _ => Consent(dice.Of([Purpose.MatchForAdviser, Purpose.MatchForSelf]), null)), .. dice.Some(companyIds, 3).Select(company => Consent(Purpose.DiscloseToCompany, company))],
            Evidence = dice.Many(8, n => FactGen.Competence(dice, n)).ToValueList(),
            LanguageEvidence = dice.Many(5, n => FactGen.German(dice, n)).ToValueList(),
            Courses = dice.Many(2, _ => Course()).ToValueList(),
            OtherLanguages = FactGen.SomeLanguages(dice).ToValueList(),
            Interests = dice.MaybeObject(() => new InterestProfile(Points(), Points(), Points(), Points(), Points(), Points())),
            SupportNeeds = dice.Some(Enum.GetValues<SupportNeed>(), 3).ToValueList(),
            ShiftPossible = dice.Maybe(dice.Coin),
            WeekendPossible = dice.Maybe(dice.Coin),
            PartTimeWanted = dice.Maybe(dice.Coin),
            GuardianConsent = dice.Maybe(dice.Any<GuardianConsent>),
            GuardianType = dice.Maybe(dice.Any<GuardianType>),
            MedicalCheckOn = dice.Maybe(() => FactGen.Day(dice)),
            ConfirmedOn = dice.Maybe(() => FactGen.Day(dice)),
        };
    }

    private ResidenceFacts Residence() => new()
    {
        Title = dice.Maybe(dice.Any<ResidenceTitle>),
        EmploymentNote = dice.Maybe(dice.Any<EmploymentNote>),
        ValidUntil = dice.Maybe(() => FactGen.Day(dice)),
        AsylumRegisteredOn = dice.Maybe(() => FactGen.Day(dice)),
        TolerationSince = dice.Maybe(() => FactGen.Day(dice)),
        EnteredOn = dice.Maybe(() => FactGen.Day(dice)),
        LivesInReceptionCentre = dice.Maybe(dice.Coin),
        Identity = dice.Maybe(dice.Any<IdentityClarification>),
        Obligation = dice.Maybe(dice.Any<ResidenceObligation>),
        ObligationUntil = dice.Maybe(() => FactGen.Day(dice)),
        SelfEntered = dice.Once(4),
    };

    private MobilityFacts Mobility() => new()
    {
        MaxTravelMinutes = dice.Maybe(() => dice.Between(1, 300)),
        Modes = dice.MaybeObject(() => dice.Some(Enum.GetValues<TransportMode>(), 3).ToValueList()),
        WillingToRelocate = dice.Maybe(dice.Coin),
        Housing = dice.Maybe(dice.Any<HousingNeed>),
        Licences = dice.MaybeObject(() => dice.Some(Enum.GetValues<DrivingLicence>(), 3).ToValueList()),
    };

    private StartWindow Window()
    {
        var earliest = dice.Maybe(() => FactGen.Day(dice));
        var latest = dice.Maybe(() => FactGen.Day(dice));
        return latest < earliest ? new StartWindow(latest, earliest) : new StartWindow(earliest, latest);
    }

    private Consent Consent(Purpose purpose, Id<Company>? company)
    {
        var given = FactGen.Day(dice);
        var withdrawn = dice.Maybe(() => FactGen.Day(dice));
        return withdrawn < given ? new(purpose, company, withdrawn.Value, given) : new(purpose, company, given, withdrawn);
    }

    private LanguageCourse Course() => new(dice.Any<LanguageCourseType>(), dice.Maybe(dice.Any<CefrLevel>), dice.Maybe(() => FactGen.Day(dice)), dice.Maybe(() => FactGen.Day(dice)), dice.Any<CourseState>());

    private int Points() => dice.Between(0, 100);
}
