namespace Kausa.Matching.Cli.Output;

/// <summary>What the sections of a policy are called.</summary>
internal static class PolicySections
{
    public static string TitleOf(string path, string language)
    {
        var section = path.Split('.')[0] switch
        {
            "default_direction" or "region_ags" or "pathways_enabled" => "MANDATE",
            "weights_percent" or "neutral_basis_points" or "company_lists" => "WHAT_COUNTS",
            "skills" => "SKILLS",
            "language" => "GERMAN",
            "location" => "WAYS",
            "trade" => "TRADES",
            "rules" or "hide_needs_clarification" => "RULES",
            "care" => "CARE",
            "learning" or "learned" => "LEARNED",
            "law" => "LAW",
            "effort_minutes" => "EFFORT",
            _ => "WHO",
        };
        return UsageTexts.Say(language, "POLICY_" + section);
    }
}
