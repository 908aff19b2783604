using MediaRouting.Engine.Commands;

namespace MediaRouting.Json.Decode;

/// <summary>JMSType GetEstimatedWait on General.</summary>
internal static class GetEstimatedWaitCommand
{
    /// <summary>Reads the message.</summary>
    public static GetEstimatedWait Read(ref FieldReader fields) => new(
        Mrd: fields.Mrd(),
        Params: fields.Params(),
        Priority: fields.Priority(),
        MayForward: true);
}
