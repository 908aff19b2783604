using System.Net.Http.Headers;
using System.Text;

namespace MediaRouting.Directory.Http;

/// <summary>
/// User and password of HTTP Basic (RFC 7617): those of the agent, or of an account of ours. Its text form hides both.
/// </summary>
/// <param name="user">The user.</param>
/// <param name="password">The password.</param>
public sealed class BasicLogin(Template user, Template password)
{
    /// <summary>True if an agent with this id can be put into it: the user ends at the first colon.</summary>
    internal bool Takes(string agentId) =>
        !user.HasAgentId || !agentId.Contains(':', StringComparison.Ordinal);

    /// <summary>The header of the request about an agent.</summary>
    internal AuthenticationHeaderValue Fill(string agentId, string secret) => new(
        "Basic",
        Convert.ToBase64String(Encoding.UTF8.GetBytes(
            $"{user.Fill(agentId, secret)}:{password.Fill(agentId, secret)}")));

    /// <summary>Stars.</summary>
    public override string ToString() => "***";
}
