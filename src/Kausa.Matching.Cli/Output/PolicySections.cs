namespace Kausa.Matching.Cli.Output;

/// <summary>What the sections of a policy are called.</summary>
internal static class PolicySections
{
    public static string TitleOf(string path, string language)
    {
        var (german, english) = path.Split('.')[0] switch
        {
            "default_direction" or "region_ags" or "pathways_enabled" => ("Auftrag", "Mandate"),
            "weights_percent" or "neutral_basis_points" or "company_lists" => ("Was zählt", "What counts"),
            "skills" => ("Kompetenzen", "Skills"),
            "language" => ("Deutsch", "German"),
            "location" => ("Wege", "Ways"),
            "trade" => ("Berufe", "Trades"),
            "rules" or "hide_needs_clarification" => ("Regeln", "Rules"),
            "care" => ("Betreuung", "Care"),
            "learning" or "learned" => ("Gelerntes", "What was learned"),
            "law" => ("Rechtszahlen", "Law numbers"),
            "effort_minutes" => ("Aufwand", "Effort"),
            _ => ("Wer", "Who"),
        };
        return language == "de" ? german : english;
    }
}
