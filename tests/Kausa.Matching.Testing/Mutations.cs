using System.Reflection;
using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Every row that differs from a given row in exactly one fact.</summary>
public static class Mutations
{
    /// <summary>Changes one fact at a time, nested facts included.</summary>
    /// <typeparam name="T">A record of the model.</typeparam>
    /// <param name="record">A row in which every fact is known.</param>
    /// <returns>The path of the changed fact and the changed row.</returns>
    public static IEnumerable<(string Path, T Mutated)> Of<T>(T record)
        where T : class => OfObject(record).Select(m => (m.Path, (T)m.Mutated));

    private static IEnumerable<(string Path, object Mutated)> OfObject(object record)
    {
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null))
        {
            foreach (var (path, value) in Alternatives(property.PropertyType, property.GetValue(record)))
            {
                var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
                property.SetValue(copy, value);
                yield return (property.Name + path, copy);
            }
        }
    }

    private static IEnumerable<(string Path, object? Value)> Alternatives(Type declared, object? value)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (value is null)
        {
            throw new InvalidOperationException($"A fact of type {type.Name} is not known in a row that should be full.");
        }

        if (Nullable.GetUnderlyingType(declared) is not null || value is RequirementProfile or ValueList<Hazard> or ValueList<TransportMode> or ValueList<DrivingLicence> or ValueList<Pathway>)
        {
            yield return (" = unknown", null);
        }

        if (IsNestedRecord(type))
        {
            foreach (var (path, mutated) in OfObject(value))
            {
                yield return ("." + path, mutated);
            }
        }
        else
        {
            yield return (string.Empty, Other(type, value));
        }
    }

    private static bool IsNestedRecord(Type type) => type == typeof(ResidenceFacts) || type == typeof(SchoolingFacts) || type == typeof(MobilityFacts) || type == typeof(WorkingTimes);

    private static object Other(Type type, object value) => value switch
    {
        bool flag => !flag,
        int number => number + 1,
        string text => text + "x",
        DateOnly day => day.AddDays(1),
        TimeOnly time => time.AddMinutes(1),
        BirthMonth month => new BirthMonth(month.Year + 1, month.Month),
        StartWindow window => new StartWindow(window.Earliest!.Value.AddDays(1), window.Latest),
        Location location => new Location("70174", location.DistrictAgs, location.Position),
        RawResult raw => new RawResult(raw.Scale, raw.ValueHundredths + 1, raw.OutOf, raw.OptionCount),
        InterestProfile interests => interests with { Realistic = interests.Realistic + 1 },
        RequirementProfile => RequirementProfile.Create([(CompetenceDimension.SchMath, 61, 100)]),
        Enum member => Enum.GetValues(type).Cast<object>().First(other => !other.Equals(member)),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) => type.GetProperty("Empty")!.GetValue(null)!,
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) => Activator.CreateInstance(type, "changed")!,
        _ => throw new NotSupportedException($"No alternative for {type}."),
    };
}
