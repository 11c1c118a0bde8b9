using System.Globalization;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>Puts rows together to companies, places and candidates.</summary>
internal sealed class MarketAssembler(TableSet tables)
{
    /// <summary>The content of the market; without the rows that failed, so it is a market only if nothing was reported.</summary>
    public MarketContent Assemble()
    {
        var companies = Companies();
        var places = Places();
        var candidates = Candidates();
        return new()
        {
            Companies = companies,
            Places = places,
            Candidates = candidates,
            Advisers = [.. tables[AdviserTable.Schema].GoodRows.Select(AdviserTable.Read)],
            TravelTimes = new TravelTimeTable(tables[TravelTimeRows.Schema].GoodRows.Select(TravelTimeRows.Read)),
        };
    }

    private List<Company> Companies()
    {
        var entitlements = tables.By(EntitlementTable.Schema, EntitlementTable.Company);
        var trainers = tables.By(TrainerTable.Schema, TrainerTable.Company);
        return Good(CompanyTable.Schema, row =>
        {
            var id = row.Get(CompanyTable.Id);
            return CompanyTable.Read(row, [.. entitlements[id].Select(EntitlementTable.Read)], [.. trainers[id].Select(TrainerTable.Read)]);
        });
    }

    private List<TrainingPlace> Places()
    {
        var profiles = Profiles();
        var languages = tables.By(PlaceLanguageTable.Schema, PlaceLanguageTable.Place).ToDictionary(rows => rows.Key, rows => rows.Select(PlaceLanguageTable.Read).ToArray());
        return Good(PlaceTable.Schema, row =>
        {
            var id = row.Get(PlaceTable.Id);
            return PlaceTable.Read(row, profiles.GetValueOrDefault(id), languages.GetValueOrDefault(id) ?? []);
        });
    }

    private Dictionary<Id<TrainingPlace>, RequirementProfile> Profiles()
    {
        var profiles = new Dictionary<Id<TrainingPlace>, RequirementProfile>();
        foreach (var rows in tables.CompleteBy(RequirementTable.Schema, RequirementTable.Place))
        {
            var sum = rows.Sum(row => row.Get(RequirementTable.Weight));
            if (sum == RequirementTable.WeightSum)
            {
                profiles.Add(rows.Key, RequirementProfile.Create(rows.Select(RequirementTable.Read)));
            }
            else
            {
                rows.First().Fail(RequirementTable.Weight, sum.ToString(CultureInfo.InvariantCulture), Message.Of(MessageCode.WeightSum, ("sum", RequirementTable.WeightSum), ("place", rows.Key.Value)));
            }
        }

        return profiles;
    }

    private List<Candidate> Candidates()
    {
        var wishes = Wishes();
        var vetoes = ByCandidate(VetoTable.Schema, VetoTable.Candidate, VetoTable.Read);
        var employments = ByCandidate(EarlierEmploymentTable.Schema, EarlierEmploymentTable.Candidate, EarlierEmploymentTable.Read);
        var consents = ByCandidate(ConsentTable.Schema, ConsentTable.Candidate, ConsentTable.Read);
        var evidence = ByCandidate(EvidenceTable.Schema, EvidenceTable.Candidate, EvidenceTable.Read);
        var languages = ByCandidate(LanguageTable.Schema, LanguageTable.Candidate, LanguageTable.Read);
        var courses = ByCandidate(CourseTable.Schema, CourseTable.Candidate, CourseTable.Read);
        var licences = Licences();
        return Good(CandidateTable.Schema, row =>
        {
            var id = row.Get(CandidateTable.Id);
            return CandidateTable.Read(row, new CandidateRows
            {
                Wishes = wishes.GetValueOrDefault(id) ?? [],
                Vetoes = vetoes.GetValueOrDefault(id) ?? [],
                EarlierEmployments = employments.GetValueOrDefault(id) ?? [],
                Consents = [.. (consents.GetValueOrDefault(id) ?? []).OfType<Consent>()],
                Evidence = evidence.GetValueOrDefault(id) ?? [],
                Languages = languages.GetValueOrDefault(id) ?? [],
                Courses = courses.GetValueOrDefault(id) ?? [],
                Licences = licences.GetValueOrDefault(id),
            });
        });
    }

    private Dictionary<Id<Candidate>, Id<Occupation>[]> Wishes()
    {
        var wishes = new Dictionary<Id<Candidate>, Id<Occupation>[]>();
        foreach (var rows in tables.CompleteBy(WishTable.Schema, WishTable.Candidate))
        {
            var ranked = rows.OrderBy(row => row.Get(WishTable.Rank)).ToArray();
            var seen = new Dictionary<Id<Occupation>, int>();
            for (var i = 0; i < ranked.Length; i++)
            {
                var isNew = seen.TryAdd(ranked[i].Get(WishTable.Occupation), ranked[i].Line);
                var first = tables[WishTable.Schema].LineTitle(seen[ranked[i].Get(WishTable.Occupation)]);
                ranked[i].Check(isNew, WishTable.Occupation, Message.Of(MessageCode.OccupationOnce, ("line", first)));
                if (ranked[i].Get(WishTable.Rank) != i + 1)
                {
                    ranked[i].Fail(WishTable.Rank, Message.Of(MessageCode.NextRank, ("rank", i + 1)));
                    break;
                }
            }

            wishes.Add(rows.Key, Array.ConvertAll(ranked, row => row.Get(WishTable.Occupation)));
        }

        return wishes;
    }

    private Dictionary<Id<Candidate>, ValueList<DrivingLicence>> Licences()
    {
        var licences = new Dictionary<Id<Candidate>, ValueList<DrivingLicence>>();
        foreach (var rows in tables.By(LicenceTable.Schema, LicenceTable.Candidate))
        {
            var none = rows.FirstOrDefault(row => LicenceTable.Read(row) == LicenceClass.None);
            none?.Check(rows.Count() == 1, LicenceTable.Class, Message.Of(MessageCode.NoLicenceAlone));
            licences.Add(rows.Key, rows.Select(LicenceTable.Read).Where(licence => licence != LicenceClass.None).Select(licence => (DrivingLicence)licence).ToValueList());
        }

        return licences;
    }

    private Dictionary<Id<Candidate>, T[]> ByCandidate<T>(TableSchema schema, Column<Id<Candidate>> owner, Func<CheckedRow, T> read) =>
        tables.By(schema, owner).ToDictionary(rows => rows.Key, rows => rows.Select(read).ToArray());

    private List<T> Good<T>(TableSchema schema, Func<CheckedRow, T?> read)
        where T : class => [.. tables[schema].GoodRows.Select(read).OfType<T>()];
}
