using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Kausa.Matching.Lab.Tests.Markets;

/// <summary>Writes every public property of a value, down to the leaves, so that equal texts mean equal facts.</summary>
internal static class MarketText
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>All types of the values reached from a value.</summary>
    public static ISet<Type> TypesWithin(object value)
    {
        var types = new HashSet<Type>();
        Collect(value, types);
        return types;
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string or int or long or ulong or bool or Enum or DateOnly or TimeOnly:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                {
                    Append(text, item);
                    text.Append(';');
                }

                text.Append(']');
                break;
            default:
                text.Append('{');
                foreach (var property in PropertiesOf(value))
                {
                    text.Append(property.Name).Append('=');
                    Append(text, property.GetValue(value));
                    text.Append(',');
                }

                text.Append('}');
                break;
        }
    }

    private static void Collect(object? value, HashSet<Type> types)
    {
        if (value is null or string || value.GetType().IsPrimitive)
        {
            return;
        }

        types.Add(value.GetType());
        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Collect(item, types);
            }
        }
        else if (value is not (Enum or DateOnly or TimeOnly))
        {
            foreach (var property in PropertiesOf(value))
            {
                Collect(property.GetValue(value), types);
            }
        }
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(object value) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0 && property.Name is not ("Content" or "EqualityContract"));
}
