using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Lab.Measures.Fairness;
using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Tests.Measures;

public sealed class FairnessTests
{
    [Fact]
    public void Parity_GroupsOfKnownShares_IsMeasuredWithIntervals()
    {
        var people = Enumerable.Range(0, 300).Select(at => new AuditedPerson(at < 100 ? "a" : "b", at < 100 ? at < 30 : at < 220, at % 2 == 0, at < 100 ? 1 : 2)).ToList();
        var parity = Assert.Single(GroupParity.Of(people));
        Assert.Equal(("a", "b", 100, 200), (parity.First, parity.Second, parity.FirstCount, parity.SecondCount));
        Assert.Equal(-0.3, parity.DemographicParity.Value, 12);
        Assert.Equal(0.5, parity.FourFifthsRatio.Value, 12);
        Assert.Equal(-0.3, parity.EqualOpportunity!.Value.Value, 12);
        Assert.Equal(0.5, parity.ExposureRatio!.Value.Value, 12);
        Assert.InRange(parity.DemographicParity.Low, -0.45, -0.36);
        Assert.InRange(parity.DemographicParity.High, -0.24, -0.15);
        Assert.Equal(parity, GroupParity.Of(people)[0]);
    }

    [Fact]
    public void Parity_FewerThanTen_SaysNothing()
    {
        var people = Enumerable.Range(0, 29).Select(at => new AuditedPerson(at < 9 ? "few" : at < 19 ? "ten" : at < 29 ? "others" : null, true, at is < 9 or > 20, 1)).ToList();
        var parity = Assert.Single(GroupParity.Of(people));
        Assert.Equal(("others", "ten"), (parity.First, parity.Second));
        Assert.Null(parity.EqualOpportunity);
    }

    [Fact]
    public void Bootstrap_NormalSample_HoldsItsMeanAsOftenAsItSays()
    {
        var source = new RandomSource(5);
        var held = Enumerable.Range(0, 200).Count(trial =>
        {
            var random = source.Stream("trial", trial);
            var interval = Bootstrap.Of(Enumerable.Range(0, 40).Select(_ => (double)random.NormalThousandths(1_000)).ToList(), sample => sample.Average(), (ulong)trial);
            return interval.Low <= 0 && interval.High >= 0;
        });
        Assert.InRange(held, 176, 199);
    }

    [Theory]
    [InlineData("id,sex\na,1", "line 1 'id,sex': allowed is the header")]
    [InlineData("id,group\na", "line 2 'a': allowed is two cells")]
    [InlineData("id,group\na,x\na,y", "line 3 'a': allowed is each person once")]
    [InlineData("id,group", "line 1 'end of text'")]
    public void AuditGroups_BadFile_NamesLineAndValue(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<InstanceFormatException>(() => AuditGroups.Read(new StringReader(text))).Errors[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void AuditGroups_Engine_CannotSeeThem() =>
        Assert.DoesNotContain(typeof(Model.Candidate).Assembly.GetTypes(), type => type.Name.Contains("Audit", StringComparison.Ordinal) || type.Namespace?.Contains(".Lab", StringComparison.Ordinal) == true);

    // Where one of ten has any exposure, a third of the resamples have nobody: no interval holds what they would say.
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(9, true)]
    public void Of_SecondGroupHardlyShown_TellsNoExposureRatio(int exposedCount, bool isTold)
    {
        AuditedPerson[] people = [.. Enumerable.Range(0, 10).Select(at => new AuditedPerson("a", true, true, 1)), .. Enumerable.Range(0, 10).Select(at => new AuditedPerson("b", true, true, at < exposedCount ? 1 : 0))];
        var ratio = Assert.Single(GroupParity.Of(people)).ExposureRatio;
        Assert.Equal(isTold, ratio is { High: < 100 });
        Assert.Equal(isTold, ratio is not null);
    }
}
