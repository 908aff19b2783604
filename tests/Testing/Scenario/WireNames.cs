using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Testing;

/// <summary>States and codes between their names in C# and on the wire: <c>NotReady</c> is <c>NOT_READY</c>.</summary>
public static class WireNames
{
    private static readonly Dictionary<Enum, string> Names = All<AgentState>()
        .Concat(All<TaskState>())
        .Concat(All<RefusalCode>())
        .Concat(All<SelectionStatus>())
        .ToDictionary(value => value, value => Snake(value.ToString()));

    /// <summary>The name on the wire.</summary>
    public static string Of(Enum value) => Names[value];

    /// <summary>The value of a name on the wire.</summary>
    public static T Parse<T>(string name)
        where T : struct, Enum =>
        Enum.GetValues<T>().FirstOrNull(value => string.Equals(Names[value], name, StringComparison.Ordinal))
        ?? throw new FormatException($"'{name}' is no {typeof(T).Name}");

    private static T? FirstOrNull<T>(this IEnumerable<T> values, Func<T, bool> isWanted)
        where T : struct =>
        values.Where(isWanted).Select(value => (T?)value).FirstOrDefault();

    private static IEnumerable<Enum> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Cast<Enum>();

    private static string Snake(string name) => string.Concat(
        name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
