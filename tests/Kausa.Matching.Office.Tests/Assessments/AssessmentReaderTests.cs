using System.IO.Compression;
using System.Text;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Office.Tests.Assessments;

/// <summary>Files of results: what is read, what is refused row by row, and what as a whole.</summary>
public sealed class AssessmentReaderTests
{
    private const string Pilot = "candidate,assessed_on,basic,technical\n";

    [Fact]
    public void Read_GoodFile_GivesEachResultWithItsSource()
    {
        using var files = new ResultFiles();
        var read = files.Read("IHK_PILOT", "Fallkennung;Datum;Grundlagen richtig;Gewerblich richtig;Testsprache\r\ns-003;13.07.2026;10;14;\r\ns-012;13.07.2026;8;;ar\r\n");
        Assert.Empty(read.Problems);
        Assert.Equal([2, 3], read.Rows.Select(row => row.Line));
        var math = read.Rows[0].Competences[0];
        Assert.Equal("IHK_PILOT-2026-07-13-SCH_MATH", math.Id.Value);
        Assert.Equal(new RawResult(RawScale.Percent, 1_000, 30, 4), math.Raw);
        Assert.Equal((EvidenceKind.PercentTest, "IHK_PILOT", "de", AssessorRole.ChamberExpert, true), (math.Kind, math.Instrument, math.AdministrationLanguage, math.Assessor, math.Supervised));
        Assert.Equal("ar", Assert.Single(read.Rows[1].Competences).AdministrationLanguage);
    }

    [Theory]
    [InlineData("HAMET", "candidate,assessed_on,routine,reliability_percent\ns-001,2026-07-01,42,88\n", CompetenceDimension.ManRoutine, EvidenceKind.NormedTest, 4_200)]
    [InlineData("HAMET_E", "candidate,assessed_on,precision\ns-001,2026-07-01,3\n", CompetenceDimension.ManPrecision, EvidenceKind.NormedTest, 300)]
    [InlineData("2P", "candidate,assessed_on,logic\ns-001,2026-07-01,37\n", CompetenceDimension.CogLogic, EvidenceKind.NormedTest, 3_700)]
    [InlineData("BPS", "candidate,assessed_on,numeric\ns-001,2026-07-01,6\n", CompetenceDimension.CogNumeric, EvidenceKind.NormedTest, 600)]
    [InlineData("KOMPO7", "candidate,assessed_on,team,out_of,observers\ns-001,2026-07-01,3,4,2\n", CompetenceDimension.SocTeam, EvidenceKind.ObservedRating, 300)]
    [InlineData("PROFIL_AC", "candidate,assessed_on,care\ns-001,2026-07-01,4\n", CompetenceDimension.PerCare, EvidenceKind.ObservedRating, 400)]
    [InlineData("PROFILPASS", "candidate,assessed_on,care\ns-001,2026-07-01,B\n", CompetenceDimension.PerCare, EvidenceKind.SelfEstimate, 200)]
    [InlineData("COMPANY_TRIAL", "candidate,assessed_on,trial_days,reliability\ns-001,2026-07-01,10,5\n", CompetenceDimension.PerReliability, EvidenceKind.CompanyTrial, 500)]
    [InlineData("MYSKILLS", "candidate,assessed_on,dimension,field,result\ns-001,2026-07-01,OCC_ELECTRO,2,3\n", CompetenceDimension.OccElectro, EvidenceKind.PercentTest, 300)]
    [InlineData("TQ", "candidate,assessed_on,dimension,result,out_of\ns-001,2026-07-01,OCC_BUILD_WOOD,2,5\n", CompetenceDimension.OccBuildWood, EvidenceKind.CertificateTq, 200)]
    [InlineData("VALIKOM", "candidate,assessed_on,dimension,result\ns-001,2026-07-01,OCC_BUILD_WOOD,überwiegend\n", CompetenceDimension.OccBuildWood, EvidenceKind.CertificateValidation, 100)]
    [InlineData("BBIG_50B", "candidate,assessed_on,dimension,result\ns-001,2026-07-01,OCC_BUILD_WOOD,voll\n", CompetenceDimension.OccBuildWood, EvidenceKind.CertificateValidation, 200)]
    [InlineData("CHAMBER_CHECK", "candidate,assessed_on,dimension,result,out_of,options\ns-001,2026-07-01,SCH_ECON,12,20,4\n", CompetenceDimension.SchEcon, EvidenceKind.PercentTest, 1_200)]
    [InlineData("CHAMBER_CHECK_PERCENT", "candidate,assessed_on,dimension,result,out_of\ns-001,2026-07-01,SCH_ECON,60 %,20\n", CompetenceDimension.SchEcon, EvidenceKind.PercentTest, 1_200)]
    public void Read_EveryInstrument_GivesItsEvidence(string mapping, string text, CompetenceDimension dimension, EvidenceKind kind, int hundredths)
    {
        using var files = new ResultFiles();
        var read = files.Read(mapping, text);
        Assert.Empty(read.Problems);
        var piece = Assert.Single(Assert.Single(read.Rows).Competences);
        Assert.Equal((dimension, kind, hundredths), (piece.Dimension, piece.Kind, piece.Raw.ValueHundredths));
        Assert.Null(EvidenceRules.Problem(piece));
    }

    [Theory]
    [InlineData("DTZ", EvidenceKind.CertificateLanguage)]
    [InlineData("TELC", EvidenceKind.CertificateLanguage)]
    [InlineData("GOETHE", EvidenceKind.CertificateLanguage)]
    [InlineData("2P_GERMAN", EvidenceKind.NormedTest)]
    public void Read_German_GivesALevelPerPart(string mapping, EvidenceKind kind)
    {
        using var files = new ResultFiles();
        var read = files.Read(mapping, "Fallkennung,Datum,Hören,Schreiben,Gesamt\ns-001,2026-07-01,B1,A2,B1\n");
        Assert.Equal(
            [(LanguageSkill.Listening, CefrLevel.B1), (LanguageSkill.Writing, CefrLevel.A2), ((LanguageSkill?)null, CefrLevel.B1)],
            Assert.Single(read.Rows).Languages.Select(proof => (proof.Skill, proof.Level)));
        Assert.All(read.Rows[0].Languages, proof => Assert.Equal(kind, proof.Kind));
    }

    [Fact]
    public void Read_WrongRows_AreNamedAndDoNotSinkTheRest()
    {
        using var files = new ResultFiles();
        var read = files.Read("IHK_PILOT", Pilot + "s-003,2026-07-13,31,14\ns-0O1,2026-07-13,10,14\ns-012,2026-07-13,8,8\ns-012,2026-07-13,9,9\ns-017,13.7.26,1,1\ns-028,2026-07-13,,\ns-030,2026-07-13,7\n");
        Assert.False(read.IsRefused);
        Assert.Equal((1, 5), (read.Rows.Count, read.RefusedRowCount));
        Assert.Equal(
            [
                "results.csv:2 basic '31': a whole number 0..30",
                "results.csv:3 candidate 's-0O1': an id of candidates; did you mean s-001?",
                "results.csv:5 assessed_on '2026-07-13': each combination of candidate and assessed_on and attempt once; line 4 has the same",
                "results.csv:6 assessed_on '13.7.26': a day from 1976-07-20 to 2027-07-20 as yyyy-mm-dd",
                "results.csv:8 row '3 cells': 4 cells, as the header has; this row begins with 's-030'",
            ],
            read.Problems.Select(problem => problem.ToString()));
        Assert.Equal("s-012", read.Rows[0].Candidate.Value);
        Assert.Contains(read.Notices, notice => notice.Value == "s-028");
    }

    [Theory]
    [InlineData("2P", "logic", "a number 1..99 with", "1", "99", "0.99", "99.01", "-1", "x")]
    [InlineData("BBIG_50B", "result", "one of überwiegend, predominant, voll, full, 1, 2", "1", "voll", "0", "3", "1.5", "x")]
    [InlineData("BPS", "logic", "a whole number 1..9", "1", "9", "0", "10", "4.5", "-1", "x")]
    [InlineData("CHAMBER_CHECK", "result", "a whole number 0..20", "0", "20", "21", "11.5", "11,5")]
    [InlineData("CHAMBER_CHECK", "result", "a whole number 0..out_of", "-1", "10001", "x")]
    [InlineData("CHAMBER_CHECK_PERCENT", "result", "a percentage 0..100 with", "0", "100", "57.5", "100.01", "-1", "57.555", "x")]
    [InlineData("COMPANY_TRIAL", "team", "a number 1..5 with", "1", "5", "3.5", "0", "0.99", "5.01", "-1", "x")]
    [InlineData("HAMET", "routine", "a number 10..90 with", "10", "90", "9.99", "90.01", "-1", "x")]
    [InlineData("HAMET_E", "routine", "a whole number 0..4", "0", "4", "5", "2.5", "-1", "x")]
    [InlineData("IHK_PILOT", "basic", "a whole number 0..30", "0", "1", "30", "31", "11.5", "11,5", "-1", "10001", "x")]
    [InlineData("KOMPO7", "team", "a number 1..4 with", "1", "4", "3.5", "0", "4.01", "0.5")]
    [InlineData("MYSKILLS", "result", "a whole number 0..4", "0", "4", "5", "2.5", "-1", "x")]
    [InlineData("PROFILPASS", "team", "one of A, B, C, 1, 2, 3", "A", "3", "D", "0", "4", "1.5")]
    [InlineData("PROFIL_AC", "team", "a number 1..5 with", "1", "5", "3.5", "0", "5.01", "-1", "x")]
    [InlineData("TQ", "result", "a whole number 1..5", "1", "5", "0", "6", "2.5")]
    [InlineData("VALIKOM", "result", "one of überwiegend, predominant, voll, full, 1, 2", "2", "überwiegend", "0", "3", "1.5")]
    [InlineData("DTZ", "reading", "A0", "A0", "B1", "X")]
    [InlineData("DTZ", "reading", "DTZ certifies at most B1, not B2", "B2")]
    [InlineData("2P_GERMAN", "reading", "A0", "A0", "C2", "X")]
    [InlineData("BSK", "reading", "A0", "A0", "C2", "X")]
    [InlineData("GOETHE", "reading", "A0", "A0", "C2", "X")]
    [InlineData("OESD", "reading", "A0", "A0", "C2", "X")]
    [InlineData("TELC", "reading", "A0", "A0", "C2", "X")]
    public void Read_EveryInstrument_ChecksTheRangeItTells(string mapping, string column, string allowed, params string[] values)
    {
        using var files = new ResultFiles();
        foreach (var value in values)
        {
            // One file each: beside a share, a count of 1 is doubted too.
            var read = files.Read(mapping, Text(mapping, column, value));
            var isTaken = read.Rows.Count == 1;
            Assert.Equal(IsIn(value, mapping, allowed), isTaken);
            if (!isTaken)
            {
                Assert.StartsWith($"results.csv:2 {column} '{value}': {allowed}", Assert.Single(read.Problems).ToString(), StringComparison.Ordinal);
            }
        }
    }

    public static TheoryData<string> Every => [.. InstrumentMappings.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Every))]
    public void Read_EveryInstrument_RefusesDaysOnWhichNobodyWasAssessed(string mapping)
    {
        using var files = new ResultFiles();
        var one = InstrumentMappings.Find(mapping)!;
        var (column, value) = (one.Results.Count == 0 ? "result" : one.Results[0].Column, one.IsAboutGerman ? "A2" : one.Scale == RawScale.T || one.Unit == ResultUnit.Percent ? "40" : "2");
        var born = files.Market.FindCandidate(new("s-001"))!.BirthMonth!.Value;
        var grown = new DateOnly(born.Year + 10, born.Month, 1);
        foreach (var (day, allowed) in new[]
        {
            ("1950-01-01", "a day from 1976-07-20 to 2027-07-20 as yyyy-mm-dd"), ("1976-07-19", "a day from 1976-07-20 to"), ("2027-07-21", "a day from 1976-07-20 to"), ("2062-07-01", "a day from 1976-07-20 to"),
            ($"{grown.AddDays(-1):yyyy-MM-dd}", "a day up to 2027-07-20 on which this person was 10 or older"), ($"{grown:yyyy-MM-dd}", ""), ("2026-07-20", ""), ("2026-07-21", ""), ("2027-07-20", ""),
        })
        {
            var read = files.Read(mapping, Text(mapping, column, value, day));
            Assert.Equal(allowed.Length == 0, read.Rows.Count == 1);
            Assert.All(read.Problems, problem => Assert.StartsWith($"results.csv:2 assessed_on '{day}': {allowed}", problem.ToString(), StringComparison.Ordinal));
            Assert.Equal(allowed.Length == 0 && string.CompareOrdinal(day, "2026-07-20") > 0, read.Notices.Any(notice => notice.Value == day));
        }

        Assert.Contains("results.csv:2 assessed_on '1950-01-01': ein Datum vom 20.07.1976 bis 20.07.2027 mit", files.Read(mapping, Text(mapping, column, value, "1950-01-01"), "de").Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CHAMBER_CHECK", "3", "a whole number 4..10000, digits only")]
    [InlineData("KOMPO7", "11", "a whole number 2..10, digits only")]
    [InlineData("TQ", "21", "a whole number 1..20, digits only")]
    public void Read_WrongOutOf_IsToldOfThatColumn(string mapping, string outOf, string allowed)
    {
        using var files = new ResultFiles();
        var read = files.Read(mapping, Text(mapping, mapping == "KOMPO7" ? "team" : "result", "2").Replace(mapping switch { "KOMPO7" => ",4\n", "TQ" => ",5\n", _ => ",20\n" }, $",{outOf}\n", StringComparison.Ordinal));
        Assert.Equal($"results.csv:2 out_of '{outOf}': {allowed}", Assert.Single(read.Problems).ToString());
    }

    [Fact]
    public void Read_ItemsThatDoNotTellKnowledgeFromGuessing_AreToldOfTheOptions()
    {
        using var files = new ResultFiles();
        var read = files.Read("CHAMBER_CHECK", "candidate,assessed_on,dimension,result,out_of,options\ns-001,2026-07-01,SCH_ECON,3,4,2\n");
        Assert.Equal("results.csv:2 options '2': 4 items with 2 options cannot tell knowledge from guessing; more items or options are needed", Assert.Single(read.Problems).ToString());
    }

    private static string Text(string mapping, string column, string value, string day = "2026-07-01")
    {
        var isLong = InstrumentMappings.Find(mapping)!.Dimensions.Count > 0;
        var outOf = mapping switch { "KOMPO7" => "4", "TQ" => "5", "CHAMBER_CHECK" or "CHAMBER_CHECK_PERCENT" => "20", _ => null };
        var dimension = isLong ? ReferenceCatalogue.Shared.Dimension(InstrumentMappings.Find(mapping)!.Dimensions[0]).Code + "," : "";
        return $"candidate,assessed_on,{(isLong ? "dimension," : "")}{column}{(outOf is null ? "" : ",out_of")}\ns-001,{day},{dimension}\"{value}\"{(outOf is null ? "" : "," + outOf)}\n";
    }

    // Whether a value lies in a range as it is told, by other means than those of the reader.
    private static bool IsIn(string value, string mapping, string allowed)
    {
        if (allowed.StartsWith("one of ", StringComparison.Ordinal))
        {
            return allowed["one of ".Length..].Split(", ").Contains(value);
        }

        if (InstrumentMappings.Find(mapping)!.IsAboutGerman)
        {
            return Enum.TryParse<CefrLevel>(value, out var level) && (mapping != "DTZ" || level <= CefrLevel.B1);
        }

        var ends = System.Text.RegularExpressions.Regex.Match(allowed, @"(\d+)\.\.(\d+)");
        return ends.Success && decimal.TryParse(value.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture, out var number) && number * 100 == decimal.Truncate(number * 100)
            && number >= int.Parse(ends.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) && number <= int.Parse(ends.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)
            && (!allowed.Contains("whole", StringComparison.Ordinal) || number == decimal.Truncate(number));
    }

    [Theory]
    [InlineData("IHK_PILOT", Pilot + "s-003,2026-07-13,0.3,14\ns-012,2026-07-13,1,8\ns-017,2026-07-13,9,8\n", "9", "30")]
    [InlineData("CHAMBER_CHECK_PERCENT", "candidate,assessed_on,dimension,result,out_of\ns-003,2026-07-13,SCH_MATH,0.3,20\ns-012,2026-07-13,SCH_MATH,1,20\ns-017,2026-07-13,SCH_MATH,30,20\n", "30 %", "100 %")]
    public void Read_PercentGivenAsFraction_IsCaughtInTheWholeColumn(string mapping, string text, string first, string second)
    {
        using var files = new ResultFiles();
        var read = files.Read(mapping, text);
        Assert.Equal(["s-017"], read.Rows.Select(row => row.Candidate.Value));
        Assert.Equal(2, read.Problems.Count);
        Assert.EndsWith($"looks like a share of 1: {first} is probably meant", read.Problems[0].Allowed, StringComparison.Ordinal);
        Assert.EndsWith($"looks like a share of 1: {second} is probably meant", read.Problems[1].Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3", 30)]
    [InlineData("1", 70)]
    [InlineData("3.3", 30)]
    [InlineData("3.33", 30)]
    public void Read_PercentThatIsOneItemRounded_IsThatItem(string percent, int items)
    {
        using var files = new ResultFiles();
        var read = files.Read("CHAMBER_CHECK_PERCENT", $"candidate,assessed_on,dimension,result,out_of\ns-003,2026-07-13,SCH_MATH,{percent},{items}\n");
        Assert.Empty(read.Problems);
        Assert.Equal(100, read.Rows[0].Competences[0].Raw.ValueHundredths);
    }

    [Fact]
    public void Read_PercentBelowOneItem_IsRefused()
    {
        using var files = new ResultFiles();
        var read = files.Read("CHAMBER_CHECK_PERCENT", "candidate,assessed_on,dimension,result,out_of\ns-003,2026-07-13,SCH_MATH,2,30\ns-012,2026-07-13,SCH_MATH,0,30\n");
        Assert.Equal("results.csv:2 result '2': 0 %, or 3.33 % (one of 30 items) to 100 %", Assert.Single(read.Problems).ToString());
        Assert.Equal("s-012", Assert.Single(read.Rows).Candidate.Value);
    }

    [Fact]
    public void Read_PercentCellsOfASpreadsheet_AreReadAsTheyLook()
    {
        using var files = new ResultFiles();
        var read = files.Read(
            "CHAMBER_CHECK_PERCENT", ResultFiles.Workbook("CHAMBER_CHECK_PERCENT", ["Fallkennung", "Datum", "Kompetenz", "Ergebnis", "von"], ["s-001", "2026-07-01", "SCH_MATH", "30%", "20"]), "kammer.xlsx");
        Assert.Empty(read.Problems);
        Assert.Equal((600, 20), (read.Rows[0].Competences[0].Raw.ValueHundredths, read.Rows[0].Competences[0].Raw.OutOf));
    }

    [Theory]
    [InlineData("candidate,assessed_on,basic,instrument\ns-003,2026-07-13,10,IHK_PILOT\ns-012,2026-07-13,8,HAMET\n", "results.csv:3 instrument 'HAMET': IHK_PILOT; a file holds results of one instrument, and nothing of this one was taken")]
    [InlineData("candidate,assessed_on,basic,routine\ns-003,2026-07-13,10,42\n", "results.csv:1 header 'routine': no column of IHK_PILOT, but of HAMET: a file holds results of one instrument.")]
    public void Read_MixedInstruments_IsRefusedAsAWhole(string text, string problem)
    {
        using var files = new ResultFiles();
        var read = files.Read("IHK_PILOT", text);
        Assert.True(read.IsRefused);
        Assert.Empty(read.Rows);
        Assert.StartsWith(problem, Assert.Single(read.Problems).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("candidate,assessed_on,Grundlagn richtig\ns-003,2026-07-13,10\n", "did you mean")]
    [InlineData("candidate,assessed_on,basic,Nachname\ns-003,2026-07-13,10,X\n", "column")]
    [InlineData("candidate,basic\ns-003,10\n", "assessed_on")]
    [InlineData("", "header")]
    [InlineData("candidate,assessed_on,basic\ns-003,2026-07-13,\"10\n", "quote")]
    public void Read_DoubtfulHeaderOrEnd_IsRefusedAsAWhole(string text, string allowed)
    {
        using var files = new ResultFiles();
        var read = files.Read("IHK_PILOT", text);
        Assert.True(read.IsRefused);
        Assert.Empty(read.Rows);
        Assert.Contains(read.Problems, problem => problem.Allowed.Contains(allowed, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Read_AMillionRows_IsRefusedAsAWhole()
    {
        using var files = new ResultFiles();
        var text = new StringBuilder(Pilot);
        for (var i = 0; i <= 1_000_000; i++)
        {
            text.Append("s-003,2026-07-13,10,14\n");
        }

        var read = files.Read("IHK_PILOT", text.ToString());
        Assert.True(read.IsRefused);
        Assert.Equal("results.csv:200002 row 's-003': at most 200000 rows of results; nothing of the file was taken", Assert.Single(read.Problems).ToString());
    }

    [Theory]
    [InlineData("Fallkennung;Datum;Grundlagen richtig\ns-001;2026-07-01;99\n", "results.csv:2 Grundlagen richtig '99': ")]
    [InlineData("candidate,assessed_on,Grundlagen richtig\ns-001,tomorrow,12\n", "results.csv:2 assessed_on 'tomorrow': ")]
    [InlineData("Fallkennung;Datum;Grundlagen richtig\ns-999;2026-07-01;12\n", "results.csv:2 Fallkennung 's-999': ")]
    public void Read_WrongCell_IsNamedByTheHeaderThatStandsInTheFile(string text, string begins)
    {
        using var files = new ResultFiles();
        Assert.StartsWith(begins, Assert.Single(files.Read("IHK_PILOT", text).Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WorkbookOfAMillionRows_IsRefusedAndReadNoFartherThanAllowed()
    {
        using var files = new ResultFiles();
        var market = files.Market;
        var head = ResultFiles.Workbook("T", ["Fallkennung", "Datum", "Grundlagen richtig"]);
        var (allowed, million) = (files.Write("allowed.xlsx", ResultFiles.WithRows(head, AssessmentReader.MostRows + 1)), files.Write("million.xlsx", ResultFiles.WithRows(head, 1_000_000)));
        var (atMost, _) = Read(allowed);
        var (taken, read) = Read(million);
        Assert.True(read.IsRefused);
        Assert.Empty(read.Rows);
        Assert.Equal("T!A200002 's-001': at most 200000 rows of results; nothing of the file was taken", Assert.Single(read.Problems).ToString());
        Assert.InRange(taken, 0, atMost * 11 / 10);

        (long Allocated, AssessmentFile File) Read(string path)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var file = AssessmentReader.Read(path, InstrumentMappings.Find("IHK_PILOT")!, market);
            return (GC.GetAllocatedBytesForCurrentThread() - before, file);
        }
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("truncated")]
    [InlineData("bomb")]
    [InlineData("sheets")]
    [InlineData("pdf")]
    public void Read_BrokenFile_IsRefusedAndSaysWhy(string how)
    {
        using var files = new ResultFiles();
        var good = ResultFiles.Workbook("Tabelle1", ["Fallkennung", "Datum", "Grundlagen richtig"], ["s-001", "2026-07-01", "12"]);
        var (bytes, name, why) = how switch
        {
            "damaged" => (Encoding.UTF8.GetBytes("PK no archive"), "r.xlsx", "workbook"),
            "truncated" => (good[..(good.Length / 2)], "r.xlsx", "workbook"),
            "bomb" => (Bomb(good), "r.xlsx", "bomb"),
            "sheets" => (TwoSheets(good), "r.xlsx", "a single sheet"),
            _ => (good, "r.pdf", ".csv"),
        };
        var read = AssessmentReader.Read(files.Write(name, bytes), InstrumentMappings.Find("IHK_PILOT")!, files.Market);
        Assert.True(read.IsRefused);
        Assert.Contains(why, Assert.Single(read.Problems).Allowed, StringComparison.Ordinal);
        Assert.Single(files.Read("IHK_PILOT", good, "good.xlsx").Rows);
    }

    [Theory]
    [InlineData("there.csv")]
    [InlineData("there.xlsx")]
    [InlineData("there.pdf")]
    public void Read_MissingFile_IsToldAsAnyOther(string name)
    {
        using var files = new ResultFiles();
        var path = files.Write(name, []);
        File.Delete(path);
        var told = Assert.Throws<PathException>(() => AssessmentReader.Read(path, InstrumentMappings.Find("IHK_PILOT")!, files.Market));
        Assert.Equal($"'{path}' gibt es nicht; erlaubt ist eine Datei, die es gibt.", PathException.TextOf(told, "de"));
    }

    private static byte[] Bomb(byte[] workbook) => Changed(workbook, archive =>
    {
        using var stream = archive.CreateEntry("xl/worksheets/bomb.xml").Open();
        stream.Write(new byte[64 << 20]);
    });

    private static byte[] TwoSheets(byte[] workbook) => Changed(workbook, archive =>
    {
        var entry = archive.GetEntry("xl/workbook.xml")!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
        {
            text = reader.ReadToEnd();
        }

        var first = text[text.IndexOf("<x:sheet ", StringComparison.Ordinal)..(text.IndexOf("/>", StringComparison.Ordinal) + 2)];
        entry.Delete();
        using var writer = new StreamWriter(archive.CreateEntry("xl/workbook.xml").Open());
        writer.Write(text.Replace(first, first + first.Replace("Tabelle1", "Tabelle2", StringComparison.Ordinal).Replace("sheetId=\"1\"", "sheetId=\"2\"", StringComparison.Ordinal), StringComparison.Ordinal));
    });

    private static byte[] Changed(byte[] workbook, Action<ZipArchive> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(workbook);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(archive);
        }

        return bytes.ToArray();
    }
}
