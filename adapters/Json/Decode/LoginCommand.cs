using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Decode;

/// <summary>Row 2, JMSType Login on General.</summary>
internal static class LoginCommand
{
    /// <summary>Reads the row; the password goes into a buffer of its own.</summary>
    public static Login Read(ref FieldReader fields, Span<byte> password, out int passwordLength)
    {
        var agentId = fields.Id(Field.AgentId);
        passwordLength = fields.Password(password);
        return new Login(agentId, fields.Mrd(), Verification.None);
    }
}
