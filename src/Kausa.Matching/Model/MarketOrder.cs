namespace Kausa.Matching.Model;

/// <summary>The one order of everything in a row that is a set and not a ranking, so that the order of files and rows changes nothing.</summary>
/// <remarks>Wishes are a ranking and keep their order. A row that is in order already is returned as it is.</remarks>
internal static class MarketOrder
{
    // So few items are sorted by moving them one by one, which needs nothing beside the new list.
    private const int FewItems = 16;

    /// <summary>Whether identifiers rise from row to row, as stores and files mostly hold them: then each occurs once.</summary>
    public static bool Rise<T>(IReadOnlyList<T> rows, Func<T, Id<T>> id)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            if (!(id(rows[i - 1]) < id(rows[i])))
            {
                return false;
            }
        }

        return true;
    }

    public static Company Canonical(Company company)
    {
        var languages = Sorted(company.WorkingLanguages, string.CompareOrdinal);
        var entitlements = Sorted(company.Entitlements, (a, b) => a.Occupation.CompareTo(b.Occupation));
        var trainers = Sorted(AreInOrder(company.Trainers) ? company.Trainers : company.Trainers.Select(Canonical).ToValueList(), (a, b) => a.Id.CompareTo(b.Id));
        return Same(languages, company.WorkingLanguages) && Same(entitlements, company.Entitlements) && Same(trainers, company.Trainers)
            ? company
            : company with { WorkingLanguages = languages, Entitlements = entitlements, Trainers = trainers };
    }

    public static TrainingPlace Canonical(TrainingPlace place)
    {
        var minima = Sorted(place.LanguageMinima, (a, b) => Enums(a.Skill, b.Skill));
        var targets = Sorted(place.LanguageTargets, (a, b) => Enums(a.Skill, b.Skill));
        var hazards = place.Hazards is null ? null : Sorted(place.Hazards, Enums);
        return Same(minima, place.LanguageMinima) && Same(targets, place.LanguageTargets) && Same(hazards, place.Hazards)
            ? place
            : place with { LanguageMinima = minima, LanguageTargets = targets, Hazards = hazards };
    }

    public static Candidate Canonical(Candidate candidate) => candidate with
    {
        Mobility = Canonical(candidate.Mobility),
        PathwaysOpen = candidate.PathwaysOpen is null ? null : Sorted(candidate.PathwaysOpen, Enums),
        VetoedOccupations = Sorted(candidate.VetoedOccupations, (a, b) => a.CompareTo(b)),
        VetoedCompanies = Sorted(candidate.VetoedCompanies, (a, b) => a.CompareTo(b)),
        EarlierEmployments = Sorted(candidate.EarlierEmployments, (a, b) => (a.Company, a.Kind, Day(a.EndedOn)).CompareTo((b.Company, b.Kind, Day(b.EndedOn)))),
        Consents = Sorted(candidate.Consents, Compare),
        Evidence = Sorted(candidate.Evidence, (a, b) => (a.Kind, a.AssessedOn, a.Id).CompareTo((b.Kind, b.AssessedOn, b.Id))),
        LanguageEvidence = Sorted(candidate.LanguageEvidence, (a, b) => (a.Kind, a.AssessedOn, a.Id).CompareTo((b.Kind, b.AssessedOn, b.Id))),
        Courses = Sorted(candidate.Courses, Compare),
        OtherLanguages = Sorted(candidate.OtherLanguages, string.CompareOrdinal),
        SupportNeeds = Sorted(candidate.SupportNeeds, Enums),
    };

    public static Adviser Canonical(Adviser adviser) => adviser with
    {
        DistrictAgs = Sorted(adviser.DistrictAgs, string.CompareOrdinal),
        Languages = Sorted(adviser.Languages, string.CompareOrdinal),
    };

    private static Trainer Canonical(Trainer trainer) => trainer with { Occupations = Sorted(trainer.Occupations, (a, b) => a.CompareTo(b)) };

    private static bool AreInOrder(ValueList<Trainer> trainers)
    {
        foreach (var trainer in trainers)
        {
            if (!Same(Sorted(trainer.Occupations, (a, b) => a.CompareTo(b)), trainer.Occupations))
            {
                return false;
            }
        }

        return true;
    }

    private static MobilityFacts Canonical(MobilityFacts mobility) => mobility with
    {
        Modes = mobility.Modes is null ? null : Sorted(mobility.Modes, Enums),
        Licences = mobility.Licences is null ? null : Sorted(mobility.Licences, Enums),
    };

    private static int Compare(Consent a, Consent b) =>
        (a.Purpose, a.Company.GetValueOrDefault(), a.GivenOn, Day(a.WithdrawnOn)).CompareTo((b.Purpose, b.Company.GetValueOrDefault(), b.GivenOn, Day(b.WithdrawnOn)));

    private static int Compare(LanguageCourse a, LanguageCourse b) =>
        (a.Type, Day(a.StartedOn), Day(a.EndsOn), a.State, a.TargetLevel ?? (CefrLevel)(-1)).CompareTo((b.Type, Day(b.StartedOn), Day(b.EndsOn), b.State, b.TargetLevel ?? (CefrLevel)(-1)));

    // Unknown days stand before all known ones; no row of a market lies on the first day of year 1.
    private static DateOnly Day(DateOnly? day) => day ?? DateOnly.MinValue;

    private static int Enums<TEnum>(TEnum a, TEnum b)
        where TEnum : struct, Enum => Comparer<TEnum>.Default.Compare(a, b);

    private static bool Same(object? a, object? b) => ReferenceEquals(a, b);

    private static ValueList<T> Sorted<T>(ValueList<T> items, Comparison<T> order)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (order(items[i - 1], items[i]) > 0)
            {
                return items.Count <= FewItems ? Inserted(items, order) : items.Order(Comparer<T>.Create(order)).ToValueList();
            }
        }

        return items;
    }

    // Equal items keep their order, as they do in the other way.
    private static ValueList<T> Inserted<T>(ValueList<T> items, Comparison<T> order)
    {
        var sorted = items.AsSpan().ToArray();
        for (var i = 1; i < sorted.Length; i++)
        {
            var item = sorted[i];
            var at = i;
            for (; at > 0 && order(sorted[at - 1], item) > 0; at--)
            {
                sorted[at] = sorted[at - 1];
            }

            sorted[at] = item;
        }

        return new ValueList<T>(sorted);
    }
}
