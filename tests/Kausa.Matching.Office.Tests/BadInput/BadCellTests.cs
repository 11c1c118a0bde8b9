namespace Kausa.Matching.Office.Tests.BadInput;

/// <summary>Single cells and rows that are not allowed: one line each that says where, what and what is allowed.</summary>
public sealed class BadCellTests
{
    private static readonly MarketFiles Sample = MarketFiles.Sample();

    [Theory]
    [InlineData("companies.csv", ",HWK,12", ",HKW,12", "companies.csv:2 chamber 'HKW': did you mean HWK (Handwerkskammer)? Allowed: IHK, HWK, FREE_PROFESSION, AGRICULTURE, OTHER")]
    [InlineData("places.csv", "OPEN,1,0,2026-09-01", "open,1,0,2026-09-01", "places.csv:2 state 'open': did you mean OPEN (offen)? Allowed: OPEN, FILLED, WITHDRAWN")]
    [InlineData("companies.csv", "HWK,12,7", "HWK,1.200,7", "companies.csv:2 employees '1.200': a whole number 0..1000000, digits only")]
    [InlineData("companies.csv", "HWK,12,7", "HWK,-1,7", "companies.csv:2 employees '-1': a whole number 0..1000000, digits only")]
    [InlineData("companies.csv", "c-01,Tischlerei Eiche", "c-01,", "companies.csv:2 label '': must not be empty: a text of at most 120 characters that is not blank")]
    [InlineData("candidates.csv", ",RESIDENCE_PERMIT_PROTECTION,", ",Duldng,", "candidates.csv:3 residence_title 'Duldng': did you mean TOLERATION (Duldung)? Allowed: EU_OR_GERMAN_OR_UNRESTRICTED, SETTLEMENT_PERMIT, RESIDENCE_PERMIT_PROTECTION, RESIDENCE_PERMIT_DEPORTATION_BAN, TEMPORARY_PROTECTION, RESIDENCE_PERMIT_OTHER, RESIDENCE_PERMIT_TRAINING_16A, RESIDENCE_PERMIT_TRAINING_16G, OPPORTUNITY_OR_YOUTH_25A, PERMISSION_TO_STAY, TOLERATION, TOLERATION_IDENTITY_60B, TRAINING_TOLERATION_60C")]
    [InlineData("companies.csv", "yes,NONE,b-01", "maybe,NONE,b-01", "companies.csv:2 mentor 'maybe': yes, no")]
    [InlineData("candidates.csv", "2008-05", "2008-13", "candidates.csv:2 birth_month '2008-13': a month from 1900-01 to 2100-12 as yyyy-mm")]
    [InlineData("candidates.csv", "2008-05", "2008-05-17", "candidates.csv:2 birth_month '2008-05-17': a month from 1900-01 to 2100-12 as yyyy-mm; the day of birth must not be in the file")]
    [InlineData("places.csv", "PHYSICAL,yes", "PHYSICS,yes", "places.csv:2 hazards 'MACHINES|PHYSICS': 'PHYSICS' in the list: did you mean PHYSICAL (Lärm oder Hitze oder Kälte)? Allowed: MACHINES, HEIGHTS, SUBSTANCES, ELECTRICITY, PHYSICAL, BIOLOGICAL")]
    [InlineData("places.csv", "MACHINES|PHYSICAL", "MACHINES|MACHINES", "places.csv:2 hazards 'MACHINES|MACHINES': 'MACHINES' is in the list twice; each value once")]
    [InlineData("places.csv", "07:00", "7 Uhr", "places.csv:2 work_begins '7 Uhr': a time from 00:00 to 23:59 as hh:mm")]
    [InlineData("advisers.csv", "08111", "8111", "advisers.csv:2 districts '8111|08116|08119': '8111' in the list: the official key (AGS) of a German district, five digits, as in 08116; a leading zero was lost: 08111")]
    [InlineData("candidates.csv", "en|fr", "Englisch", "candidates.csv:3 other_languages 'Englisch': 'Englisch' in the list: an ISO 639 code of two or three small letters, as in de")]
    [InlineData("languages.csv", ",DTZ\ns-02,l-02", ",dtz\ns-02,l-02", "languages.csv:3 instrument 'dtz': a code of at most 40 capital letters, digits and _, as in HAMET")]
    [InlineData("companies.csv", "c-03,Lager", "Firma Meyer,Lager", "companies.csv:4 id 'Firma Meyer': 1..120 letters, digits, '-', '_' or '.', never five digits in a row", "trainers.csv", "entitlements.csv", "vetoes.csv", "earlier_employment.csv")]
    public void Read_CellNotAllowed_SaysWhatIs(string file, string old, string bad, string expected, params string[] unrelated)
    {
        var files = unrelated.Aggregate(Sample, (rest, name) => rest.Without(name)).Replace(file, old, bad);

        Assert.Equal(expected, files.Problems()[0]);
        Assert.Single(files.Problems(), line => line.StartsWith(file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-02-30", "a day of the calendar from 1900 to 2100 as yyyy-mm-dd; there is no such day")]
    [InlineData("30.02.2026", "a day of the calendar from 1900 to 2100 as yyyy-mm-dd; there is no such day")]
    [InlineData("2026-13-01", "a day of the calendar from 1900 to 2100 as yyyy-mm-dd; there is no such day")]
    [InlineData("2101-01-01", "a day of the calendar from 1900 to 2100 as yyyy-mm-dd")]
    [InlineData("31.12.1899", "a day of the calendar from 1900 to 2100 as yyyy-mm-dd")]
    [InlineData("31.02.2101", "a day of the calendar from 1900 to 2100 as yyyy-mm-dd")]
    [InlineData("01.02.26", "a day of the calendar from 1900 to 2100 as yyyy-mm-dd")]
    [InlineData("02/01/2026", "a day of the calendar from 1900 to 2100 as yyyy-mm-dd")]
    [InlineData("0206-01-01", "a day of the calendar from 1900 to 2100 as yyyy-mm-dd")]
    [InlineData("46266", "a day of the calendar from 1900 to 2100 as yyyy-mm-dd; this looks like a spreadsheet's own number of a day")]
    public void Read_ImpossibleDate_SaysWhatIsAllowed(string date, string allowed) =>
        Assert.Equal([$"entitlements.csv:2 checked_on '{date}': {allowed}"], Sample.Replace("entitlements.csv", "2026-03-02", date).Problems());

    [Theory]
    [InlineData("1067", "a German postal code of five digits, as in 70173; a leading zero was lost: 01067")]
    [InlineData("7037", "a German postal code of five digits, as in 70173")]
    [InlineData("70371", "a postal code that is known; nearest known: 70372 Stuttgart")]
    [InlineData("7.0374E+04", "a German postal code of five digits, as in 70173; a spreadsheet has made it a number, make the column text")]
    [InlineData("70374.0", "a German postal code of five digits, as in 70173; a spreadsheet has made it a number, make the column text")]
    [InlineData("70.374", "a German postal code of five digits, as in 70173; a spreadsheet has made it a number, make the column text")]
    [InlineData("D-70374", "a German postal code of five digits, as in 70173")]
    public void Read_MangledPostalCode_SaysWhy(string code, string allowed) =>
        Assert.Equal([$"candidates.csv:2 postal_code '{code}': {allowed}"], Sample.Replace("candidates.csv", "70374", code).Problems());

    [Theory]
    [InlineData("Mechatroniker/in für Kältetechnik")]
    [InlineData("mechatronikerin für kältetechnik")]
    [InlineData("34232")]
    public void Read_OccupationByTitleOrKldb_IsTheOnlyOneThatFits(string cell) =>
        Assert.Equal(
            "mechatroniker-fuer-kaeltetechnik",
            Sample.Replace("wishes.csv", "s-02,1,mechatroniker-fuer-kaeltetechnik", $"s-02,1,{cell}").Read().Market!.Candidates[1].Wishes[0].Value);

    [Fact]
    public void Read_UnknownOccupation_GuessesWhatWasMeant()
    {
        var problem = Assert.Single(Sample.Replace("wishes.csv", "s-01,1,tischler", "s-01,1,Tishler").Problems());

        Assert.StartsWith("wishes.csv:2 occupation 'Tishler': did you mean tischler", problem, StringComparison.Ordinal);
        Assert.EndsWith("Allowed: the id of an occupation, or a KldB 2010 code of five digits or a title that only one occupation has", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_KldbCodeOfSeveralOccupations_ListsThem() =>
        Assert.Equal(
            ["wishes.csv:2 occupation '51312': one of the 2 occupations it fits: fachkraft-fuer-lagerlogistik, fachlagerist"],
            Sample.Replace("wishes.csv", "s-01,1,tischler", "s-01,1,51312").Problems());

    [Fact]
    public void Read_UnknownColumn_NamesTheOneMeant() =>
        Assert.Equal(
            ["wishes.csv:1 header 'Ausbildungsberufe': did you mean occupation? Allowed: candidate, rank, occupation", "wishes.csv:1 header '': the column occupation (Ausbildungsberuf), which is missing"],
            Sample.Replace("wishes.csv", "candidate,rank,occupation", "candidate,rank,Ausbildungsberufe").Problems());

    [Fact]
    public void Read_ColumnTwice_IsOneProblem() =>
        Assert.Equal(["vetoes.csv:1 header 'company': each column once"], Sample.With("vetoes.csv", "candidate,company,company\ns-01,c-03,\n").Problems());

    [Fact]
    public void Read_IdNotFirst_IsOneProblem() =>
        Assert.Equal(["trainers.csv:1 header 'company': id as the first column"], Sample.With("trainers.csv", "company,id\nc-01,t-01\n").Problems());

    [Fact]
    public void Read_HeaderWrong_RowsAreCheckedAllTheSame() =>
        Assert.Equal(
            ["wishes.csv:1 header 'x': no column of this table; allowed: candidate, rank, occupation", "wishes.csv:2 rank '0': a whole number 1..100, digits only"],
            Sample.With("wishes.csv", "candidate,rank,occupation,x\ns-01,0,tischler,\n").Problems());

    [Theory]
    [InlineData("Name")]
    [InlineData("Vorname")]
    [InlineData("candidate_name")]
    [InlineData("Geschlecht")]
    [InlineData("Staatsangehörigkeit")]
    [InlineData("nationality")]
    [InlineData("Religion")]
    [InlineData("Foto")]
    [InlineData("healthStatus")]
    [InlineData("Schwerbehinderung (GdB)")]
    [InlineData("Geburtsdatum")]
    [InlineData("E-Mail")]
    public void Read_ProtectedColumn_MustNotBeInTheFile(string header) =>
        Assert.Equal(
            [$"vetoes.csv:1 header '{header}': this must not be in the file: nothing that tells who somebody is, and nothing the law protects; delete the column"],
            Sample.With("vetoes.csv", $"candidate,company,{header}\ns-01,c-03,secret\n").Problems());

    [Fact]
    public void Read_ColumnOfAnUnlawfulWish_PointsToTheCodes() =>
        Assert.Equal(
            ["places.csv:1 header 'Geschlecht': a wish the law forbids to follow cannot be a column; to have it counted and ignored, name its code in restriction_wishes"],
            Sample.Replace("places.csv", "trial_days,restriction_wishes", "trial_days,Geschlecht").Problems());
}
