using System.Text;

namespace Kausa.Matching.Office.Reading;

/// <summary>Headers of columns that would hold who somebody is or something the law protects; no file of a market may have them.</summary>
/// <remarks>Sources: Art. 5 (1) c and 9 GDPR, § 1 AGG. Only headers that no table knows are looked at.</remarks>
internal static class ForbiddenColumns
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "name", "names", "firstname", "lastname", "surname", "forename", "vorname", "nachname", "familienname", "rufname", "geburtsname", "fullname",
        "anrede", "titel", "salutation", "initials", "initialen", "sex", "gender", "geschlecht", "orientation", "orientierung", "nationality",
        "nationalitaet", "citizenship", "staatsangehoerigkeit", "staatsbuergerschaft", "nation", "herkunft", "herkunftsland", "origin", "heimatland",
        "geburtsort", "geburtsland", "birthplace", "muttersprache", "ethnicity", "ethnie", "ethnisch", "ethnische", "race", "rasse", "hautfarbe",
        "skin", "religion", "konfession", "glaube", "belief", "denomination", "weltanschauung", "party", "partei", "gewerkschaft", "photo", "foto",
        "lichtbild", "passbild", "bild", "picture", "image", "health", "gesundheit", "gesundheitszustand", "krankheit", "krankheiten", "illness",
        "diagnosis", "diagnose", "disability", "behinderung", "schwerbehinderung", "gdb", "pregnancy", "pregnant", "schwangerschaft", "schwanger",
        "familienstand", "birthday", "birthdate", "geburtsdatum", "geburtstag", "dob", "age", "alter", "street", "strasse", "address", "adresse",
        "anschrift", "hausnummer", "phone", "telephone", "telefon", "telefonnummer", "handy", "handynummer", "mobile", "mobil", "email", "mail",
        "passport", "pass", "passnummer", "ausweisnummer", "azr", "iban", "krankenkasse", "whatsapp",
    };

    private static readonly string[] Phrases =
    [
        "date_of_birth", "birth_date", "country_of_birth", "place_of_birth", "country_of_origin", "mother_tongue", "marital_status", "skin_colour",
        "trade_union",
    ];

    /// <summary>Whether a header, in any spelling, speaks of something that must not be in the file.</summary>
    public static bool Holds(string header)
    {
        var words = Normalised(header).Split('_', StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Join('_', words);
        return words.Any(Words.Contains) || Phrases.Any(phrase => joined.Contains(phrase, StringComparison.Ordinal));
    }

    private static string Normalised(string header)
    {
        var text = new StringBuilder(header.Length);
        for (var i = 0; i < header.Length; i++)
        {
            if (i > 0 && char.IsUpper(header[i]) && char.IsLower(header[i - 1]))
            {
                text.Append('_');
            }

            var c = char.ToLowerInvariant(header[i]);
            text.Append(c switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", _ when char.IsLetterOrDigit(c) => c.ToString(), '-' => "", _ => "_" });
        }

        return text.ToString();
    }
}
