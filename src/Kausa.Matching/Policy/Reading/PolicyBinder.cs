using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Learning;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy.Reading;

/// <summary>Turns the merged document into a policy; docs/policy.md lists every key.</summary>
internal static class PolicyBinder
{
    private const int MaxTextLength = 120;
    private const int MaxEffortMinutes = 1_000_000;

    private static readonly string[] RootKeys =
    [
        "inherits", "id", "version", "title", "signed_off_by", "tie_key", "default_direction", "region_ags", "pathways_enabled",
        "hide_needs_clarification", "neutral_basis_points", "weights_percent", "company_lists", "skills", "language", "location", "trade", "rules", "care", "freshness", "learning", "learned", "law", "effort_minutes",
    ];

    /// <summary>Binds a document.</summary>
    /// <returns>The policy; null when part of it cannot be used, which was then reported.</returns>
    public static MatchPolicy? Bind(PolicyNode root, PolicyFindings findings, bool isLab)
    {
        var section = PolicySection.Of(root, "$", findings, RootKeys);
        var id = section.Text("id", ValueShape.Text(PolicyText.Of("POLICY_ID"), Id<MatchPolicy>.IsValid));
        var version = section.Integer("version", 1, 1_000_000);
        var title = section.Text("title", ValueShape.Text(MaxTextLength));
        var signedOffBy = section.Text("signed_off_by", ValueShape.Text(MaxTextLength));
        var tieKey = section.Text("tie_key", ValueShape.Text(MaxTextLength));
        var direction = section.Value("default_direction", ValueShape.Code<Direction>());
        var region = section.Set("region_ags", 0, ValueShape.Text(PolicyText.Of("REGION"), IsRegion));
        var pathways = section.Set("pathways_enabled", 1, ValueShape.Code<Pathway>());
        var hide = section.Flag("hide_needs_clarification", absent: false);
        if (hide is true)
        {
            section.Warn("hide_needs_clarification", PolicyText.Of("HIDES"));
        }

        var neutral = section.Integer("neutral_basis_points", 0, 10_000);
        var weights = Weights(section.Section("weights_percent", "candidate", "company", "joint"));
        var lists = CompanyLists(section.Section("company_lists", "mode", "balance_percent"));
        var skills = CriterionBinder.Skills(section);
        var language = CriterionBinder.Language(section);
        var location = CriterionBinder.Location(section);
        var trade = CriterionBinder.Trade(section);
        var rules = Rules(section.Section("rules", "switched_off", "stale_after_days", "preparation_days"));
        var care = Care(section.Section("care", "one_contact_per_company", "cases_per_adviser", "open_proposals_per_company", "alarm_after_days"));
        var freshness = Freshness(section.Section("freshness", "company_days", "entitlement_days", "person_days", "evidence_days", "language_days"));
        var learning = LearnedBinder.Learning(section);
        var law = LawBinder.Bind(section);
        var effort = Effort(section, findings);
        if (id is null || title is null || signedOffBy is null || tieKey is null || region is null || pathways is null || weights is null || lists is null
            || skills is null || language is null || location is null || trade is null || rules is null || care is null || freshness is null || learning is null || law is null || effort is null)
        {
            return null;
        }

        LearnedPolicy? learned = null;
        if (section.Has("learned"))
        {
            learned = version is null ? null : LearnedBinder.Learned(section, id, version.Value, skills.DimensionCurves, learning, isLab);
            if (learned is null)
            {
                return null;
            }
        }

        return version is null || direction is null || hide is null || neutral is null ? null : new MatchPolicy
        {
            Id = id,
            Version = version.Value,
            Title = title,
            SignedOffBy = signedOffBy,
            TieKey = tieKey,
            NeutralBasisPoints = neutral.Value,
            Weights = weights,
            CompanyLists = lists,
            Skills = skills,
            Language = language,
            Location = location,
            Trade = trade,
            Rules = rules,
            Care = care,
            Freshness = freshness,
            Learning = learning,
            Learned = learned,
            Law = law,
            DefaultDirection = direction.Value,
            RegionAgs = region,
            PathwaysEnabled = pathways,
            Effort = effort,
            HideNeedsClarification = hide.Value,
        };
    }

    private static bool IsRegion(string ags) =>
        ReferenceCatalogue.Shared.FindDistrict(ags) is not null || ReferenceCatalogue.Shared.States.Any(state => state.Ags == ags);

    private static PerspectiveWeights? Weights(PolicySection section)
    {
        var candidate = CriterionWeights(section, "candidate");
        var company = CriterionWeights(section, "company");
        var joint = CriterionWeights(section, "joint");
        return candidate is null || company is null || joint is null ? null : new PerspectiveWeights(candidate, company, joint);
    }

    private static CriterionWeights? CriterionWeights(PolicySection perspectives, string key)
    {
        string[] criteria = ["skills", "language", "location", "trade"];
        var section = perspectives.Section(key, criteria);
        return HundredPercent(section, criteria) is { } weights ? new CriterionWeights(weights[0], weights[1], weights[2], weights[3]) : null;
    }

    /// <summary>Weights in percent, each 0..100, that sum to exactly 100.</summary>
    /// <returns>The weights in the order of the keys, or null; a misspelt key is no wrong sum too.</returns>
    internal static ValueList<int>? HundredPercent(PolicySection section, string[] keys)
    {
        var weights = keys.Select(key => section.Integer(key, 0, 100)).ToArray();
        if (section.HasUnknownKey || weights.Any(weight => weight is null))
        {
            return null;
        }

        var sum = weights.Sum(weight => weight.GetValueOrDefault());
        if (sum != 100)
        {
            var terms = weights.Select(weight => weight.GetValueOrDefault().ToString(CultureInfo.InvariantCulture));
            var value = string.Create(CultureInfo.InvariantCulture, $"{string.Join(" + ", terms)} = {sum}");
            section.Refuse(string.Empty, value, PolicyText.Of("HUNDRED", ("keys", string.Join(", ", keys))));
        }

        return sum == 100 ? weights.Select(weight => weight.GetValueOrDefault()).ToValueList() : null;
    }

    private static CompanyListPolicy? CompanyLists(PolicySection section)
    {
        var mode = section.Value("mode", ValueShape.Code<ScoreMode>());
        var balance = section.Integer("balance_percent", 0, 100);
        return mode is null || balance is null ? null : new CompanyListPolicy { Mode = mode.Value, BalancePercent = balance.Value };
    }

    private static RulePolicy? Rules(PolicySection section)
    {
        var switchable = ValueShape.Code<ReasonCode>(SwitchableRules.All.Contains, "ONE_OF_SWITCHABLE");
        var switchedOff = section.Set("switched_off", 0, switchable);
        var staleAfterDays = section.Integer("stale_after_days", 1, 3_650);
        var preparationDays = section.Integer("preparation_days", 0, 365);
        return switchedOff is null || staleAfterDays is null || preparationDays is null
            ? null
            : new RulePolicy { SwitchedOff = switchedOff, StaleAfterDays = staleAfterDays.Value, PreparationDays = preparationDays.Value };
    }

    private static CarePolicy? Care(PolicySection section)
    {
        var oneContact = section.Value("one_contact_per_company", ValueShape.Flag);
        var cases = section.Integer("cases_per_adviser", 1, 1_000);
        var proposals = section.Integer("open_proposals_per_company", 1, 100);
        var alarm = section.Integer("alarm_after_days", 1, 365);
        return oneContact is null || cases is null || proposals is null || alarm is null ? null : new CarePolicy
        {
            OneContactPerCompany = oneContact.Value,
            CasesPerAdviser = cases.Value,
            OpenProposalsPerCompany = proposals.Value,
            AlarmAfterDays = alarm.Value,
        };
    }

    private static FreshnessPolicy? Freshness(PolicySection section)
    {
        int? Days(string key) => section.Integer(key, 1, 3_650);
        var (company, entitlement, person, evidence, language) = (Days("company_days"), Days("entitlement_days"), Days("person_days"), Days("evidence_days"), Days("language_days"));
        return company is null || entitlement is null || person is null || evidence is null || language is null
            ? null
            : new FreshnessPolicy
            {
                CompanyDays = company.Value,
                EntitlementDays = entitlement.Value,
                PersonDays = person.Value,
                EvidenceDays = evidence.Value,
                LanguageDays = language.Value,
            };
    }

    private static ValueList<StepEffort>? Effort(PolicySection root, PolicyFindings findings)
    {
        if (root.Entries("effort_minutes") is not { } entries)
        {
            return null;
        }

        var shape = ValueShape.Integer(1, MaxEffortMinutes);
        var efforts = new List<StepEffort>();
        foreach (var (step, node, path) in entries)
        {
            if (!IsStep(step))
            {
                findings.Refuse(node, path, step, PolicyText.Of("STEP"));
            }
            else if (root.TryRead(node, path, shape, out var minutes))
            {
                efforts.Add(new StepEffort(step, minutes));
            }
        }

        return efforts.Count == entries.Count ? efforts.ToValueList() : null;
    }

    private static bool IsStep(string text) =>
        text.Length is > 0 and <= 60
        && char.IsAsciiLetterUpper(text[0])
        && text[^1] != '_'
        && !text.Contains("__", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');
}
