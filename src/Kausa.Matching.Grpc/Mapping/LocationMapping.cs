using Kausa.Matching.Catalogue;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Locations, dates and times from the contract to the model.</summary>
internal static class LocationMapping
{
    private static readonly Location StandIn = new("00000", "00000", default);

    public static Location? Read(V1.Location? wire, FieldReader fields)
    {
        if (wire is null)
            return null;
        if (wire.PostalCode is not { Length: 5 } code || !code.All(char.IsAsciiDigit))
        {
            fields.Refuse("postal_code", "five digits, such as 70173");
            return StandIn;
        }

        var area = ReferenceCatalogue.Shared.PostalCode(code);
        var district = wire.District.Length > 0 ? wire.District : area?.District.Ags;
        var valid = true;
        if (district is not { Length: 5 } || !district.All(char.IsAsciiDigit))
        {
            fields.Refuse("district", "five digits, such as 08111; required where the postal code is of a post-office box or not known");
            valid = false;
        }

        var position = area?.Position;
        if (wire.HasX100M || wire.HasY100M)
        {
            fields.Check(wire.HasX100M && wire.HasY100M, "x_100m", "both coordinates or neither");
            position = wire is { X100M: >= 0 and <= GridPosition.Max100m, Y100M: >= 0 and <= GridPosition.Max100m } ? new GridPosition(wire.X100M, wire.Y100M) : null;
            fields.Check(position is not null, "x_100m", $"coordinates must be 0..{GridPosition.Max100m}");
        }
        else
        {
            fields.Check(position is not null, "postal_code", "a postal code that ReferenceService.LookUpPostalCode knows, or coordinates beside it");
        }

        return valid && position is { } known ? new Location(code, district!, known) : StandIn;
    }
}
