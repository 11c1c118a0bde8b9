using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws one company with its entitlements and trainers.</summary>
internal static class CompanyDraw
{
    private const int LargeCraftEmployees = 150;

    public static Company Draw(GenerationContext context, Firm firm)
    {
        var rates = context.Specification.Companies;
        var random = firm.Stream("company");
        var skilled = Math.Max(1, firm.EmployeeCount * random.Between(40, 75) / 100);
        var entitlements = EntitlementDraw.Draw(context, firm);
        var isGranted = entitlements.Any(entitlement => entitlement.State is EntitlementState.Granted or EntitlementState.GrantedWithConditions);
        var knowsEmployees = !random.Percent(rates.EmployeesMissingPercent);
        var knowsStaff = !random.Percent(rates.StaffMissingPercent);
        return new Company
        {
            Id = firm.Id,
            Label = GenerationContext.CompanyLabel(firm.Index),
            Site = firm.Site,
            Chamber = Chamber(firm),
            EmployeeCount = knowsEmployees ? firm.EmployeeCount : null,
            SkilledWorkerCount = knowsStaff ? skilled : null,
            ApprenticeCount = knowsStaff ? random.Below(1 + Math.Max(1, skilled / 8)) : null,
            Openness = random.Pick(rates.Openness),
            MigrantLed = random.Pick(rates.MigrantLed),
            WorkingLanguages = random.Percent(18) ? ["de", "en"] : ["de"],
            HasMentor = random.Percent(70) ? random.Percent(45) : null,
            HasIntegrationCompanion = random.Percent(60) ? random.Percent(15) : null,
            BoundByTariff = random.Percent(80) ? random.Percent(Math.Min(80, 25 + (firm.EmployeeCount / 5))) : null,
            Prohibition = Prohibition(random, isGranted, rates.MinorsProhibitedPercent),
            PrimaryAdviser = GenerationContext.AdviserId(random.Below(context.Specification.AdviserCount)),
            ConfirmedOn = ConfirmationDraw.Draw(firm.Stream("confirmed"), context.AsOf, DateOnly.MinValue),
            Entitlements = entitlements,
            Trainers = TrainerDraw.Draw(context, firm),
        };
    }

    /// <summary>The chamber that oversees the company's trade.</summary>
    public static ChamberKind Chamber(Firm firm)
    {
        var areas = firm.Offer(0).Occupation.Areas;
        if (areas.HasFlag(TrainingArea.Crafts) && (!areas.HasFlag(TrainingArea.IndustryAndCommerce) || firm.EmployeeCount < LargeCraftEmployees))
        {
            return ChamberKind.Hwk;
        }

        return areas.HasFlag(TrainingArea.IndustryAndCommerce) ? ChamberKind.Ihk
            : areas.HasFlag(TrainingArea.LiberalProfessions) ? ChamberKind.FreeProfession
            : areas.HasFlag(TrainingArea.Agriculture) ? ChamberKind.Agriculture
            : ChamberKind.Other;
    }

    // The chamber that grants an entitlement has looked for bans; elsewhere nobody may have asked.
    private static TrainingProhibition? Prohibition(RandomStream random, bool isGranted, int minorsPercent)
    {
        var forMinors = random.Percent(minorsPercent);
        var asked = random.Percent(75);
        return forMinors ? TrainingProhibition.Minors : isGranted || asked ? TrainingProhibition.None : null;
    }
}
