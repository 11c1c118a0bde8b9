using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Instances;
using Xunit;

namespace Kausa.Matching.Tests.Allocation;

public sealed class InstanceReaderTests
{
    [Theory]
    [InlineData("", "line 1, column 1 'end of text'")]
    [InlineData("2\n1 2\n3", "line 3, column 2 'end of text': allowed is a cost")]
    [InlineData("2\n1 2\n3 4\n5", "line 4, column 1 '5': allowed is nothing after 2 rows of 2 costs")]
    [InlineData("1\n1\n2", "line 3, column 1 '2': allowed is nothing after 1 row of 1 cost; the text is too long")]
    [InlineData("2\n1 x2\n3 4", "line 2, column 3 'x2': allowed is a cost, a whole number from -2000000000 to 2000000000")]
    [InlineData("2\n1 2.5\n3 4", "line 2, column 3 '2.5'")]
    [InlineData("2\n1 3000000000\n3 4", "line 2, column 3 '3000000000'")]
    [InlineData("2\n1 99999999999999999999999\n3 4", "line 2, column 3 '99999999999999999999999'")]
    [InlineData("2\n1 -\n3 4", "line 2, column 3 '-'")]
    [InlineData("-1", "line 1, column 1 '-1': allowed is the number of agents n, a whole number from 1 to 46000")]
    [InlineData("0", "line 1, column 1 '0'")]
    [InlineData("99999999", "line 1, column 1 '99999999'")]
    public void AssignmentRead_BadText_SaysWhereWhatAndWhatIsAllowed(string text, string message)
    {
        InstanceFormatException error = Assert.Throws<InstanceFormatException>(() => AssignmentText.Read(new StringReader(text), maximise: false));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2\n1 x2\n3 4", "Zeile 2, Spalte 3 'x2': erlaubt ist ein Kostenwert, eine ganze Zahl von -2000000000 bis 2000000000")]
    [InlineData("2\n1 2\n3", "Zeile 3, Spalte 2 'Ende des Textes': erlaubt ist ein Kostenwert, eine ganze Zahl von -2000000000 bis 2000000000; der Text ist zu kurz")]
    [InlineData("2\n1 2\n3 4\n5", "Zeile 4, Spalte 1 '5': erlaubt ist nichts hinter 2 Zeilen mit je 2 Kostenwerten; der Text ist zu lang")]
    [InlineData("1\n1\n2", "Zeile 3, Spalte 1 '2': erlaubt ist nichts hinter 1 Zeile mit 1 Kostenwert; der Text ist zu lang")]
    public void AssignmentRead_BadText_IsToldInGermanToo(string text, string message) =>
        Assert.Equal(message, Assert.Single(Assert.Throws<InstanceFormatException>(() => AssignmentText.Read(new StringReader(text), maximise: false)).Errors).In("de"));

    [Theory]
    [InlineData("{", "Zeile 1, Byte 2 'kein JSON': erlaubt ist ein ganzes JSON-Dokument")]
    [InlineData("[]", "$ '[]': erlaubt ist ein Objekt mit 'residents' und 'hospitals'")]
    [InlineData("{\"residents\":{},\"hospitals\":{\"h\":{\"preferences\":[]}}}", "hospitals.h.capacity 'fehlt': erlaubt ist eine ganze Zahl von 0 bis 2147483647")]
    [InlineData("{\"residents\":{\"r\":[\"h\"]},\"hospitals\":{\"h\":{\"capacity\":1,\"preferences\":[]}}}", "residents.r 'h': erlaubt ist nur ein Name unter 'hospitals', dessen Liste auch 'r' nennt")]
    public void StableJson_BadDocument_IsToldInGermanToo(string json, string message) =>
        Assert.StartsWith(message, Assert.Single(Assert.Throws<InstanceFormatException>(() => StableJson.Read(json)).Errors).In("de"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\n \"residents\":{\"r\\ud800\":[\"h\"]},\"hospitals\":{\"h\":{\"capacity\":1,\"preferences\":[\"r\"]}}}", "line 2, byte 15 'r\\ud800'")]
    [InlineData("{\"residents\":{\"r\":[\"\\udc00\"]},\n\"hospitals\":{\"h\":{\"capacity\":1,\"preferences\":[\"r\"]}}}", "line 1, byte 20 '\\udc00'")]
    public void StableJson_HalfOfACharacter_IsNamedWithItsPlace(string json, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Assert.Throws<InstanceFormatException>(() => StableJson.Read(json)).Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void AssignmentRead_RowsWrappedFreely_ReadsTheSame()
    {
        AssignmentAnswer wrapped = SolveAssignment.Run(new StringReader(" 3 4\n1 3 2\r\n0\t5 3 2\n\n2"), maximise: false);
        Assert.Equal("""{"n":3,"objective":5,"assignment":[1,0,2],"dual_gap":0}""", AllocationJson.Write(wrapped));
    }

    [Fact]
    public void SolveAssignment_Max_MaximisesTheNumbersAsGiven() =>
        Assert.Equal(11, SolveAssignment.Run(new StringReader("3 4 1 3 2 0 5 3 2 2"), maximise: true).Objective);

    [Fact]
    public void SolveAssignment_BillionCosts_AddsThemExactly() =>
        Assert.Equal(2_000_000_000, SolveAssignment.Run(new StringReader("2 1000000000 1000000000 1000000000 1000000000"), maximise: false).Objective);

    [Fact]
    public void AssignmentText_WriteThenRead_GivesTheSameMarket() =>
        Prop.ForAll(AllocationGen.Seeds(), seed =>
        {
            int size = (seed % 6) + 1;
            DenseAllocationInstance instance = DenseAllocationInstance.Square(size, [.. Enumerable.Range(0, size * size).Select(at => (seed % 1_000_003 * at) - 7)]);
            var text = new StringWriter();
            AssignmentText.Write(text, instance, maximise: seed % 2 == 0);
            DenseAllocationInstance again = AssignmentText.Read(new StringReader(text.ToString()), maximise: seed % 2 == 0);
            return Enumerable.Range(0, size).All(row => again.Row(row).SequenceEqual(instance.Row(row)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Theory]
    [InlineData("1\n2 1\n1\n2\n1\n1\n5", "line 7, column 2 'end of text': allowed is a capacity of problem 1")]
    [InlineData("1\n1 1\n1\n1\n-3", "line 5, column 1 '-3': allowed is a capacity of problem 1, a whole number from 0")]
    [InlineData("1\n1 1\n1\n-1\n3", "line 4, column 1 '-1': allowed is a resource of problem 1, a whole number from 0")]
    [InlineData("1\n1 1\n2000000000\n1\n3", "line 3, column 1 '2000000000': allowed is a cost of problem 1, a whole number from -1000000000 to 1000000000")]
    [InlineData("2\n1 1\n1\n1\n3", "line 5, column 2 'end of text': allowed is the number of agents of problem 2")]
    public void GapRead_BadText_SaysWhereWhatAndWhatIsAllowed(string text, string message)
    {
        InstanceFormatException error = Assert.Throws<InstanceFormatException>(() => GapText.Read(new StringReader(text)));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SolveGap_PublicProblemC515_1_ReachesThePublishedOptimum()
    {
        // OR-Library gap1, problem c515-1; published optimum 336 when maximised, 261 when minimised.
        const string Problem =
            """
            1
            5 15
            17 21 22 18 24 15 20 18 19 18 16 22 24 24 16
            23 16 21 16 17 16 19 25 18 21 17 15 25 17 24
            16 20 16 25 24 16 17 19 19 18 20 16 17 21 24
            19 19 22 22 20 16 19 17 21 19 25 23 25 25 25
            18 19 15 15 21 25 16 16 23 15 22 17 19 22 24
            8 15 14 23 8 16 8 25 9 17 25 15 10 8 24
            15 7 23 22 11 11 12 10 17 16 7 16 10 18 22
            21 20 6 22 24 10 24 9 21 14 11 14 11 19 16
            20 11 8 14 9 5 6 19 19 7 6 6 13 9 18
            8 13 13 13 10 20 25 16 16 17 10 10 5 12 23
            36 34 38 27 33
            """;
        GapProblemAnswer max = Assert.Single(SolveGap.Run(new StringReader(Problem)).Problems);
        Assert.Equal((336L, 336L, 0L, true), (max.Objective, max.Bound, max.Gap, max.Proven));
        GapProblemAnswer min = Assert.Single(SolveGap.Run(new StringReader(Problem), maximise: false).Problems);
        Assert.Equal((261L, true), (min.Objective, min.Proven));
    }

    // Each claim is wrong in one thing only; without the check every one of them would be answered as it is.
    [Theory]
    [InlineData(new[] { 0, 0 }, 2, 2, "ColumnOverCapacity")]
    [InlineData(new[] { 0, 1 }, 99, 99, "TotalWrong")]
    [InlineData(new[] { 0, 7 }, 1, 1, "OutOfRange")]
    [InlineData(new[] { 0 }, 1, 1, "RequiredRowUnfilled")]
    [InlineData(new[] { 0, 1 }, 5, 6, "DualGap")]
    public void SolveGap_SolverThatIsWrong_IsNotAnswered(int[] agents, long objective, long bound, string fault)
    {
        const string Two = "1\n2 2\n1 1\n4 4\n1 1\n1 1\n1 1";
        Assert.Equal(5, Assert.Single(SolveGap.Run(new StringReader(Two)).Problems).Objective);
        var refused = Assert.Throws<InvalidOperationException>(() => SolveGap.Run(new StringReader(Two), maximise: true, _ => new GapSolution(agents, objective, bound, IsProven: true)));
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SolveGap_Json_NamesSenseAndProblems()
    {
        const string Problem = "1\n2 2\n5 1\n2 4\n1 1\n1 1\n1 1\n";
        Assert.Equal(
            """{"sense":"max","problems":[{"agents":2,"jobs":2,"objective":9,"bound":9,"gap":0,"proven":true,"assignment":[0,1]}]}""",
            AllocationJson.Write(SolveGap.Run(new StringReader(Problem))));
        var text = new StringWriter();
        GapText.Write(text, GapText.Read(new StringReader(Problem)));
        Assert.Equal(Problem, text.ToString());
        GapProblemAnswer none = SolveGap.Run(new StringReader("1\n1 1\n5\n3\n2")).Problems[0];
        Assert.Equal((null, null, true), (none.Objective, none.Bound, none.Proven));
    }

    [Fact]
    public void SolveStable_EitherSide_WritesTheFixedFormat()
    {
        const string Market = """{"residents":{"a":["X","Y"],"b":["Y","X"],"ü":["X"]},"hospitals":{"X":{"capacity":1,"preferences":["b","a","ü"]},"Y":{"capacity":1,"preferences":["a","b"]}}}""";
        Assert.Equal(
            """{"matching":{"X":["a"],"Y":["b"]},"unmatched":["ü"],"blocking_pairs":[]}""",
            AllocationJson.Write(SolveStable.Run(Market, ProposingSide.Residents)));
        Assert.Equal(
            """{"matching":{"X":["b"],"Y":["a"]},"unmatched":["ü"],"blocking_pairs":[]}""",
            AllocationJson.Write(SolveStable.Run(Market, ProposingSide.Hospitals)));
        Assert.Equal(
            """{"matching":{"X":["a"],"Y":["b"]},"unmatched":["ü"],"blocking_pairs":[]}""",
            AllocationJson.Write(SolveStable.Run(Market, side: null)));
    }

    [Fact]
    public void Describe_UnstableMatching_ListsBlockingPairs()
    {
        StableMarket market = StableJson.Read("""{"residents":{"a":["X"],"b":["X"]},"hospitals":{"X":{"capacity":1,"preferences":["a","b"]}}}""");
        Assert.Equal("""{"matching":{"X":["b"]},"unmatched":["a"],"blocking_pairs":[["a","X"]]}""", AllocationJson.Write(SolveStable.Describe(market, [-1, 0])));
        Assert.Throws<ArgumentException>(() => SolveStable.Describe(market, [0, 0]));
    }

    [Fact]
    public void SolveStable_Ties_ArePlacedAsManyAsPossible()
    {
        const string Market = """{"residents":{"a":["X","Y"],"b":["X"]},"hospitals":{"X":{"capacity":1,"preferences":[["a","b"]]},"Y":{"capacity":1,"preferences":["a"]}}}""";
        Assert.Empty(SolveStable.Run(Market, side: null).Unmatched);
        Assert.Equal(Market, StableJson.Write(StableJson.Read(Market)));
    }

    [Theory]
    [InlineData("""{"residents":{"a":["X"]},"hospitals":{"X":{"capacity":1,"preferences":[]}}}""", "residents.a 'X': allowed is only a hospital that lists 'a' in turn")]
    [InlineData("""{"residents":{"a":[]},"hospitals":{"X":{"capacity":1,"preferences":["a"]}}}""", "hospitals.X.preferences 'a': allowed is only a resident who lists 'X' in turn")]
    [InlineData("""{"residents":{"a":["X"]},"hospitals":{"X":{"capacity":-1,"preferences":["a"]}}}""", "hospitals.X.capacity '-1': allowed is a whole number from 0 to 2147483647")]
    [InlineData("""{"residents":{"a":["X"]},"hospitals":{"X":{"capacity":1.5,"preferences":["a"]}}}""", "hospitals.X.capacity '1.5'")]
    [InlineData("""{"residents":{"a":["X"]},"hospitals":{"X":{"preferences":["a"]}}}""", "hospitals.X.capacity 'missing'")]
    [InlineData("""{"residents":{"a":["X"]},"hospitals":{"X":{"capacity":1}}}""", "hospitals.X.preferences 'missing'")]
    [InlineData("""{"residents":{"a":["X","X"]},"hospitals":{"X":{"capacity":1,"preferences":["a"]}}}""", "residents.a[1] 'X': allowed is each partner once per list")]
    [InlineData("""{"residents":{"a":["X",["Z"]]},"hospitals":{"X":{"capacity":1,"preferences":["a"]}}}""", "residents.a[1][0] 'Z': allowed is a name under 'hospitals'")]
    [InlineData("""{"residents":{"a":["X"],"a":["X"]},"hospitals":{"X":{"capacity":1,"preferences":["a"]}}}""", "residents 'a': allowed is each name once")]
    [InlineData("""{"residents":{"a":[7]},"hospitals":{}}""", "residents.a[0] '7': allowed is a name")]
    [InlineData("""{"residents":{"a":[[]]},"hospitals":{}}""", "residents.a[0] '[]': allowed is a name")]
    [InlineData("""{"residents":{"a":"X"},"hospitals":{"X":{"capacity":1,"preferences":[]}}}""", "residents.a '\"X\"': allowed is a list of names")]
    [InlineData("""{"residents":{}}""", "hospitals 'missing': allowed is an object")]
    [InlineData("""{"residents":{},"hospitals":{},"more":1}""", "$ 'more': allowed is only 'residents' and 'hospitals'")]
    [InlineData("""[]""", "$ '[]': allowed is an object")]
    [InlineData("{\"residents\":{\n\"a\":[\"X\"", "line 2, byte ")]
    [InlineData("""{"residents":{"a":["X"]},"residents":{},"hospitals":{"X":{"capacity":1,"preferences":["a"]}}}""", "$ 'residents': allowed is each part once")]
    public void StableRead_BadDocument_SaysWhereWhatAndWhatIsAllowed(string json, string message)
    {
        InstanceFormatException error = Assert.Throws<InstanceFormatException>(() => StableJson.Read(json));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Errors.Count, error.Message.Split('\n').Length);
        Assert.DoesNotContain("BytePositionInLine", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"residents":{"a":["X"]},"residents":{},"hospitals":{"X":{"capacity":1,"preferences":["a"]}}}""")]
    [InlineData("""{"residents":{"a":["X"],"b":["X"]}}""")]
    public void StableRead_PartMissingOrTwice_NothingElseIsBlamed(string json) =>
        Assert.Single(Assert.Throws<InstanceFormatException>(() => StableJson.Read(json)).Errors);

    [Fact]
    public void StableRead_SeveralErrors_AreNamedAtOnce()
    {
        const string Market = """{"residents":{"a":["Q"],"b":[3]},"hospitals":{"X":{"capacity":-1,"preferences":[]}}}""";
        Assert.Equal(3, Assert.Throws<InstanceFormatException>(() => StableJson.Read(Market)).Errors.Count);
    }
}
