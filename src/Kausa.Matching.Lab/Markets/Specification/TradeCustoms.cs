using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>What is usual in a field of work: times, hazards, pay, language. Estimates, docs/market-generator.md, "Customs of the trades".</summary>
internal sealed record TradeCustoms
{
    private static readonly TradeCustoms General = new() { Begin = new(7, 0), End = new(16, 30), OccupationDimension = CompetenceDimension.OccMetalVehicle };

    /// <summary>Usual begin of the working day.</summary>
    public required TimeOnly Begin { get; init; }

    /// <summary>Usual end of the working day.</summary>
    public required TimeOnly End { get; init; }

    /// <summary>Task knowledge that the field asks for.</summary>
    public required CompetenceDimension OccupationDimension { get; init; }

    public int ShiftPercent { get; init; }

    public int SaturdayPercent { get; init; }

    public int SundayPercent { get; init; }

    public YouthWorkSector Sector { get; init; } = YouthWorkSector.General;

    public ValueList<Hazard> Hazards { get; init; } = [];

    public int LicencePercent { get; init; }

    /// <summary>Lowest usual pay in the first year, euro per month.</summary>
    public int PayFrom { get; init; } = 850;

    /// <summary>Highest usual pay in the first year, euro per month.</summary>
    public int PayTo { get; init; } = 1_050;

    /// <summary>Level of listening and speaking that companies ask for where they ask.</summary>
    public CefrLevel Oral { get; init; } = CefrLevel.B1;

    /// <summary>Level of reading and writing.</summary>
    public CefrLevel Written { get; init; } = CefrLevel.A2;

    /// <summary>Reason given for a minimum.</summary>
    public string Reason { get; init; } = "Sicherheitsunterweisungen und Arbeitsaufträge";

    /// <summary>Area of interest after Holland, 0..5 in the order R, I, A, S, E, C.</summary>
    public int Interest { get; init; }

    /// <summary>The customs of a field.</summary>
    public static TradeCustoms Of(TradeField field) => field switch
    {
        TradeField.Vehicle => General with
        {
            Begin = new(7, 30),
            Hazards = [Hazard.Machines, Hazard.Substances],
            SaturdayPercent = 20,
            LicencePercent = 4,
            PayFrom = 900,
            PayTo = 1_050,
        },
        TradeField.Industry => General with
        {
            Begin = new(6, 30),
            Hazards = [Hazard.Machines, Hazard.Physical],
            ShiftPercent = 35,
            PayFrom = 980,
            PayTo = 1_250,
        },
        TradeField.Electrical => General with
        {
            Hazards = [Hazard.Electricity, Hazard.Heights],
            LicencePercent = 10,
            PayFrom = 930,
            PayTo = 1_150,
            OccupationDimension = CompetenceDimension.OccElectro,
        },
        TradeField.InformationTechnology => General with
        {
            Begin = new(8, 30),
            End = new(17, 30),
            Oral = CefrLevel.B2,
            Written = CefrLevel.B2,
            PayFrom = 1_000,
            PayTo = 1_200,
            OccupationDimension = CompetenceDimension.OccElectro,
            Reason = "Fachtexte und Gespräche mit Kundinnen und Kunden",
            Interest = 1,
        },
        TradeField.Building => General with
        {
            Begin = new(6, 30),
            End = new(16, 0),
            Hazards = [Hazard.Heights, Hazard.Machines, Hazard.Physical],
            LicencePercent = 6,
            Oral = CefrLevel.A2,
            Written = CefrLevel.A1,
            PayFrom = 1_000,
            PayTo = 1_120,
            OccupationDimension = CompetenceDimension.OccBuildWood,
        },
        TradeField.Finishing => General with
        {
            Hazards = [Hazard.Machines, Hazard.Substances],
            LicencePercent = 12,
            PayFrom = 800,
            PayTo = 1_000,
            OccupationDimension = CompetenceDimension.OccBuildWood,
        },
        TradeField.Bakery => General with
        {
            Begin = new(4, 0),
            End = new(12, 30),
            SaturdayPercent = 90,
            SundayPercent = 25,
            Sector = YouthWorkSector.Bakery,
            Hazards = [Hazard.Machines, Hazard.Physical],
            Oral = CefrLevel.A2,
            PayFrom = 900,
            PayTo = 1_050,
            OccupationDimension = CompetenceDimension.OccFoodHospitality,
        },
        TradeField.Butchery => General with
        {
            Begin = new(5, 30),
            End = new(14, 0),
            SaturdayPercent = 60,
            Hazards = [Hazard.Machines, Hazard.Biological],
            Oral = CefrLevel.A2,
            PayFrom = 900,
            PayTo = 1_050,
            OccupationDimension = CompetenceDimension.OccFoodHospitality,
        },
        TradeField.Hospitality => General with
        {
            Begin = new(10, 0),
            End = new(22, 30),
            SaturdayPercent = 95,
            SundayPercent = 85,
            ShiftPercent = 60,
            Sector = YouthWorkSector.Catering,
            Hazards = [Hazard.Physical],
            PayFrom = 900,
            PayTo = 1_100,
            OccupationDimension = CompetenceDimension.OccFoodHospitality,
            Reason = "Gespräche mit Gästen",
            Interest = 3,
        },
        TradeField.Retail => General with
        {
            Begin = new(7, 30),
            End = new(19, 30),
            SaturdayPercent = 95,
            Sector = YouthWorkSector.Retail,
            PayFrom = 950,
            PayTo = 1_100,
            OccupationDimension = CompetenceDimension.OccTradeLogisticsOffice,
            Reason = "Beratung von Kundinnen und Kunden",
            Interest = 4,
        },
        TradeField.Office => General with
        {
            Begin = new(8, 0),
            End = new(17, 0),
            Oral = CefrLevel.B2,
            Written = CefrLevel.B2,
            PayFrom = 900,
            PayTo = 1_150,
            OccupationDimension = CompetenceDimension.OccTradeLogisticsOffice,
            Reason = "Schriftverkehr und Telefon",
            Interest = 5,
        },
        TradeField.Practice => General with
        {
            Begin = new(7, 30),
            End = new(18, 0),
            Hazards = [Hazard.Biological],
            Oral = CefrLevel.B2,
            Written = CefrLevel.B1,
            PayFrom = 900,
            PayTo = 1_000,
            OccupationDimension = CompetenceDimension.OccHealthBodyCare,
            Reason = "Gespräche mit Patientinnen und Patienten, Dokumentation",
            Interest = 3,
        },
        TradeField.BodyCare => General with
        {
            Begin = new(9, 0),
            End = new(18, 30),
            SaturdayPercent = 95,
            Sector = YouthWorkSector.Retail,
            Hazards = [Hazard.Substances],
            PayFrom = 724,
            PayTo = 820,
            OccupationDimension = CompetenceDimension.OccHealthBodyCare,
            Reason = "Beratung von Kundinnen und Kunden",
            Interest = 2,
        },
        TradeField.Logistics => General with
        {
            Begin = new(6, 0),
            End = new(16, 0),
            ShiftPercent = 45,
            SaturdayPercent = 25,
            Hazards = [Hazard.Machines],
            Oral = CefrLevel.A2,
            PayFrom = 900,
            PayTo = 1_100,
            OccupationDimension = CompetenceDimension.OccTradeLogisticsOffice,
        },
        TradeField.Cleaning => General with
        {
            Begin = new(6, 0),
            End = new(15, 0),
            Hazards = [Hazard.Substances, Hazard.Heights],
            LicencePercent = 12,
            Oral = CefrLevel.A2,
            Written = CefrLevel.A1,
            PayFrom = 900,
            PayTo = 1_000,
            OccupationDimension = CompetenceDimension.OccHealthBodyCare,
        },
        TradeField.Land => General with
        {
            Begin = new(6, 30),
            End = new(17, 0),
            SaturdayPercent = 40,
            SundayPercent = 25,
            Sector = YouthWorkSector.Agriculture,
            Hazards = [Hazard.Machines, Hazard.Biological, Hazard.Physical],
            LicencePercent = 10,
            Oral = CefrLevel.A2,
            Written = CefrLevel.A1,
            PayFrom = 800,
            PayTo = 1_000,
            OccupationDimension = CompetenceDimension.OccHealthBodyCare,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a field of work."),
    };
}
