namespace Kausa.Matching.Model;

/// <summary>One thing that is wrong between rows of a market.</summary>
/// <param name="Table">Table as markets on disk call it, for example <c>places</c>.</param>
/// <param name="RowId">Identifier of the row.</param>
/// <param name="Column">Column.</param>
/// <param name="Value">The offending value.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record MarketDefect(string Table, string RowId, string Column, string Value, string Allowed)
{
    /// <summary>The defect in one line.</summary>
    /// <returns>A text that names table, row, column, value and what is allowed.</returns>
    public override string ToString() => $"{Table} '{RowId}' {Column} '{Value}': {Allowed}";
}

/// <summary>Checks what no single row can know: unique identifiers and references that lead somewhere.</summary>
public static class MarketIntegrity
{
    /// <summary>Finds every defect at once.</summary>
    /// <param name="content">Rows in any order.</param>
    /// <returns>Defects in the order of tables and rows; empty when the rows make a market.</returns>
    public static IReadOnlyList<MarketDefect> FindDefects(MarketContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var defects = new List<MarketDefect>();
        var companies = Unique("companies", content.Companies.Select(c => c.Id), defects);
        var advisers = Unique("advisers", content.Advisers.Select(a => a.Id), defects);
        Unique("places", content.Places.Select(p => p.Id), defects);
        Unique("candidates", content.Candidates.Select(c => c.Id), defects);
        Unique("trainers", content.Companies.SelectMany(c => c.Trainers).Select(t => t.Id), defects);
        Func<Id<Company>, bool> isCompany = companies.Contains;
        Func<Id<Adviser>, bool> isAdviser = advisers.Contains;
        foreach (var company in content.Companies)
        {
            CheckCompany(company, isAdviser, defects);
        }

        foreach (var place in content.Places)
        {
            CheckPlace(place, isCompany, defects);
        }

        foreach (var candidate in content.Candidates)
        {
            CheckCandidate(candidate, isCompany, isAdviser, defects);
        }

        return defects;
    }

    /// <summary>Says that an identifier occurs twice.</summary>
    internal static MarketDefect Twice(string table, string id) => new(table, id, "id", id, "each identifier once");

    private static HashSet<Id<T>> Unique<T>(string table, IEnumerable<Id<T>> ids, List<MarketDefect> defects)
    {
        var seen = new HashSet<Id<T>>();
        defects.AddRange(ids.Where(id => !seen.Add(id)).Select(id => Twice(table, id.Value)));
        return seen;
    }

    /// <summary>Checks what a company refers to.</summary>
    internal static void CheckCompany(Company company, Func<Id<Adviser>, bool> isAdviser, List<MarketDefect> defects)
    {
        Refer("companies", company.Id.Value, "primary_adviser", company.PrimaryAdviser, isAdviser, "an id of advisers", defects);
        var occupations = new HashSet<Id<Occupation>>();
        foreach (var entitlement in company.Entitlements.Where(e => !occupations.Add(e.Occupation)))
        {
            defects.Add(new MarketDefect("entitlements", company.Id.Value, "occupation", entitlement.Occupation.Value, "each occupation once per company"));
        }
    }

    /// <summary>Checks what a place refers to.</summary>
    internal static void CheckPlace(TrainingPlace place, Func<Id<Company>, bool> isCompany, List<MarketDefect> defects)
    {
        Refer<Company>("places", place.Id.Value, "company", place.Company, isCompany, "an id of companies", defects);
        if (place.SeatsFilled > place.SeatsTotal)
        {
            defects.Add(new MarketDefect("places", place.Id.Value, "seats_filled", $"{place.SeatsFilled}", $"at most seats_total ({place.SeatsTotal})"));
        }
    }

    /// <summary>Checks what a person refers to.</summary>
    internal static void CheckCandidate(Candidate candidate, Func<Id<Company>, bool> isCompany, Func<Id<Adviser>, bool> isAdviser, List<MarketDefect> defects)
    {
        var id = candidate.Id.Value;
        Refer("candidates", id, "primary_adviser", candidate.PrimaryAdviser, isAdviser, "an id of advisers", defects);
        foreach (var company in candidate.VetoedCompanies)
        {
            Refer<Company>("vetoes", id, "company", company, isCompany, "an id of companies", defects);
        }

        foreach (var employment in candidate.EarlierEmployments)
        {
            Refer<Company>("earlier_employment", id, "company", employment.Company, isCompany, "an id of companies", defects);
        }

        foreach (var consent in candidate.Consents)
        {
            Refer("consents", id, "company", consent.Company, isCompany, "an id of companies", defects);
        }

        if (candidate.BirthMonth is not null && candidate.AgeBandAtStart is not null)
        {
            defects.Add(new MarketDefect("candidates", id, "age_band_at_start", candidate.AgeBandAtStart.Value.Code(), "empty where birth_month is given"));
        }

        var evidence = new HashSet<Id<CompetenceEvidence>>();
        foreach (var item in candidate.Evidence.Where(e => !evidence.Add(e.Id)))
        {
            defects.Add(new MarketDefect("evidence", id, "id", item.Id.Value, "each identifier once per candidate"));
        }

        var languages = new HashSet<Id<LanguageEvidence>>();
        foreach (var item in candidate.LanguageEvidence.Where(e => !languages.Add(e.Id)))
        {
            defects.Add(new MarketDefect("languages", id, "id", item.Id.Value, "each identifier once per candidate"));
        }
    }

    private static void Refer<T>(string table, string rowId, string column, Id<T>? target, Func<Id<T>, bool> isKnown, string allowed, List<MarketDefect> defects)
    {
        if (target is { } id && !isKnown(id))
        {
            defects.Add(new MarketDefect(table, rowId, column, id.Value, allowed));
        }
    }
}
