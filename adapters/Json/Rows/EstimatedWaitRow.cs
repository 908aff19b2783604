using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing;

namespace MediaRouting.Json.Rows;

/// <summary>JMSType EstimatedWait on CommunicationServer and, but for the spelling of Mrd, to whoever asked.</summary>
internal static class EstimatedWaitRow
{
    /// <summary>Reads or writes the row.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="spelling">What is written for Mrd.</param>
    /// <param name="row">What is written.</param>
    public static EstimatedWait Pass<TPass>(ref TPass pass, ReadOnlySpan<byte> spelling, in EstimatedWait row)
        where TPass : struct, IRowPass, allows ref struct => new(
            Mrd: pass.Mrd(spelling, row.Mrd),
            Queue: pass.Id(Field.Queue, row.Queue),
            Position: pass.Number(Field.Position, row.Position, least: 1),
            Seconds: pass.Number(Field.Seconds, row.Seconds, least: WaitEstimate.NotKnown));
}
