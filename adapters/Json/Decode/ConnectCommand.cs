using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Decode;

/// <summary>Row 1, JMSType Connect on General.</summary>
internal static class ConnectCommand
{
    /// <summary>Reads the row; the password goes into a buffer of its own.</summary>
    public static Connect Read(ref FieldReader fields, Span<byte> password, out int passwordLength)
    {
        var agentId = fields.Id(Field.AgentId);
        passwordLength = fields.Password(password);
        var extension = fields.OptionalText(Field.Extension);
        var destination = fields.Destination(out var name, out var kind);
        return new Connect(agentId, extension, destination, name, kind, Verification.None);
    }
}
