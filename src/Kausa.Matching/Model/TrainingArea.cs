namespace Kausa.Matching.Model;

/// <summary>The area of the economy whose chamber or office oversees the training (zuständige Stelle, BBiG section 71).</summary>
[Flags]
public enum TrainingArea
{
    /// <summary>No area stated; no recognised occupation has this value.</summary>
    None = 0,

    /// <summary>Industry and commerce (Industrie und Handel): IHK.</summary>
    IndustryAndCommerce = 1,

    /// <summary>Crafts (Handwerk): HWK.</summary>
    Crafts = 2,

    /// <summary>Liberal professions (Freie Berufe): chambers of doctors, lawyers, tax advisers and so on.</summary>
    LiberalProfessions = 4,

    /// <summary>Agriculture (Landwirtschaft).</summary>
    Agriculture = 8,

    /// <summary>Public service (Öffentlicher Dienst).</summary>
    PublicService = 16,

    /// <summary>Housekeeping (Hauswirtschaft).</summary>
    Housekeeping = 32,

    /// <summary>Merchant shipping (Seeschifffahrt).</summary>
    MerchantShipping = 64,
}
