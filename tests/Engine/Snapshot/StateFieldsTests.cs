namespace MediaRouting.Tests.Engine.Snapshot;

/// <summary>
/// Nobody adds to the state without saying what becomes of it over a restart. Where a struct has a table of persisted
/// fields, the list and the table say the same.
/// </summary>
public sealed class StateFieldsTests
{
    // saved      in a snapshot
    // apart      in a snapshot, in another form than the field has
    // found      follows from what is saved, and is found again on loading
    // given      by the configuration or the options
    // scratch    means nothing between two commands
    // forgotten  explains, and does not decide
    private static readonly string[] Fates = ["saved", "apart", "found", "given", "scratch", "forgotten"];

    private static readonly Dictionary<string, string> Listed = File.ReadLines(
            Path.Combine(AppContext.BaseDirectory, "Snapshot", "state-fields.txt"))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => words[0], words => words[1], StringComparer.Ordinal);

    [Fact]
    public void Of_every_field_of_the_state_it_is_said_what_a_snapshot_does_with_it()
    {
        Assert.Equal(StateFields.All().Keys, Listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(Listed.Values, fate => Assert.Contains(fate, Fates));
    }

    [Fact]
    public void Of_a_record_with_a_table_those_fields_are_saved_that_stand_in_it()
    {
        var tables = 0;
        foreach (var record in StateFields.All().GroupBy(entry => entry.Value.DeclaringType!))
        {
            if (record.Key.ContainsGenericParameters
                || !record.Key.IsValueType
                || StateFields.PersistedOf(record.Key) is not { } persisted)
            {
                continue;
            }

            tables++;
            Assert.All(
                record,
                entry => Assert.Equal(
                    (entry.Key, persisted.Contains(entry.Value.Name)),
                    (entry.Key, string.Equals(Listed[entry.Key], "saved", StringComparison.Ordinal))));
        }

        Assert.Equal(13, tables);
    }
}
