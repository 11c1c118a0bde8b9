using Kausa.Matching.Columns;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Compile;

/// <summary>One required competence.</summary>
/// <param name="Dimension">Number of the dimension.</param>
/// <param name="Level">Required level in points.</param>
/// <param name="Weight">Its weight in percent.</param>
/// <param name="Entry">Where the level stands in the tables, seen from where an estimate's window begins.</param>
internal readonly record struct SkillNeed(int Dimension, int Level, int Weight, int Entry);

/// <summary>One place, compiled for one question about people: look up and add.</summary>
/// <remarks>Reused from question to question, so that none allocates; one search owns it.</remarks>
internal sealed class CompiledPlace(PlaceIndex places)
{
    private readonly SkillNeed[] _skills = new SkillNeed[RequirementProfile.DimensionCount];
    private readonly PlaceCodes _codes = places.Codes;
    private readonly LanguageNeedKey[] _usual = Array.ConvertAll(places.Codes.Trade.Occupations, occupation => LanguageNeedKey.Of(places.Codes.Policy.Language.NeedOf(occupation.Kldb)));
    private ShortfallTables _tables = null!;
    private int _skillCount;
    private PlaceSignature _signature;

    /// <summary>Number of the place.</summary>
    public int Number { get; private set; }

    /// <summary>The place.</summary>
    public TrainingPlace Place { get; private set; } = null!;

    /// <summary>Mark of its company, see <see cref="CompanyMark"/>.</summary>
    public int Mark { get; private set; }

    /// <summary>What has to hold for a person alone to concern this place.</summary>
    public OwnMarks Marks { get; private set; }

    /// <summary>Number of its occupation.</summary>
    public int Occupation { get; private set; }

    /// <summary>Whether the company states no profile, so that the occupation's holds.</summary>
    public bool HasDefaultProfile { get; private set; }

    /// <summary>Whether the site is known.</summary>
    public bool IsSited { get; private set; }

    /// <summary>Where the site lies, see <see cref="MapPoint"/>.</summary>
    public int Site { get; private set; }

    /// <summary>Zone of the office's travel times, or −1.</summary>
    public int Zone { get; private set; }

    /// <summary>What can change a status.</summary>
    public ref readonly PlaceSignature Signature => ref _signature;

    /// <summary>Class of its start, see <see cref="StartCalendar"/>.</summary>
    public int StartClass { get; private set; }

    /// <summary>Targets and weights of the language skills.</summary>
    public LanguageNeedKey Language { get; private set; }

    /// <summary>Hash for the order among equals.</summary>
    public ulong TieHash { get; private set; }

    /// <summary>Quality where trip or wish is not known.</summary>
    public int NeutralQuality { get; private set; }

    /// <summary>Whether doubt counts in favour.</summary>
    public bool DoubtFavours { get; private set; }

    /// <summary>Whether the place is there, open and wanted by the filter.</summary>
    public bool CanBeAnswered { get; private set; }

    /// <summary>No person's quality of language in EXPECTED is more than this above the one at the occupation's own targets.</summary>
    public int LanguageGain { get; private set; }

    /// <summary>No person's weighted shortfall of competences in EXPECTED is more than this below the one at the occupation's own profile.</summary>
    public int SkillGain { get; private set; }

    /// <summary>Required competences.</summary>
    public ReadOnlySpan<SkillNeed> Skills => _skills.AsSpan(0, _skillCount);

    /// <summary>Shortfall of competences in the mode asked for.</summary>
    public ReadOnlySpan<byte> SkillTable => _tables.Skills;

    /// <summary>Shortfall of language skills.</summary>
    public ReadOnlySpan<byte> LanguageTable => _tables.Languages;

    /// <summary>What nobody's shortfall of a competence undercuts at the class of a bound.</summary>
    public ReadOnlySpan<byte> SkillFloorTable => DoubtFavours ? _tables.SkillFloors : _tables.Skills;

    /// <summary>The same of a language skill.</summary>
    public ReadOnlySpan<byte> LanguageFloorTable => DoubtFavours ? _tables.LanguageFloors : _tables.Languages;

    /// <summary>Nearness level of every occupation to the place's; nearness is mutual.</summary>
    public ReadOnlySpan<byte> Nearness => _codes.Trade.Row(Occupation);

    /// <summary>Compiles a place for a question.</summary>
    /// <param name="number">Number of the place.</param>
    /// <param name="request">The question.</param>
    public void Compile(int number, RankRequest request)
    {
        var (segment, lane) = places.LaneOf(number);
        CanBeAnswered = lane >= 0;
        if (!CanBeAnswered)
        {
            return;
        }

        ref readonly var group = ref segment.GroupOf(lane / PlaceSegment.Lanes);
        Number = number;
        Place = places.PlaceAt(number);
        Mark = CompanyMark.Of(Place.Company);
        Occupation = group.Occupation;
        Marks = OwnMarks.Of(Occupation, Mark);
        HasDefaultProfile = !group.HasOwnProfiles;
        IsSited = group.IsSited;
        Site = segment.Heads.Point(lane);
        Zone = segment.Zones.Length > 0 ? segment.Zones[lane] : -1;
        _signature = _codes.Signatures[segment.Entries[lane].Signature];
        StartClass = _codes.StartClasses[_signature.Start];
        Language = _codes.Needs[segment.Heads.Need(lane)];
        TieHash = segment.Entries[lane].TieHash;
        _tables = ShortfallTables.Of(_codes.Policy, request.Mode);
        NeutralQuality = Scoring.NeutralQuality.BasisPoints(request.Mode, _codes.Policy);
        DoubtFavours = request.Mode is ScoreMode.Potential or ScoreMode.Balanced;
        CanBeAnswered = _signature.ClosedBy == 0 && request.Filter.WantsStart(Place) && request.Filter.WantsOccupation(_codes.Trade.Occupations[Occupation])
            && request.Filter.WantsSite(places.SiteOf(number)) && (request.Filter.MaxTravelMinutes is null || IsSited);
        CompileSkills(segment, group, lane);
        CompileLanguageGain();
        CompileSkillGain();
    }

    private void CompileSkillGain()
    {
        SkillGain = 0;
        var usual = _codes.DefaultProfiles[Occupation];
        var table = ShortfallTables.Of(_codes.Policy, ScoreMode.Expected);
        var next = 0;
        for (var d = 0; d < RequirementProfile.DimensionCount && !HasDefaultProfile; d++)
        {
            var isAsked = next < _skillCount && _skills[next].Dimension == d;
            var to = isAsked ? (_skills[next].Level, _skills[next++].Weight) : default;
            SkillGain += table.MostSkillGain(d, (usual.Level((CompetenceDimension)d), usual.Weight((CompetenceDimension)d)), to);
        }
    }

    private void CompileLanguageGain()
    {
        var usual = _usual[Occupation];
        var table = ShortfallTables.Of(ScoreMode.Expected);
        LanguageGain = 0;
        for (var k = 0; k < LanguageNeedKey.SkillCount; k++)
        {
            LanguageGain += usual.WeightPercent(k) * table.MostLanguageGain(usual.TargetTenths(k), Language.TargetTenths(k));
        }
    }

    private void CompileSkills(PlaceSegment segment, in PlaceGroup group, int lane)
    {
        _skillCount = 0;
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            var (level, weight) = group.HasOwnProfiles
                ? SkillColumns.Read(segment.SkillBytesOf(group, lane / PlaceSegment.Lanes), group.Pairs, lane % PlaceSegment.Lanes, d)
                : _codes.DefaultProfileColumns.Read(Occupation, d);
            if (weight > 0)
            {
                _skills[_skillCount++] = new SkillNeed(d, level, weight, _tables.BeginOf(d) + level);
            }
        }
    }
}
