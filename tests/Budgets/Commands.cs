using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Budgets;

/// <summary>Every kind of command through the state machine, in <c>combined</c> and in the two roles apart.</summary>
internal static class Commands
{
    private static readonly Lazy<CommandMeter> Meter = new(() =>
    {
        var meter = new CommandMeter();
        meter.Run();
        return meter;
    });

    /// <summary>The operations: all kinds but those of a question, which is answered in words.</summary>
    public static IEnumerable<Operation> Operations => Enum.GetValues<CommandKind>()
        .Where(kind => kind is not (CommandKind.Inspect or CommandKind.Configure))
        .Select(kind => new Operation($"apply {kind}", () => Meter.Value.BytesOf(kind)));
}
