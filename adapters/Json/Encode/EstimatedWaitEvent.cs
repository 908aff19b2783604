using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Encode;

/// <summary>JMSType EstimatedWait, the answer to GetEstimatedWait.</summary>
internal static class EstimatedWaitEvent
{
    /// <summary>Writes the fields.</summary>
    public static void Write(ref FieldWriter to, in EstimatedWait told)
    {
        to.Text(Field.Mrd, told.Mrd);
        to.Text(Field.Queue, told.Queue);
        to.Number(Field.Position, told.Position);
        to.Number(Field.Seconds, told.Seconds);
    }
}
