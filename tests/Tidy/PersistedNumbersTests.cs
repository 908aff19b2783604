using System.Globalization;
using MediaRouting.Engine;

namespace MediaRouting.Tests.Tidy;

/// <summary>
/// Enums that are written down somewhere keep their numbers for ever: a name may be added, none may change its number
/// or go.
/// </summary>
public sealed class PersistedNumbersTests
{
    [Fact]
    public void A_persisted_enum_only_grows()
    {
        var now = typeof(StateMachine).Assembly.GetTypes()
            .Where(type => type.IsEnum && type.IsPublic)
            .SelectMany(type => Enum.GetNames(type).Select(name =>
                $"{type.Name}.{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}"))
            .ToHashSet(StringComparer.Ordinal);

        Findings.None(Repository.Lines("tests/Tidy/persisted-numbers.txt").Where(line => !now.Contains(line)));
    }

    [Fact]
    public void Every_enum_of_the_engine_is_in_the_list()
    {
        var listed = Repository.Text("tests/Tidy/persisted-numbers.txt");

        Findings.None(
            from type in typeof(StateMachine).Assembly.GetTypes()
            where type.IsEnum && type.IsPublic
            from name in Enum.GetNames(type)
            let line = $"{type.Name}.{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}"
            where !listed.Contains(line + "\n", StringComparison.Ordinal)
            select line);
    }
}
