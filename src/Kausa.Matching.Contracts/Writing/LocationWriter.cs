using Kausa.Matching.Model;

namespace Kausa.Matching.Contracts.Writing;

/// <summary>Locations from the model to the contract.</summary>
internal static class LocationWriter
{
    public static V1.Location? Write(Location? location) => location is null ? null : new V1.Location
    {
        PostalCode = location.PostalCode,
        District = location.DistrictAgs,
        X100M = location.Position.X100m,
        Y100M = location.Position.Y100m,
    };
}
