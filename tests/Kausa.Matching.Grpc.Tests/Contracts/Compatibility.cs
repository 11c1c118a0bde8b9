using Google.Protobuf.Reflection;

namespace Kausa.Matching.Grpc.Tests.Contracts;

/// <summary>Finds what a newer contract takes away from clients of an older one.</summary>
internal static class Compatibility
{
    public static IEnumerable<string> Breaks(FileDescriptorSet stored, FileDescriptorSet now)
    {
        var messages = Messages(now).ToDictionary(message => message.Path, message => message.Type);
        foreach (var (path, message) in Messages(stored))
        {
            if (!messages.TryGetValue(path, out var newer))
            {
                yield return $"message {path} is gone";
                continue;
            }

            foreach (var field in message.Field)
            {
                var found = newer.Field.FirstOrDefault(other => other.Number == field.Number);
                if (found is null)
                {
                    if (newer.ReservedRange.All(range => field.Number < range.Start || field.Number >= range.End))
                        yield return $"message {path}: field {field.Number} {field.Name} is gone";
                }
                else if (Shape(found, newer) != Shape(field, message))
                {
                    yield return $"message {path}: field {field.Number} {field.Name} changed";
                }
            }
        }

        var enums = now.File.SelectMany(file => file.EnumType).ToDictionary(type => type.Name);
        foreach (var type in stored.File.SelectMany(file => file.EnumType))
        {
            var members = enums.TryGetValue(type.Name, out var newer) ? newer.Value.ToDictionary(value => value.Name, value => value.Number) : [];
            foreach (var value in type.Value.Where(value => !members.TryGetValue(value.Name, out var number) || number != value.Number))
                yield return $"enum {type.Name}: {value.Name} = {value.Number} is gone";
        }

        var services = now.File.SelectMany(file => file.Service).ToDictionary(service => service.Name);
        foreach (var service in stored.File.SelectMany(file => file.Service))
        {
            foreach (var method in service.Method)
            {
                var found = services.GetValueOrDefault(service.Name)?.Method.FirstOrDefault(other => other.Name == method.Name);
                if (found is null)
                    yield return $"service {service.Name}: {method.Name} is gone";
                else if (!found.Equals(method))
                    yield return $"service {service.Name}: {method.Name} changed";
            }
        }
    }

    // What clients have compiled in: also whether "not set" can be told from the default, and which fields exclude each other.
    private static (string, FieldDescriptorProto.Types.Type, FieldDescriptorProto.Types.Label, string, bool, string?) Shape(FieldDescriptorProto field, DescriptorProto message) =>
        (field.Name, field.Type, field.Label, field.TypeName, field.Proto3Optional, field.HasOneofIndex ? message.OneofDecl[field.OneofIndex].Name : null);

    private static IEnumerable<(string Path, DescriptorProto Type)> Messages(FileDescriptorSet files) => files.File.SelectMany(file => file.MessageType).SelectMany(message => Within(message.Name, message));

    private static IEnumerable<(string Path, DescriptorProto Type)> Within(string path, DescriptorProto message) =>
        message.NestedType.SelectMany(inner => Within($"{path}.{inner.Name}", inner)).Prepend((path, message));
}
