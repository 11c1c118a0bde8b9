using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;

namespace Kausa.Matching.Office.Tests.Assessments;

/// <summary>Mapping files: those that ship, and what is wrong with others.</summary>
public sealed class InstrumentMappingTests
{
    public static TheoryData<string> Names => [.. InstrumentMappings.All.Select(mapping => mapping.Name)];

    [Fact]
    public void All_CoverTheInstrumentsOfTheOffices()
    {
        string[] asked = ["MYSKILLS", "2P", "HAMET", "KOMPO7", "PROFIL_AC", "DTZ", "TELC", "GOETHE", "IHK_PILOT", "CHAMBER_CHECK", "COMPANY_TRIAL", "BBIG_50B", "VALIKOM", "TQ"];
        Assert.Empty(asked.Except(InstrumentMappings.All.Select(mapping => mapping.Instrument)));
        Assert.Equal(Instruments.All.Select(instrument => instrument.Code), InstrumentMappings.All.Select(mapping => mapping.Instrument).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mapping_EveryCompetence_IsOneThatTheInstrumentMeasures(string name)
    {
        var mapping = InstrumentMappings.Find(name)!;
        var measures = Instruments.Find(mapping.Instrument)!.Measures;
        Assert.Empty(mapping.Dimensions.Concat(mapping.Results.Select(one => one.Dimension).OfType<CompetenceDimension>()).Except(measures));
        Assert.Equal(mapping.IsAboutGerman && mapping.Kind == EvidenceKind.CertificateLanguage, measures.Count == 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_OfAShippedMapping_ReadsAsTheSame(string name)
    {
        var (mapping, problems) = InstrumentMappingReader.Read(InstrumentMappings.Document(name)!, name);
        Assert.Empty(problems);
        Assert.Equal((InstrumentMappings.Find(name)!.Results, InstrumentMappings.Find(name)!.Dimensions), (mapping!.Results, mapping.Dimensions));
    }

    [Fact]
    public void Read_ManyMistakes_NamesEachWithFieldValueAndWhatIsAllowed()
    {
        const string Json = """
            {"instrument":"hamet","kind":"PERCENT_TEST","scale":"T","unit":"PERCENT","options":99,"facts":{"assessor":"BOSS"},"headers":{"nobody":"X"},
             "results":[{"column":"a","header":"A","dimension":"MATH"},{"column":"a","header":"B","dimension":"SCH_MATH"},{"column":"date","header":"C","dimension":"SCH_MATH"}]}
            """;
        var (mapping, problems) = InstrumentMappingReader.Read(Json, "own");
        Assert.Null(mapping);
        Assert.Equal(
            [
                "dimension", "facts.assessor 'BOSS'", "headers.nobody 'X'", "instrument 'hamet'", "options '99'", "results 'a'", "results 'a'", "scale 'T'", "unit 'PERCENT'",
            ],
            problems.Select(problem => problem.Split(": ")[0].Replace("results[0].dimension 'MATH'", "dimension", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("scale 'T': one of PERCENT, LEVEL for PERCENT_TEST", problems);
        var german = InstrumentMappingReader.Read(Json, "own", "de").Problems;
        Assert.Equal(problems.Select(problem => problem.Split(": ")[0]), german.Select(problem => problem.Split(": ")[0]));
        Assert.Empty(problems.Intersect(german));
        Assert.Contains("scale 'T': eines von PERCENT, LEVEL bei PERCENT_TEST", german);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"instrument":"X","kind":"NORMED_TEST","scale":"T","surprise":1,"dimensions":["SCH_MATH"]}""")]
    [InlineData("""{"instrument":"X","kind":"NORMED_TEST","scale":"T"}""")]
    public void Read_NoMapping_SaysWhatOneIs(string json) => Assert.NotEmpty(InstrumentMappingReader.Read(json, "own").Problems);

    [Theory]
    [InlineData("""{"results":[null]}""", "results[0] 'null': an object")]
    [InlineData("""{"dimensions":[null]}""", "dimensions[0] '': the code of one of the 32 competences")]
    [InlineData("""{"headers":{"candidate":null},"results":[]}""", "headers.candidate '': a header for one of")]
    [InlineData("""{"words":{"voll":1e20},"results":[]}""", "words.voll '100000000000000000000': a word of at most 40 letters with its number 0..10000")]
    [InlineData("""{"words":{"voll":-79228162514264337593543950335},"results":[]}""", "words.voll '-79228162514264337593543950335': ")]
    [InlineData("""{"words":{"voll":1e40},"results":[]}""", "line 1 '$.words.voll': ")]
    [InlineData("""{"words":{"voll":null},"results":[]}""", "line 1 '$.words.voll': ")]
    [InlineData("""{"out_of":99999999999,"results":[]}""", "line 1 '$.out_of': ")]
    public void Read_NullsAndNumbersTooLarge_NamesTheField(string json, string problem) =>
        Assert.Contains(InstrumentMappingReader.Read(json, "own").Problems, told => told.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void Read_OwnHeaders_AreReadBesideTheUsualOnes()
    {
        const string Json = """{"instrument":"HOUSE","kind":"PERCENT_TEST","scale":"PERCENT","out_of":20,"headers":{"candidate":"Nummer"},"results":[{"column":"math","header":"Rechnen","dimension":"SCH_MATH"}]}""";
        using var files = new ResultFiles();
        var path = files.Write("own.csv", "Nummer,assessed_on,Rechnen\ns-001,2026-07-01,15\n"u8.ToArray());
        var row = Assert.Single(AssessmentReader.Read(path, InstrumentMappingReader.Read(Json, "own").Mapping!, files.Market).Rows);
        Assert.Equal(("HOUSE", 1_500, 20), (row.Competences[0].Instrument, row.Competences[0].Raw.ValueHundredths, row.Competences[0].Raw.OutOf));
    }
}
