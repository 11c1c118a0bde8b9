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
        return Check(content).Defects;
    }

    /// <summary>Finds every defect, and hands over what finding them needs by identifier.</summary>
    internal static CheckedRows Check(MarketContent content)
    {
        // Large tables have nothing to do with each other until references are followed.
        var ofTrainers = Task.Run(() => Trainers(content.Companies));
        var ofCompanies = Task.Run(() => ById("companies", content.Companies, c => c.Id));
        var (places, candidates) = (Repeated("places", content.Places, p => p.Id), Repeated("candidates", content.Candidates, c => c.Id));
        var advisers = ById("advisers", content.Advisers, a => a.Id);
        var companies = ofCompanies.GetAwaiter().GetResult();
        Func<Id<Company>, bool> isCompany = companies.Rows.ContainsKey;
        Func<Id<Adviser>, bool> isAdviser = advisers.Rows.ContainsKey;
        var inCompanies = Task.Run(() => Defects<Company>(content.Companies, (company, defects) => CheckCompany(company, isAdviser, defects)));
        var inPlaces = Defects<TrainingPlace>(content.Places, (place, defects) => CheckPlace(place, isCompany, defects));
        var inCandidates = Defects<Candidate>(content.Candidates, (candidate, defects) => CheckCandidate(candidate, isCompany, isAdviser, defects));
        var trainers = ofTrainers.GetAwaiter().GetResult();
        return new CheckedRows(
            [.. companies.Defects, .. advisers.Defects, .. places, .. candidates, .. trainers.Defects, .. inCompanies.GetAwaiter().GetResult(), .. inPlaces, .. inCandidates], companies.Rows, trainers.Companies);
    }

    /// <summary>Says that an identifier occurs twice.</summary>
    internal static MarketDefect Twice(string table, string id) => new(table, id, "id", id, "each identifier once");

    // Of an identifier that occurs twice the first row.
    private static (Dictionary<Id<T>, T> Rows, List<MarketDefect> Defects) ById<T>(string table, IReadOnlyList<T> rows, Func<T, Id<T>> id)
    {
        var (byId, defects) = (new Dictionary<Id<T>, T>(rows.Count), new List<MarketDefect>());
        for (var i = 0; i < rows.Count; i++)
        {
            if (!byId.TryAdd(id(rows[i]), rows[i]))
            {
                defects.Add(Twice(table, id(rows[i]).Value));
            }
        }

        return (byId, defects);
    }

    // Only identifiers that do not rise have to be kept in mind.
    private static List<MarketDefect> Repeated<T>(string table, IReadOnlyList<T> rows, Func<T, Id<T>> id)
    {
        if (MarketOrder.Rise(rows, id))
        {
            return [];
        }

        var (seen, defects) = (new HashSet<Id<T>>(rows.Count), new List<MarketDefect>());
        for (var i = 0; i < rows.Count; i++)
        {
            if (!seen.Add(id(rows[i])))
            {
                defects.Add(Twice(table, id(rows[i]).Value));
            }
        }

        return defects;
    }

    private static (Dictionary<Id<Trainer>, Id<Company>> Companies, List<MarketDefect> Defects) Trainers(IReadOnlyList<Company> companies)
    {
        var count = 0;
        for (var i = 0; i < companies.Count; i++)
        {
            count += companies[i].Trainers.Count;
        }

        var (byId, defects) = (new Dictionary<Id<Trainer>, Id<Company>>(count), new List<MarketDefect>());
        for (var i = 0; i < companies.Count; i++)
        {
            foreach (var trainer in companies[i].Trainers)
            {
                if (!byId.TryAdd(trainer.Id, companies[i].Id))
                {
                    defects.Add(Twice("trainers", trainer.Id.Value));
                }
            }
        }

        return (byId, defects);
    }

    private static List<MarketDefect> Defects<T>(IReadOnlyList<T> rows, Action<T, List<MarketDefect>> check)
    {
        var defects = new List<MarketDefect>();
        for (var i = 0; i < rows.Count; i++)
        {
            check(rows[i], defects);
        }

        return defects;
    }

    /// <summary>Checks what a company refers to.</summary>
    internal static void CheckCompany(Company company, Func<Id<Adviser>, bool> isAdviser, List<MarketDefect> defects)
    {
        Refer("companies", company.Id.Value, "primary_adviser", company.PrimaryAdviser, isAdviser, "an id of advisers", defects);
        var entitlements = company.Entitlements.AsSpan();
        for (var i = 1; i < entitlements.Length; i++)
        {
            var entitlement = entitlements[i];
            if (!HasOccupation(entitlements[..i], entitlement.Occupation))
            {
                continue;
            }

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

    private static bool HasOccupation(ReadOnlySpan<TrainingEntitlement> entitlements, Id<Occupation> occupation)
    {
        foreach (var entitlement in entitlements)
        {
            if (entitlement.Occupation == occupation)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What is wrong between rows, and what finding it needs by identifier.</summary>
/// <param name="Defects">Every defect.</param>
/// <param name="Companies">Companies; of an identifier that occurs twice the first row.</param>
/// <param name="Trainers">The company of each trainer, likewise.</param>
internal sealed record CheckedRows(IReadOnlyList<MarketDefect> Defects, Dictionary<Id<Company>, Company> Companies, Dictionary<Id<Trainer>, Id<Company>> Trainers);
