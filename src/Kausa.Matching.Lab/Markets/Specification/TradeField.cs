namespace Kausa.Matching.Lab.Markets;

/// <summary>Fields of work that share working times, hazards, pay and needs of language.</summary>
public enum TradeField
{
    /// <summary>Vehicles and their repair.</summary>
    Vehicle,

    /// <summary>Metal and machines in industry.</summary>
    Industry,

    /// <summary>Electrical work.</summary>
    Electrical,

    /// <summary>Computers and networks.</summary>
    InformationTechnology,

    /// <summary>Building sites.</summary>
    Building,

    /// <summary>Finishing work in buildings: heating, paint, wood.</summary>
    Finishing,

    /// <summary>Bakeries and confectioners.</summary>
    Bakery,

    /// <summary>Butchers.</summary>
    Butchery,

    /// <summary>Kitchens, hotels and restaurants.</summary>
    Hospitality,

    /// <summary>Shops.</summary>
    Retail,

    /// <summary>Offices.</summary>
    Office,

    /// <summary>Medical and dental practices.</summary>
    Practice,

    /// <summary>Hairdressers.</summary>
    BodyCare,

    /// <summary>Warehouses and transport.</summary>
    Logistics,

    /// <summary>Cleaning of buildings.</summary>
    Cleaning,

    /// <summary>Farms, gardens, forests and animals.</summary>
    Land,
}
