using System.Collections.ObjectModel;

namespace Kausa.Matching.Model;

/// <summary>A training occupation (Ausbildungsberuf).</summary>
/// <remarks>
/// Immutable and valid by construction, hence safe to share between threads. The catalogue holds one instance per id;
/// equality is that of the instance. Source: federal training orders and KldB 2010, docs/data.md.
/// </remarks>
public sealed class Occupation
{
    /// <summary>The shortest duration of training, in months (BBiG section 5: "not less than two years").</summary>
    public const int MinDurationMonths = 24;

    /// <summary>The longest duration of training, in months.</summary>
    public const int MaxDurationMonths = 42;

    /// <summary>Key in the catalogue and in files: lower-case ASCII letters, digits and hyphens, as in <c>tischler</c>.</summary>
    public required Id<Occupation> Id { get; init; }

    /// <summary>Gender-neutral German title, the one to show: "Tischler/in", "Kaufmann/-frau im Einzelhandel".</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public required string Title { get; init => field = NotEmpty(value, nameof(Title)); }

    /// <summary>German title in the masculine form, as in the training order.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public required string TitleMasculine { get; init => field = NotEmpty(value, nameof(TitleMasculine)); }

    /// <summary>German title in the feminine form, as in the training order.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public required string TitleFeminine { get; init => field = NotEmpty(value, nameof(TitleFeminine)); }

    /// <summary>Code in KldB 2010, always five digits.</summary>
    /// <exception cref="ArgumentException">The code is not complete.</exception>
    public required KldbCode Kldb { get; init => field = Complete(value, nameof(Kldb)); }

    /// <summary>How sure <see cref="Kldb"/> is.</summary>
    public required KldbBasis KldbBasis { get; init; }

    /// <summary>
    /// All codes that the occupation and its specialisations have, ascending, five digits each; contains
    /// <see cref="Kldb"/> in every occupation of the catalogue.
    /// </summary>
    /// <exception cref="ArgumentException">A code is not complete, the list is empty or not strictly ascending.</exception>
    public required IReadOnlyList<KldbCode> KldbCodesAll { get; init => field = Ascending(value, nameof(KldbCodesAll)); }

    /// <summary>Regular duration of training in months, 24 to 42.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public required int DurationMonths { get; init => field = ValidDuration(value); }

    /// <summary>The law the training order rests on.</summary>
    public required LegalBasis LegalBasis { get; init; }

    /// <summary>
    /// Annex and number of the trade in the Crafts Code, as <c>A:24</c>, <c>B1:17</c> or <c>B2:27</c>; null outside
    /// the crafts, and for the few older orders that name no number.
    /// </summary>
    public string? CraftAnnex { get; init; }

    /// <summary>The areas in which the occupation is trained.</summary>
    public required TrainingArea Areas { get; init; }

    /// <summary>Short name of the training order, as in <c>SHKAMAusbV</c>.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public required string Regulation { get; init => field = NotEmpty(value, nameof(Regulation)); }

    /// <summary>Date of the training order.</summary>
    public required DateOnly RegulationDate { get; init; }

    /// <summary>
    /// True for a recognised occupation (BBiG section 4, HwO section 25); people under 18 may be trained in no other.
    /// True for every occupation of the catalogue.
    /// </summary>
    public required bool Recognised { get; init; }

    /// <summary>Neutral title and id, for logs and failure messages.</summary>
    public override string ToString() => $"{Title} ({Id})";

    private static string NotEmpty(string value, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }

    private static KldbCode Complete(KldbCode value, string name) => value.Level == KldbCode.MaxLevel
        ? value
        : throw new ArgumentException($"'{value}' is not a complete code of {KldbCode.MaxLevel} digits.", name);

    private static ReadOnlyCollection<KldbCode> Ascending(IReadOnlyList<KldbCode> value, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        var codes = value.ToArray();
        if (codes.Length == 0)
            throw new ArgumentException("At least one code is needed.", name);
        for (var i = 0; i < codes.Length; i++)
        {
            Complete(codes[i], name);
            if (i > 0 && codes[i] <= codes[i - 1])
                throw new ArgumentException($"'{codes[i]}' does not sort after '{codes[i - 1]}'.", name);
        }

        return Array.AsReadOnly(codes);
    }

    private static int ValidDuration(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, MinDurationMonths, nameof(DurationMonths));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxDurationMonths, nameof(DurationMonths));
        return value;
    }
}
