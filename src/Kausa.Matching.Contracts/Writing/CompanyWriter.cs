using Kausa.Matching.Model;

namespace Kausa.Matching.Contracts.Writing;

/// <summary>Companies and advisers from the model to the contract.</summary>
internal static class CompanyWriter
{
    public static V1.Company Write(Company row)
    {
        var wire = new V1.Company
        {
            Name = ResourceNames.Of(row.Id),
            Label = row.Label,
            Site = LocationWriter.Write(row.Site),
            Chamber = (V1.ChamberKind)Words.Of(row.Chamber),
            Openness = (V1.OpennessState)Words.Of(row.Openness),
            WorkingLanguages = { row.WorkingLanguages },
            Prohibition = (V1.TrainingProhibition)Words.Of(row.Prohibition),
            PrimaryAdviser = ResourceNames.Of(row.PrimaryAdviser),
            ConfirmedOn = Days.Of(row.ConfirmedOn),
            Entitlements =
            {
                row.Entitlements.Select(item => new V1.TrainingEntitlement
                {
                    Occupation = item.Occupation.Value,
                    State = (V1.EntitlementState)Words.Of(item.State),
                    CheckedOn = Days.Of(item.CheckedOn),
                    VerbundPartner = item.VerbundPartner ?? string.Empty,
                }),
            },
            Trainers =
            {
                row.Trainers.Select(item => new V1.Trainer
                {
                    Id = item.Id.Value,
                    Occupations = { item.Occupations.Select(occupation => occupation.Value) },
                    Qualification = (V1.TrainerQualification)Words.Of(item.Qualification),
                    Aevo = (V1.AevoState)Words.Of(item.Aevo),
                }),
            },
        };
        if (row.EmployeeCount is { } employees)
            wire.EmployeeCount = employees;
        if (row.SkilledWorkerCount is { } skilled)
            wire.SkilledWorkerCount = skilled;
        if (row.ApprenticeCount is { } apprentices)
            wire.ApprenticeCount = apprentices;
        if (row.MigrantLed is { } migrantLed)
            wire.MigrantLed = migrantLed;
        if (row.HasMentor is { } mentor)
            wire.HasMentor = mentor;
        if (row.HasIntegrationCompanion is { } companion)
            wire.HasIntegrationCompanion = companion;
        if (row.BoundByTariff is { } tariff)
            wire.BoundByTariff = tariff;
        return wire;
    }

    public static V1.Adviser Write(Adviser row)
    {
        var wire = new V1.Adviser { Name = ResourceNames.Of(row.Id), Districts = { row.DistrictAgs }, Languages = { row.Languages }, Role = (V1.AdviserRole)Words.Of(row.Role) };
        if (row.CaseloadLimit is { } limit)
            wire.CaseloadLimit = limit;
        return wire;
    }
}
