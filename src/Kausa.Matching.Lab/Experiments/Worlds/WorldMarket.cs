using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>The market of a world: the same people, papers and places as drawn by the generator, with truth and evidence drawn anew as the world says.</summary>
/// <remarks>
/// Steps: (1) true levels are drawn from the policy's prior with its correlation, by one factor that all facts of a person share; (2) each piece of the file keeps kind, instrument and
/// day, and its value is drawn from the truth with the error that the engine states for it, bent by the world; (3) courses are left out, because nobody's truth grows here; (4) a
/// place needs what the engine takes it to need. A pure function of its inputs.
/// </remarks>
public static class WorldMarket
{
    /// <summary>The world whose market holds: those that bend evidence have one each, all others share the matched one.</summary>
    /// <param name="world">The world.</param>
    /// <returns>One of the worlds with a market of their own.</returns>
    public static World Source(World world) => world is World.MissingNotAtRandom or World.Thresholds or World.Compensation or World.PopularityDrivenFirms ? World.Matched : world;

    /// <summary>Draws the market of a world.</summary>
    /// <param name="generated">The generator's market.</param>
    /// <param name="policy">The policy whose claims hold or are bent.</param>
    /// <param name="world">The world.</param>
    /// <returns>The market with its truth; the generator's own for <see cref="World.Generated"/>.</returns>
    public static GeneratedMarket Of(GeneratedMarket generated, MatchPolicy policy, World world) => world == World.Generated ? generated : Drawn(generated, policy, world, person => person);

    /// <summary>Draws the market of a world in which every file is complete: each competence and each skill of German has a proof.</summary>
    /// <param name="generated">The generator's market.</param>
    /// <param name="policy">The policy whose claims hold or are bent.</param>
    /// <param name="world">The world; in <see cref="World.Generated"/> truth and needs are the generator's, and evidence errs as it says.</param>
    /// <returns>The market with its truth.</returns>
    internal static GeneratedMarket Complete(GeneratedMarket generated, MatchPolicy policy, World world)
    {
        var random = new RandomSource(generated.Specification.Seed);
        return Drawn(generated, policy, world, person => CompleteFile.Of(person, random, generated.Market.AsOf));
    }

    /// <summary>The market of a world with every paper measured a second time: the same truth, the same papers, values drawn anew with the same errors.</summary>
    /// <param name="generated">The generator's market.</param>
    /// <param name="policy">The policy whose claims hold or are bent.</param>
    /// <param name="world">The world; in <see cref="World.Generated"/> truth and needs are the generator's, and evidence errs as it says.</param>
    /// <returns>The market with its truth.</returns>
    internal static GeneratedMarket MeasuredAgain(GeneratedMarket generated, MatchPolicy policy, World world) => Drawn(generated, policy, world, person => person, "/again");

    /// <summary>A market with other people.</summary>
    internal static GeneratedMarket With(GeneratedMarket generated, IReadOnlyList<Candidate> people, ValueList<CandidateTruth> truths)
    {
        var market = generated.Market;
        var content = new MarketContent { Advisers = market.Advisers, Companies = market.Companies, Places = market.Places, Candidates = people, TravelTimes = market.TravelTimes };
        return new(generated.Specification, new Market(market.Office, market.AsOf, market.Source, content), generated.Truth with { Candidates = truths });
    }

    private static GeneratedMarket Drawn(GeneratedMarket generated, MatchPolicy policy, World world, Func<Candidate, Candidate> file, string draw = "")
    {
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(policy);
        var (market, random, errors) = (generated.Market, new RandomSource(generated.Specification.Seed), EvidenceErrors.Of(world));
        var isOwn = world == World.Generated;
        var truths = generated.Truth.Candidates.Select((truth, at) => isOwn ? truth : TruthOf(truth, random, at, policy)).ToArray();
        var people = new Candidate[truths.Length];
        Parallel.For(0, people.Length, at => people[at] = Redrawn(file(market.FindCandidate(truths[at].Candidate)!), truths[at], market.AsOf, errors, random, at, policy, draw));
        var drawn = With(generated, people, truths.ToValueList());
        return isOwn
            ? drawn
            : drawn with { Truth = drawn.Truth with { Places = drawn.Truth.Places.Select(place => place with { Requirements = NeedsOf(market.FindPlace(place.Place)!, policy).Requirements }).ToValueList() } };
    }

    private static PlaceNeeds NeedsOf(TrainingPlace place, MatchPolicy policy)
    {
        var occupation = ReferenceCatalogue.Shared.FindOccupation(place.Occupation.Value)!;
        return PlaceNeeds.Of(place, occupation, ReferenceCatalogue.Shared.DefaultProfile(occupation).Profile, policy);
    }

    private static CandidateTruth TruthOf(CandidateTruth truth, RandomSource random, int index, MatchPolicy policy)
    {
        var skills = Levels(random.Stream("world/skills", index), truth.SkillPoints.Count, policy.Skills.PriorPoints, policy.Skills.PriorErrorPoints, policy.Skills.UnmeasuredCorrelationPercent, 100);
        var languages = Levels(random.Stream("world/language", index), truth.LanguageTenths.Count, policy.Language.PriorTenths, policy.Language.PriorErrorTenths, policy.Language.UnmeasuredCorrelationPercent, 60);
        return truth with { SkillPoints = skills, LanguageTenths = languages, OverallLanguageTenths = languages.Sum() / languages.Count };
    }

    private static ValueList<int> Levels(RandomStream random, int count, int mean, int error, int correlationPercent, int most)
    {
        int shared = (int)(Math.Sqrt(correlationPercent / 100.0) * 1_000), own = (int)(Math.Sqrt((100 - correlationPercent) / 100.0) * 1_000);
        var factor = random.NormalThousandths(1_000);
        return Enumerable.Range(0, count)
            .Select(_ => ((long)shared * factor) + ((long)own * random.NormalThousandths(1_000)))
            .Select(millionths => Math.Clamp(mean + (int)Math.Round(error * millionths / 1e6), 0, most)).ToValueList();
    }

    private static Candidate Redrawn(Candidate person, CandidateTruth truth, DateOnly asOf, EvidenceErrors errors, RandomSource random, int index, MatchPolicy policy, string draw)
    {
        var isInGroup = AuditDraw.IsRatedLow(random, index);
        var spoken = person with
        {
            Courses = [],
            LanguageEvidence = person.LanguageEvidence.Select((proof, at) => LanguageRedraw.Redraw(
                proof, Months(proof.AssessedOn, asOf), truth.LanguageTenths, errors.Bias(isInGroup, 6) / 10, errors, random.Stream($"world/proof/{at}{draw}", index), policy.Language)).ToValueList(),
        };
        var read = EvidenceAssessor.Assess(spoken, policy, asOf).Mapped.ToDictionary(one => one.Id, one => one.ErrorTenths);
        return spoken with
        {
            Evidence = person.Evidence.Select((piece, at) => SkillRedraw.Redraw(
                piece, read[piece.Id], truth.SkillPoints[(int)piece.Dimension], errors.Bias(isInGroup, 10), errors, random.Stream($"world/piece/{at}{draw}", index), policy)).ToValueList(),
        };
    }

    private static int Months(DateOnly from, DateOnly to) => Math.Max(0, ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0));
}
