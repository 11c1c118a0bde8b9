using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Policy;

public sealed class PolicyWriterTests
{
    private static readonly Config ManyTimes = Config.QuickThrowOnFailure.WithMaxTest(300);

    public static TheoryData<string> Cultures => ["", "de-DE", "tr-TR", "sv-SE", "ar-SA", "fa-IR"];

    [Fact]
    public void Write_AnyPolicy_ReadsBackEqual() => Prop.ForAll(PolicyGen.Policies, policy =>
    {
        var result = PolicyReader.Read(PolicyWriter.Write(policy), _ => null);
        return result.Problems.Count == 0 && policy.Equals(result.Policy) && policy.GetHashCode() == result.Policy.GetHashCode();
    }).Check(ManyTimes);

    [Fact]
    public void Write_PolicyBuiltInCode_ReadsBackEqual()
    {
        var result = PolicyReader.Read(PolicyWriter.Write(TestPolicies.Base), _ => null);
        Assert.Empty(result.Problems);
        Assert.Equal(TestPolicies.Base, result.Policy);
    }

    [Fact]
    public void Write_Twice_GivesTheSameCharacters() => Prop.ForAll(PolicyGen.Policies, policy =>
        PolicyWriter.Write(policy) == PolicyWriter.Write(PolicyReader.Read(PolicyWriter.Write(policy), _ => null).Policy!)).Check(ManyTimes);

    [Fact]
    public void Fingerprint_OrderThatMeansNothing_DoesNotMatter() => Prop.ForAll(PolicyGen.Policies, policy =>
    {
        var shuffled = PolicyGen.Shuffled(policy, policy.Version);
        return PolicyFingerprint.Of(policy) == PolicyFingerprint.Of(shuffled) && PolicyDiff.Between(policy, shuffled).Count == 0;
    }).Check(ManyTimes);

    [Fact]
    public void Fingerprint_AnyTwoPolicies_IsEqualExactlyWhenNothingDiffers() => Prop.ForAll(PolicyGen.Policies, PolicyGen.Policies, (a, b) =>
        PolicyFingerprint.Of(a) == PolicyFingerprint.Of(b) == (PolicyDiff.Between(a, b).Count == 0)).Check(ManyTimes);

    [Fact]
    public void Fingerprint_OrderOfModes_Matters()
    {
        var policy = ShippedPolicies.Find("base")!;
        var turned = policy with { Location = policy.Location with { Modes = policy.Location.Modes.Reverse().ToValueList() } };
        Assert.NotEqual(PolicyFingerprint.Of(policy), PolicyFingerprint.Of(turned));
        Assert.Equal("location.modes", Assert.Single(PolicyDiff.Between(policy, turned)).Path);
    }

    [Fact]
    public void Fingerprint_Any_IsSixtyFourLowerCaseHexadecimalDigits() => Assert.Matches("^[0-9a-f]{64}$", PolicyFingerprint.Of(ShippedPolicies.Find("stuttgart")!));

    [Theory, MemberData(nameof(Cultures))]
    public void Everything_UnderAnyCulture_IsTheSame(string culture)
    {
        var expected = Outputs();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Outputs());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Cultures_UnderTest_DoDiffer()
    {
        Assert.Equal("İ", "i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")));
        Assert.NotEqual("-1", (-1).ToString(CultureInfo.GetCultureInfo("sv-SE")));
        Assert.NotEqual("2026", new DateOnly(2026, 8, 19).ToString("yyyy", CultureInfo.GetCultureInfo("ar-SA")));
    }

    // Problems, canonical JSON, fingerprint and words of two fixed policies.
    private static string[] Outputs()
    {
        var a = ShippedPolicies.Find("base")!;
        var b = ShippedPolicies.Find("stuttgart")! with { Version = 7, Skills = a.Skills with { Gain = 3 } };
        var changes = PolicyDiff.Between(a, b with { Law = new LawCalendar([.. a.Law.Numbers, a.Law.Numbers[0] with { ValidFrom = new DateOnly(2027, 5, 1) }]) });
        var problems = new PolicyDocument().With("skills.gain", "-1").With("law.0.review_by", "\"2020-01-01\"").With("weights_percent.joint.trade", "0").Read().Problems;
        return
        [
            PolicyWriter.Write(b), PolicyFingerprint.Of(b), PolicyWriter.Write(new PolicyDocument().Read().Policy!),
            .. problems.Select(problem => problem.ToString()), .. changes.Select(change => $"{change} | {change.InGerman()} | {change.InEnglish()}"),
        ];
    }
}
