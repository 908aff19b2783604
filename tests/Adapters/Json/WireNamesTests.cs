using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>The vocabulary is complete: a value added to an enum without a word fails here, not on the wire.</summary>
public sealed class WireNamesTests
{
    [Fact]
    public void Every_state_status_code_and_field_has_a_word_of_its_own()
    {
        AssertWords<AgentState>(WireNames.Of);
        AssertWords<TaskState>(WireNames.Of);
        AssertWords<SelectionStatus>(WireNames.Of);
        AssertWords<RefusalCode>(WireNames.Of);
        AssertWords<Field>(WireNames.Of);
    }

    [Fact]
    public void Every_word_of_a_state_and_a_code_is_its_name_in_capitals()
    {
        foreach (var state in Enum.GetValues<AgentState>())
        {
            Assert.Equal(Capitals(state), Encoding.UTF8.GetString(WireNames.Of(state)));
        }

        foreach (var state in Enum.GetValues<TaskState>())
        {
            Assert.Equal(Capitals(state), Encoding.UTF8.GetString(WireNames.Of(state)));
        }

        foreach (var code in Enum.GetValues<RefusalCode>())
        {
            Assert.Equal(Capitals(code), Encoding.UTF8.GetString(WireNames.Of(code)));
        }
    }

    [Fact]
    public void Every_command_of_a_queue_is_found_by_its_type_there_and_nowhere_else()
    {
        CommandKind[] ofNoQueue =
        [
            CommandKind.None, CommandKind.Tick, CommandKind.Inspect, CommandKind.NoteSent, CommandKind.Configure,
        ];
        foreach (var kind in Enum.GetValues<CommandKind>().Except(ofNoQueue))
        {
            var type = WireNames.Of(kind).ToArray();
            var sources = Enum.GetValues<Source>().Where(source => WireNames.KindOf(source, type) == kind);
            Assert.Single(sources);
        }
    }

    [Fact]
    public void Every_event_has_a_type_but_those_that_are_not_JSON()
    {
        foreach (var kind in Enum.GetValues<EventKind>())
        {
            var hasNone = kind is EventKind.None or EventKind.DeadLettered or EventKind.CommandApplied;
            Assert.Equal(hasNone, WireNames.Of(kind).IsEmpty);
        }
    }

    private static void AssertWords<T>(Word<T> of)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>().Where(value => !value.Equals(default(T))).ToArray();
        var words = values.Select(value => Encoding.UTF8.GetString(of(value))).ToArray();

        Assert.All(words, Assert.NotEmpty);
        Assert.Equal(values.Length, words.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static string Capitals<T>(T value)
        where T : struct, Enum
    {
        var words = value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{c}");
        return value.Equals(default(T)) ? "" : string.Concat(words).ToUpperInvariant();
    }

    private delegate ReadOnlySpan<byte> Word<in T>(T value);
}
