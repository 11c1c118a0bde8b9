using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Tables;

/// <summary>A <see cref="DrivingLicence"/>, or that there is none; the numbers are those of the licences.</summary>
internal enum LicenceClass
{
    /// <summary>Known to have none.</summary>
    None = -1,

    /// <inheritdoc cref="DrivingLicence.AM"/>
    AM = DrivingLicence.AM,

    /// <inheritdoc cref="DrivingLicence.A1"/>
    A1 = DrivingLicence.A1,

    /// <inheritdoc cref="DrivingLicence.B"/>
    B = DrivingLicence.B,

    /// <inheritdoc cref="DrivingLicence.BE"/>
    BE = DrivingLicence.BE,

    /// <inheritdoc cref="DrivingLicence.C"/>
    C = DrivingLicence.C,

    /// <inheritdoc cref="DrivingLicence.T"/>
    T = DrivingLicence.T,
}
