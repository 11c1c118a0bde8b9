using System.Collections.Frozen;
using System.Text;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Fields that stand the same beside many places, encoded once in each language: words of enumerations, codes of rules, names of criteria.</summary>
/// <remarks>Depends on the texts alone, so there is one for each language, for as long as the process. Thread-safe: whoever comes second keeps equal bytes.</remarks>
internal sealed class EncodedTexts
{
    private static readonly FrozenDictionary<string, EncodedTexts> Made = TextCatalogue.Languages.ToFrozenDictionary(language => language, language => new EncodedTexts(TextCatalogue.For(language)), StringComparer.Ordinal);

    private static readonly FrozenDictionary<Occupation, byte[]> Occupations = ReferenceCatalogue.Shared.Occupations.ToFrozenDictionary<Occupation, Occupation, byte[]>(occupation => occupation, Encoded, ReferenceEqualityComparer.Instance);
    private static readonly byte[]?[] Towns = new byte[]?[100_000];
    private static readonly byte[]?[] Districts = new byte[]?[100_000];

    // By code, value and effect: all that a finding says before its own words.
    private static readonly byte[]?[] Findings = new byte[]?[Enum.GetValues<ReasonCode>().Length << 5];

    private readonly TextCatalogue _texts;
    private readonly byte[]?[] _fits = new byte[]?[Enum.GetValues<FitWord>().Length];
    private readonly byte[]?[] _pathways = new byte[]?[Enum.GetValues<Pathway>().Length];
    private readonly (string Code, byte[] Field, byte[] Label)[] _criteria;

    private EncodedTexts(TextCatalogue texts)
    {
        _texts = texts;
        _criteria = [.. new[] { ExplanationCodes.Skills, ExplanationCodes.Language, ExplanationCodes.Location, ExplanationCodes.Trade }
            .Select(code => (code, Encoded(to => to.Text(V1.Reason.CodeFieldNumber, code)), Encoding.UTF8.GetBytes(texts.Text(code))))];
    }

    /// <summary>Those of a language.</summary>
    public static EncodedTexts Of(TextCatalogue texts) => Made[texts.Language];

    /// <summary>The fields of a <see cref="V1.PlaceMatch"/> that say how well a place fits.</summary>
    public ReadOnlySpan<byte> Fit(FitWord fit) => _fits[(int)fit] ??= Encoded(fit);

    /// <summary>The fields of a <see cref="V1.PlaceCard"/> that name its way into training.</summary>
    public ReadOnlySpan<byte> Pathway(Pathway pathway) => _pathways[(int)pathway] ??= Encoded(pathway);

    /// <summary>A criterion by its code.</summary>
    /// <param name="code">One of the four of <see cref="ExplanationCodes"/>.</param>
    /// <param name="field">The field of a <see cref="V1.Reason"/> that holds the code.</param>
    /// <returns>What it is called, in UTF-8.</returns>
    public ReadOnlySpan<byte> Criterion(string code, out ReadOnlySpan<byte> field)
    {
        foreach (ref readonly var criterion in _criteria.AsSpan())
        {
            if (string.Equals(criterion.Code, code, StringComparison.Ordinal))
            {
                field = criterion.Field;
                return criterion.Label;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(code), code, $"Must be one of {string.Join(", ", _criteria.Select(criterion => criterion.Code))}.");
    }

    /// <summary>The fields of a <see cref="V1.RuleFinding"/> up to its text.</summary>
    public static ReadOnlySpan<byte> Finding(RuleOutcome outcome) =>
        Findings[(int)outcome.Code << 5 | (int)outcome.Value << 3 | (int)outcome.Effect] ??= Encoded(outcome);

    /// <summary>The fields of a <see cref="V1.PlaceCard"/> that say what is learned.</summary>
    /// <param name="occupation">An occupation of the catalogue.</param>
    public static ReadOnlySpan<byte> Occupation(Occupation occupation) => Occupations[occupation];

    /// <summary>The fields of a <see cref="V1.PlaceCard"/> that say where a site lies, as far as the catalogue knows; by the numbers of postal code and district, because their rows lie all over memory.</summary>
    public static void Site(MessageEncoder to, Location site)
    {
        to.Encoded(Of(Towns, site.PostalCode, static code => Encoded(town => town.Text(V1.PlaceCard.TownFieldNumber, ReferenceCatalogue.Shared.PostalCode(code)?.PlaceName))));
        to.Encoded(Of(Districts, site.DistrictAgs, static ags => Encoded(district =>
        {
            district.Text(V1.PlaceCard.DistrictFieldNumber, ags);
            district.Text(V1.PlaceCard.DistrictTitleFieldNumber, ReferenceCatalogue.Shared.FindDistrict(ags)?.Name);
        })));
    }

    private byte[] Encoded(FitWord fit) => Encoded(to =>
    {
        to.Number(V1.PlaceMatch.FitFieldNumber, Words.Of(fit));
        to.Text(V1.PlaceMatch.FitTextFieldNumber, _texts.Of(fit));
    });

    private byte[] Encoded(Pathway pathway) => Encoded(to =>
    {
        to.Number(V1.PlaceCard.PathwayFieldNumber, Words.Of(pathway));
        to.Text(V1.PlaceCard.PathwayTextFieldNumber, _texts.Of(pathway));
    });

    private static byte[] Encoded(RuleOutcome outcome) => Encoded(to =>
    {
        to.Text(V1.RuleFinding.CodeFieldNumber, outcome.Code.Code());
        to.Number(V1.RuleFinding.ValueFieldNumber, Words.Of(outcome.Value));
        to.Number(V1.RuleFinding.EffectFieldNumber, Words.Of(outcome.Effect));
    });

    private static byte[] Of(byte[]?[] known, string digits, Func<string, byte[]> encode)
    {
        var number = 0;
        foreach (var digit in digits)
            number = number * 10 + digit - '0';
        return known[number] ??= encode(digits);
    }

    private static byte[] Encoded(Occupation occupation) => Encoded(to =>
    {
        to.Text(V1.PlaceCard.OccupationFieldNumber, occupation.Id.Value);
        to.Text(V1.PlaceCard.OccupationTitleFieldNumber, occupation.Title);
        to.Text(V1.PlaceCard.OccupationTitleFeminineFieldNumber, occupation.TitleFeminine);
        to.Text(V1.PlaceCard.OccupationTitleMasculineFieldNumber, occupation.TitleMasculine);
    });

    private static byte[] Encoded(Action<MessageEncoder> write)
    {
        using var bytes = new MessageEncoder();
        write(bytes);
        return bytes.Written.ToArray();
    }
}
