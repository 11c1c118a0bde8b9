using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Companies and advisers from the contract to the model.</summary>
internal static class CompanyMapping
{
    public static Company Read(V1.Company wire, Id<Company> id, FieldReader fields)
    {
        fields.AtMost("entitlements", wire.Entitlements.Count, 400);
        fields.AtMost("trainers", wire.Trainers.Count, 500);
        fields.EachOnce("entitlements", wire.Entitlements, item => item.Occupation, "occupation");
        fields.EachOnce("trainers", wire.Trainers, item => item.Id, "id");
        return new Company
        {
            Id = id,
            Label = fields.RequiredText("label", wire.Label, 120),
            Site = LocationMapping.Read(wire.Site, fields.In("site")),
            Chamber = fields.Word<ChamberKind>("chamber", (int)wire.Chamber),
            EmployeeCount = fields.InRange("employee_count", wire.HasEmployeeCount ? wire.EmployeeCount : null, 0, 1_000_000),
            SkilledWorkerCount = fields.InRange("skilled_worker_count", wire.HasSkilledWorkerCount ? wire.SkilledWorkerCount : null, 0, 1_000_000),
            ApprenticeCount = fields.InRange("apprentice_count", wire.HasApprenticeCount ? wire.ApprenticeCount : null, 0, 100_000),
            Openness = fields.Word<OpennessState>("openness", (int)wire.Openness),
            MigrantLed = wire.HasMigrantLed ? wire.MigrantLed : null,
            WorkingLanguages = fields.Languages("working_languages", wire.WorkingLanguages),
            HasMentor = wire.HasHasMentor ? wire.HasMentor : null,
            HasIntegrationCompanion = wire.HasHasIntegrationCompanion ? wire.HasIntegrationCompanion : null,
            BoundByTariff = wire.HasBoundByTariff ? wire.BoundByTariff : null,
            Prohibition = fields.Word<TrainingProhibition>("prohibition", (int)wire.Prohibition),
            PrimaryAdviser = fields.Name<Adviser>("primary_adviser", wire.PrimaryAdviser),
            ConfirmedOn = fields.Day("confirmed_on", wire.ConfirmedOn),
            Entitlements = fields.Each("entitlements", wire.Entitlements, (item, field) => Entitlement(item, id, field)),
            Trainers = fields.Each("trainers", wire.Trainers, (item, field) => Trainer(item, id, field)),
        };
    }

    public static Adviser Read(V1.Adviser wire, Id<Adviser> id, FieldReader fields)
    {
        fields.AtMost("districts", wire.Districts.Count, 500);
        for (var i = 0; i < wire.Districts.Count; i++)
            fields.Check(wire.Districts[i].Length == 5 && wire.Districts[i].All(char.IsAsciiDigit), FieldReader.Indexed("districts", i), "five digits, such as 08111");
        return new Adviser
        {
            Id = id,
            DistrictAgs = wire.Districts.ToValueList(),
            Languages = fields.Languages("languages", wire.Languages),
            CaseloadLimit = fields.InRange("caseload_limit", wire.HasCaseloadLimit ? wire.CaseloadLimit : null, 0, 1_000),
            Role = fields.Word<AdviserRole>("role", (int)wire.Role) ?? AdviserRole.Adviser,
        };
    }

    private static TrainingEntitlement Entitlement(V1.TrainingEntitlement wire, Id<Company> company, FieldReader fields) => new(
        company,
        fields.RequiredOccupation("occupation", wire.Occupation),
        fields.RequiredWord<EntitlementState>("state", (int)wire.State),
        fields.Day("checked_on", wire.CheckedOn),
        fields.Text("verbund_partner", wire.VerbundPartner, 200));

    private static Trainer Trainer(V1.Trainer wire, Id<Company> company, FieldReader fields) => new(
        fields.RequiredId<Trainer>("id", wire.Id),
        company,
        fields.Each("occupations", wire.Occupations, static (text, field) => field.RequiredOccupation(string.Empty, text)),
        fields.Word<TrainerQualification>("qualification", (int)wire.Qualification),
        fields.Word<AevoState>("aevo", (int)wire.Aevo));
}
