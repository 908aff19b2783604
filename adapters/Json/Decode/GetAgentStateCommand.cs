using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Decode;

/// <summary>Row 16, JMSType GetAgentState on General.</summary>
internal static class GetAgentStateCommand
{
    /// <summary>Reads the row.</summary>
    public static GetAgentState Read(ref FieldReader fields) => new(
        AgentId: fields.Id(Field.AgentId),
        Mrd: fields.Mrd());
}
