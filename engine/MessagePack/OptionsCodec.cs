using System.Diagnostics.CodeAnalysis;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// The <see cref="StateMachineOptions"/> to and from MessagePack: the state that commands lead to, and the ids in it,
/// depend on them. Whether there is a tap does not matter to the state and is not written.
/// </summary>
public static class OptionsCodec
{
    /// <summary>What the record looks like.</summary>
    public static RecordFormat Format => ObjectFormat<Record, StateMachineOptions>.Format;

    /// <summary>Writes options.</summary>
    public static void Write(StateMachineOptions options, MessagePackWriter to) =>
        WritingPass.Write<Record, StateMachineOptions>(options, to);

    /// <summary>Reads options.</summary>
    /// <param name="payload">Options and nothing behind them.</param>
    /// <param name="options">What was written.</param>
    /// <param name="fault">Why they cannot be read.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> payload, [NotNullWhen(true)] out StateMachineOptions? options, out MessagePackFault fault)
    {
        var reader = new MessagePackReader(payload);
        options = ReadingPass.Read<Record, StateMachineOptions>(ref reader, out fault);
        if (options is not null && !reader.IsAtEnd(out fault))
        {
            options = null;
        }

        return options is not null;
    }

    /// <summary>Shows options to a visitor, by the names of their fields.</summary>
    /// <param name="payload">Options and nothing behind them.</param>
    /// <param name="visitor">Is shown nothing of options that cannot be read.</param>
    /// <param name="fault">Why they cannot be read.</param>
    public static bool TryVisit(ReadOnlySpan<byte> payload, IRecordVisitor visitor, out MessagePackFault fault)
    {
        var reader = new MessagePackReader(payload);
        return TryRead(payload, out _, out fault) && RecordWalk.TryVisit(Format, ref reader, visitor, out fault);
    }

    private readonly struct Record : IObjectRecord<StateMachineOptions>
    {
        public static string Name => "Origin";

        public static StateMachineOptions Blank => new()
        {
            TaskIdPrefix = "",
            Topology = default,
            OpenTaskLimit = 0,
            ClosedTaskLimit = 0,
        };

        public static StateMachineOptions Pass<TPass>(ref TPass pass, StateMachineOptions it)
            where TPass : struct, IObjectPass, allows ref struct => new()
            {
                TaskIdPrefix = pass.Text(1, "TaskIdPrefix", it.TaskIdPrefix),
                Topology = pass.Word(2, "Topology", it.Topology),
                OpenTaskLimit = pass.Number(3, "OpenTaskLimit", it.OpenTaskLimit),
                ClosedTaskLimit = pass.Number(4, "ClosedTaskLimit", it.ClosedTaskLimit),
            };
    }
}
