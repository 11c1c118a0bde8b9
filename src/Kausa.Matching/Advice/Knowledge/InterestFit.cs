using Kausa.Matching.Model;

namespace Kausa.Matching.Advice;

/// <summary>How far interests after Holland fit a field of work.</summary>
/// <remarks>
/// Fit = (3·first + 2·second + 1·third) ÷ 6 of the person's interests in the three letters of the occupation's two-digit group of KldB 2010, rounded down. The letters are our own
/// assignment after Holland, Making Vocational Choices (1997), an estimate to be checked (docs/advice.md). Shown; it counts in no score but where somebody asks for it.
/// </remarks>
public static class InterestFit
{
    // Three letters of each group, the strongest first.
    private const string Table =
        "01:RSE 11:RIE 12:RAE 21:RIC 22:RCI 23:RAC 24:RCI 25:RIC 26:RIC 27:IRC 28:RAC 29:REC 31:IRC " +
        "32:RCE 33:RAC 34:RCE 41:IRC 42:IRE 43:ICR 51:CRE 52:RCE 53:RSE 54:RCS 61:ECS 62:ESC 63:ESC " +
        "71:CES 72:CEI 73:CSE 81:SIC 82:SRE 83:SAE 84:SAI 91:IAS 92:EAC 93:ARE 94:AES";

    private static readonly Dictionary<string, string> Letters = Table.Split(' ').ToDictionary(entry => entry[..2], entry => entry[3..], StringComparer.Ordinal);

    /// <summary>The three letters of an occupation's field.</summary>
    /// <param name="occupation">The occupation.</param>
    /// <returns>Three of R, I, A, S, E, C, the strongest first; null for a group that nobody has assigned.</returns>
    public static string? LettersOf(Occupation occupation)
    {
        ArgumentNullException.ThrowIfNull(occupation);
        return Letters.GetValueOrDefault(occupation.Kldb.ToString()[..2]);
    }

    /// <summary>How far interests fit an occupation.</summary>
    /// <param name="interests">The person's interests.</param>
    /// <param name="occupation">The occupation.</param>
    /// <returns>0..100; null where the field has no letters.</returns>
    public static int? Points(InterestProfile interests, Occupation occupation)
    {
        ArgumentNullException.ThrowIfNull(interests);
        return LettersOf(occupation) is { } letters
            ? ((3 * Of(interests, letters[0])) + (2 * Of(interests, letters[1])) + Of(interests, letters[2])) / 6
            : null;
    }

    private static int Of(InterestProfile interests, char letter) => letter switch
    {
        'R' => interests.Realistic,
        'I' => interests.Investigative,
        'A' => interests.Artistic,
        'S' => interests.Social,
        'E' => interests.Enterprising,
        _ => interests.Conventional,
    };
}
