using System.Globalization;
using System.Reflection;
using MediaRouting.Engine;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Tests.Tidy;

/// <summary>
/// Enums and fields of records that are written down somewhere keep their numbers for ever: a name may be added, none
/// may change its number or go, and no field may become another kind of value.
/// </summary>
public sealed class PersistedNumbersTests
{
    private static string[] Listed => Repository.Lines("tests/Tidy/persisted-numbers.txt");

    private static HashSet<string> FieldsNow { get; } =
        [.. Formats().SelectMany(format => format.Fields.Select(field => format.Name + field))];

    [Fact]
    public void A_persisted_record_only_grows()
    {
        Findings.None(Listed.Where(line => line.Contains('[', StringComparison.Ordinal) && !FieldsNow.Contains(line)));
    }

    [Fact]
    public void Every_field_of_every_record_is_in_the_list()
    {
        Assert.NotEmpty(FieldsNow);
        Findings.None(FieldsNow.Except(Listed, StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_records_have_the_same_name()
    {
        Findings.None(Formats().GroupBy(format => format.Name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void A_persisted_enum_only_grows()
    {
        var now = typeof(StateMachine).Assembly.GetTypes()
            .Where(type => type.IsEnum && type.IsPublic)
            .SelectMany(type => Enum.GetNames(type).Select(name =>
                $"{type.Name}.{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}"))
            .ToHashSet(StringComparer.Ordinal);

        Findings.None(Listed.Where(line => !line.Contains('[', StringComparison.Ordinal) && !now.Contains(line)));
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

    /// <summary>The format of every table that stands in a static field anywhere in the engine.</summary>
    private static List<RecordFormat> Formats()
    {
        var tables = typeof(StateMachine).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType.IsGenericType
                && field.FieldType.GetGenericTypeDefinition() == typeof(FieldTable<>))
            .Select(field => field.GetValue(null)!)
            .Select(table => (RecordFormat)table.GetType().GetProperty("Format")!.GetValue(table)!);
        return [.. tables.Concat(WithRecords(ConfigurationCodec.Format)).Append(OptionsCodec.Format).Distinct()];
    }

    private static IEnumerable<RecordFormat> WithRecords(RecordFormat format) =>
        format.Fields.Where(field => field.Records is not null).SelectMany(field => WithRecords(field.Records!))
            .Prepend(format);
}
