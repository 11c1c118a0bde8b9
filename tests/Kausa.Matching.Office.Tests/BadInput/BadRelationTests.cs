namespace Kausa.Matching.Office.Tests.BadInput;

/// <summary>What is wrong between rows; each cause once, at the line where it stands.</summary>
public sealed class BadRelationTests
{
    private static readonly MarketFiles Sample = MarketFiles.Sample();

    [Fact]
    public void Read_UnknownReference_NamesTheNearest() =>
        Assert.Equal(
            ["vetoes.csv:4 company 'c-33': an id of companies.csv; did you mean c-03?", "vetoes.csv:5 candidate 'x': an id of candidates.csv"],
            Sample.Append("vetoes.csv", "s-03,c-33,").Append("vetoes.csv", "x,c-03,").Problems());

    [Fact]
    public void Read_IdNotUnderstood_IsNoMissingReferenceToo() =>
        Assert.Equal(
            ["companies.csv:4 id 'Firma Meyer': 1..120 letters, digits, '-', '_' or '.', never five digits in a row"],
            Sample.Replace("companies.csv", "c-03,Lager", "Firma Meyer,Lager").Problems());

    [Fact]
    public void Read_BornAfterTheDayOfTheMarket_IsOneProblem() =>
        Assert.Equal(["candidates.csv:2 birth_month '2026-07': a month not after the day of the market (2026-06-01)"], Sample.Replace("candidates.csv", "2008-05", "2026-07").Problems());

    [Theory]
    [InlineData("candidates.csv", "asylum_registered_on")]
    [InlineData("candidates.csv", "toleration_since")]
    [InlineData("candidates.csv", "entered_on")]
    [InlineData("candidates.csv", "medical_check_on")]
    [InlineData("candidates.csv", "confirmed_on")]
    [InlineData("companies.csv", "confirmed_on")]
    [InlineData("places.csv", "confirmed_on")]
    [InlineData("entitlements.csv", "checked_on")]
    public void Read_WhatHasHappenedAfterTheDayOfTheMarket_IsOneProblem(string file, string column)
    {
        Assert.Equal([$"{file}:2 {column} '2026-06-02': a day not after the day of the market (2026-06-01)"], WithDay(file, column, "2026-06-02").Problems());
        Assert.Empty(WithDay(file, column, "2026-06-01").Problems());
    }

    [Theory]
    [InlineData("consents.csv", "given_on")]
    [InlineData("consents.csv", "withdrawn_on")]
    [InlineData("earlier_employment.csv", "ended_on")]
    [InlineData("evidence.csv", "assessed_on")]
    [InlineData("languages.csv", "assessed_on")]
    public void Read_WhatMayBePlannedAfterTheDayOfTheMarket_IsSaid(string file, string column)
    {
        var result = WithDay(file, column, "2026-06-02").Read();
        Assert.Empty(result.Problems);
        Assert.Contains(result.Notices.Select(notice => notice.ToString()), line => line.StartsWith($"{file}:2 {column} '2026-06-02'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("candidates.csv")]
    [InlineData("places.csv")]
    [InlineData("companies.csv")]
    public void Read_TableBrokenOffInARow_ReferencesToWhatFollowedAreNotReported(string file)
    {
        var lines = Sample.Text(file).Split('\n');
        var cut = string.Join('\n', lines[0], lines[1], lines[2][..(lines[2].Length / 2)]);
        var problem = Assert.Single(Sample.With(file, cut).Problems());
        Assert.StartsWith($"{file}:3 row '", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_IdTwice_NamesBothLines() =>
        Assert.Equal(
            ["companies.csv:5 id 'c-01': each id once; line 2 has the same"],
            Sample.Append("companies.csv", "c-01,Andere,,,,,,,,,,").Problems());

    [Fact]
    public void Read_EvidenceIdTwice_OnlyWithinOneCandidate() =>
        Assert.Equal(
            ["evidence.csv:6 id 'e-01': each combination of candidate and id once; line 2 has the same"],
            Sample.Append("evidence.csv", "s-01,e-01,SCH_MATH,SCHOOL_GRADE,GRADE,2,,,2025-07-25,,,,,").Append("evidence.csv", "s-03,e-01,SCH_MATH,SCHOOL_GRADE,GRADE,2,,,2025-07-25,,,,,").Problems());

    [Fact]
    public void Read_EntitlementTwice_NamesBothLines() =>
        Assert.Equal(
            ["entitlements.csv:6 occupation 'Tischler/in': each combination of company and occupation once; line 2 has the same"],
            Sample.Append("entitlements.csv", "c-01,Tischler/in,APPLIED,,").Problems());

    [Fact]
    public void Read_CompanyRowFails_NothingThatRefersToItIsReported() =>
        Assert.Equal(
            ["companies.csv:2 chamber 'X': IHK, HWK, FREE_PROFESSION, AGRICULTURE, OTHER", "companies.csv:2 employees 'x': a whole number 0..1000000, digits only"],
            Sample.Replace("companies.csv", "73728,HWK,12", "73728,X,x").Problems());

    [Fact]
    public void Read_WeightsNot100_SaysTheSum() =>
        Assert.Equal(
            ["requirements.csv:2 weight '95': 100 as the sum of the weights of place 'p-01'"],
            Sample.Replace("requirements.csv", "SCH_MATH,45,25", "SCH_MATH,45,20").Problems());

    [Fact]
    public void Read_RequirementRowFails_SumIsNotReportedToo() =>
        Assert.Equal(
            ["requirements.csv:4 level '450': a whole number 1..100, digits only"],
            Sample.Replace("requirements.csv", "SCH_MATH,45,25", "SCH_MATH,450,20").Problems());

    [Fact]
    public void Read_RankMissing_SaysTheNext() =>
        Assert.Equal(
            ["wishes.csv:3 rank '3': 2: the ranks of a candidate run 1, 2, 3, …"],
            Sample.Replace("wishes.csv", "s-01,2,", "s-01,3,").Problems());

    [Fact]
    public void Read_OccupationWishedTwice_NamesBothLines() =>
        Assert.Equal(
            ["wishes.csv:3 occupation 'tischler': each occupation once per candidate; line 2 has the same"],
            Sample.Replace("wishes.csv", "s-01,2,mechatroniker-fuer-kaeltetechnik", "s-01,2,tischler").Problems());

    [Fact]
    public void Read_SeatsFilledAboveTotal_IsOneProblem() =>
        Assert.Equal(["places.csv:3 seats_filled '3': at most seats_total (2)"], Sample.Replace("places.csv", "OPEN,2,1,", "OPEN,2,3,").Problems());

    [Fact]
    public void Read_BirthMonthAndAgeBand_IsOneProblem() =>
        Assert.Equal(
            ["candidates.csv:2 age_band_at_start 'FROM_16_TO_17': empty where birth_month is given"],
            Sample.Replace("candidates.csv", "2008-05,,", "2008-05,FROM_16_TO_17,").Problems());

    [Fact]
    public void Read_WindowTurnedRound_IsOneProblem() =>
        Assert.Equal(
            ["candidates.csv:2 start_latest '2026-07-01': a day not before start_earliest"],
            Sample.Replace("candidates.csv", "2026-08-01,2026-10-01", "2026-08-01,2026-07-01").Problems());

    [Fact]
    public void Read_ConsentForTheWrongPurpose_SaysWhatIsAllowed() =>
        Assert.Equal(
            [
                "consents.csv:2 company 'c-01': empty unless the purpose is DISCLOSE_TO_COMPANY",
                "consents.csv:3 company '': a company, because the purpose is DISCLOSE_TO_COMPANY",
            ],
            Sample.Replace("consents.csv", "ADVISER,,2026-04-14,", "ADVISER,c-01,2026-04-14,").Replace("consents.csv", "COMPANY,c-01", "COMPANY,").Problems());

    [Fact]
    public void Read_VetoOnNothingOrBoth_IsOneProblemEach() =>
        Assert.Equal(
            ["vetoes.csv:4 occupation '': either a company or an occupation", "vetoes.csv:5 occupation 'fleischer': either a company or an occupation"],
            Sample.Append("vetoes.csv", "s-03,,").Append("vetoes.csv", "s-03,c-01,fleischer").Problems());

    [Fact]
    public void Read_NoLicenceBesideLicences_IsOneProblem() =>
        Assert.Equal(["licences.csv:4 class 'NONE': NONE only where the candidate has no other row"], Sample.Append("licences.csv", "s-01,NONE").Problems());

    [Theory]
    [InlineData("SCHOOL_GRADE,GRADE,2.7", "SCHOOL_GRADE,GRADE,7", "evidence.csv:3 value '7': GRADE is 1..6, not 7")]
    [InlineData("SCHOOL_GRADE,GRADE,2.7", "SCHOOL_GRADE,T,2.7", "evidence.csv:3 value '2.7': SCHOOL_GRADE is given as GRADE, not as T")]
    [InlineData("PERCENT,19,30", "PERCENT,31,30", "evidence.csv:4 value '31': PERCENT is 0..30, not 31")]
    [InlineData("SCHOOL_GRADE,GRADE", "PRIOR,GRADE", "evidence.csv:3 kind 'PRIOR': NORMED_TEST, PERCENT_TEST, OBSERVED_RATING, COMPANY_TRIAL, CERTIFICATE_VALIDATION, CERTIFICATE_TQ, SCHOOL_GRADE, FOREIGN_CERTIFICATE, WORK_EXPERIENCE_DOCUMENTED, WORK_EXPERIENCE_STATED, ADVISER_ESTIMATE, SELF_ESTIMATE")]
    public void Read_EvidenceThatMakesNoSense_SaysWhatIsAllowed(string old, string bad, string expected) =>
        Assert.Equal([expected], Sample.Replace("evidence.csv", old, bad).Problems());

    [Fact]
    public void Read_ReasonWithoutMinimum_IsOneProblem() =>
        Assert.Equal(["place_languages.csv:3 minimum_reason 'x': empty where there is no minimum"], Sample.Replace("place_languages.csv", "SPEAKING,,,B1", "SPEAKING,,x,B1").Problems());

    [Fact]
    public void Read_ProblemsEverywhere_SortedByFileLineAndColumn()
    {
        var files = Sample.Replace("vetoes.csv", "fleischer", "fleisch-er").Replace("companies.csv", "73728,HWK", "7,X").Replace("companies.csv", "71332", "7133").Replace("market.json", "2026-06-01", "2026-06-31");

        Assert.Equal(
            ["companies.csv:2 postal_code", "companies.csv:2 chamber", "companies.csv:4 postal_code", "market.json:5 as_of", "vetoes.csv:3 occupation"],
            files.Problems().Select(line => line[..line.IndexOf(" '", StringComparison.Ordinal)]));
    }

    // The file with another day in its first row, in a column that it may not have had.
    private static MarketFiles WithDay(string file, string column, string day)
    {
        var lines = Sample.Text(file).Split('\n');
        var cell = Array.IndexOf(lines[0].TrimEnd('\r').Split(','), column);
        for (var line = 0; line < lines.Length && cell < 0; line++)
        {
            lines[line] += lines[line].Length == 0 ? string.Empty : line == 0 ? $",{column}" : line == 1 ? $",{day}" : ",";
        }

        var cells = lines[1].Split(',');
        cells[cell < 0 ? ^1 : cell] = day;
        lines[1] = string.Join(',', cells);
        return Sample.With(file, string.Join('\n', lines));
    }
}
