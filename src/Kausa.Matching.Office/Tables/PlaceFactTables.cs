using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary><c>requirements.csv</c>.</summary>
internal static class RequirementTable
{
    public const int WeightSum = 100;
    public static readonly Column<Id<TrainingPlace>> Place =
        new("place", "Ausbildungsplatz", CellTypes.Place, "the place", "p-01") { IsRequired = true, References = "places" };
    public static readonly Column<int> Weight =
        new("weight", "Gewicht", CellTypes.Whole(1, 100), "weight in percent; the weights of a place sum to 100", "100") { IsRequired = true, IsPercent = true };
    private static readonly Column<CompetenceDimension> Dimension =
        new("dimension", "Kompetenz", CellTypes.Dimension, "the competence", "MAN_TOOL_SIMPLE") { IsRequired = true };
    private static readonly Column<int> Level = new("level", "Niveau", CellTypes.Whole(1, 100), "level required, in points", "60") { IsRequired = true };

    public static TableSchema Schema { get; } = new(
        "requirements",
        "One competence a place requires; a place without rows takes the profile of its occupation.",
        [Place, Dimension, Level, Weight])
    {
        Key = [Place, Dimension],
    };

    public static (CompetenceDimension Dimension, int Level, int Weight) Read(CheckedRow row) => (row.Get(Dimension), row.Get(Level), row.Get(Weight));

    public static void Write(Id<TrainingPlace> place, CompetenceRequirement requirement, RowWriter row)
    {
        row.Put(Place, place);
        row.Put(Dimension, requirement.Dimension);
        row.Put(Level, requirement.LevelPoints);
        row.Put(Weight, requirement.WeightPercent);
    }
}

/// <summary><c>place_languages.csv</c>.</summary>
internal static class PlaceLanguageTable
{
    public static readonly Column<Id<TrainingPlace>> Place =
        new("place", "Ausbildungsplatz", CellTypes.Place, "the place", "p-01") { IsRequired = true, References = "places" };
    private static readonly Column<LanguageSkill> Skill =
        new("skill", "Fertigkeit", CellTypes.Code<LanguageSkill>(), "one of the four skills in German", "SPEAKING") { IsRequired = true };
    private static readonly Column<CefrLevel> Minimum =
        new("minimum", "Mindestniveau", CellTypes.Code<CefrLevel>(), "lowest level that is enough", "A2") { WhenEmpty = "no minimum" };
    private static readonly Column<string> Reason =
        new("minimum_reason", "Begründung", CellTypes.Prose(1_000), "why daily work or vocational school needs that minimum", "Absprachen auf der Baustelle")
        { WhenEmpty = "no reason given" };
    private static readonly Column<CefrLevel> Target =
        new("target", "Zielniveau", CellTypes.Code<CefrLevel>(), "level at which language no longer costs points", "B1") { WhenEmpty = "that of the policy" };

    public static TableSchema Schema { get; } = new(
        "place_languages",
        "What a place needs in one skill of German; at least one of minimum and target is given.",
        [Place, Skill, Minimum, Reason, Target])
    {
        Key = [Place, Skill],
    };

    public static (LanguageMinimum? Minimum, LanguageTarget? Target) Read(CheckedRow row)
    {
        var minimum = row.Value(Minimum);
        var target = row.Value(Target);
        var reason = row.Object(Reason);
        row.Check(minimum is not null || target is not null, Minimum, Message.Of(MessageCode.LevelOrTarget, ("column", Target)));
        row.Check(minimum is not null || reason is null, Reason, Message.Of(MessageCode.ReasonWithoutMinimum));
        return (minimum is { } low ? new(row.Get(Skill), low, reason) : null, target is { } aim ? new(row.Get(Skill), aim) : null);
    }

    public static void Write(Id<TrainingPlace> place, LanguageSkill skill, LanguageMinimum? minimum, LanguageTarget? target, bool isOnly, RowWriter row)
    {
        // Of two of them the row holds one: none of its cells mends that.
        row.RequireOrGo(isOnly, Skill, Message.Of(MessageCode.Once, ("key", Skill), ("line", Message.Of(MessageCode.OtherRow))));
        row.Put(Place, place);
        row.Put(Skill, skill);
        row.Put(Minimum, minimum?.Level);
        row.Put(Reason, minimum?.Justification);
        row.Put(Target, target?.Level);
    }
}
