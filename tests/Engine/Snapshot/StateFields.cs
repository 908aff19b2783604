using System.Collections;
using System.Reflection;
using MediaRouting.Engine;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Tests.Engine.Snapshot;

/// <summary>Every field by which the state of a machine can be another than it was: found by following types.</summary>
internal static class StateFields
{
    private const BindingFlags Instance =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    // Their contents are not the machine's: rings, questions, what is persisted in its own way.
    private static readonly string[] Elsewhere =
    [
        "MediaRouting.Engine.Ring", "MediaRouting.Engine.Commands", "MediaRouting.Engine.Configuration",
        "MediaRouting.Engine.MessagePack", "MediaRouting.Engine.Snapshot", "MediaRouting.Engine.Routing.Explain",
        "MediaRouting.Engine.Events", "MediaRouting.Engine.Reconfiguration",
    ];

    private static readonly Type[] Besides = [typeof(Outbox), typeof(Decisions)];

    /// <summary>
    /// <c>Type.field</c> of every field that can change, and of every field of a value: what a field that cannot change
    /// refers to is followed instead.
    /// </summary>
    public static SortedDictionary<string, FieldInfo> All()
    {
        var found = new SortedDictionary<string, FieldInfo>(StringComparer.Ordinal);
        var seen = new HashSet<Type>();
        var toSee = new Queue<Type>([typeof(StateMachine)]);
        while (toSee.TryDequeue(out var type))
        {
            if (!seen.Add(type))
            {
                continue;
            }

            foreach (var field in type.GetFields(Instance))
            {
                if (CanChange(type, field))
                {
                    found[$"{NameOf(type)}.{NameOf(field)}"] = field;
                }

                foreach (var next in Followed(field.FieldType))
                {
                    toSee.Enqueue(next);
                }
            }
        }

        return found;
    }

    /// <summary>The persisted fields of a struct, by name; null if it has no table.</summary>
    public static HashSet<string>? PersistedOf(Type record)
    {
        var table = typeof(FieldTable<>).MakeGenericType(record);
        var formats = typeof(StateMachine).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(Static))
            .Where(field => field.FieldType == table)
            .Select(field => (RecordFormat)table.GetProperty("Format")!.GetValue(field.GetValue(null))!);
        return formats.SingleOrDefault()?.Fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
    }

    private static bool CanChange(Type type, FieldInfo field) =>
        !field.Name.EndsWith(">P", StringComparison.Ordinal) // a parameter of the type, never assigned to
        && (type.IsValueType
            || !field.IsInitOnly
            || field.FieldType.IsArray
            || (field.FieldType.Assembly == typeof(List<>).Assembly && field.FieldType != typeof(string)
                && field.FieldType.IsAssignableTo(typeof(IEnumerable))));

    private static IEnumerable<Type> Followed(Type type)
    {
        if (type.IsArray)
        {
            return Followed(type.GetElementType()!);
        }

        var followed = type.GetGenericArguments().SelectMany(Followed);
        var isOurs = type.Assembly == typeof(StateMachine).Assembly && !type.IsEnum && !type.IsGenericParameter
            && !typeof(Delegate).IsAssignableFrom(type)
            && (Besides.Contains(type) || !Elsewhere.Contains(type.Namespace, StringComparer.Ordinal));
        return isOurs ? followed.Append(type.IsGenericType ? type.GetGenericTypeDefinition() : type) : followed;
    }

    private static string NameOf(Type type) =>
        (type.DeclaringType is { } outer ? NameOf(outer) + "+" : string.Empty) + type.Name.Split('`')[0];

    private static string NameOf(FieldInfo field) =>
        field.Name[0] == '<' ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
