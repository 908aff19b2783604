using System.Text;
using System.Text.Json;
using MediaRouting.Daemon.Configuration;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MediaRouting.Tests.Daemon.Running;

/// <summary>
/// The contact centre of the conversations: MRD <c>chat</c> with two tasks an agent, one for eve, and offers that
/// stay open; MRD <c>quick</c> whose offers are open for a second; six agents whose password is <c>pw-</c> and their
/// id.
/// </summary>
internal static class RoutingFile
{
    private static readonly PasswordHasher<object> Hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = 1 }));

    /// <summary>The file's text.</summary>
    public static string Text { get; } = With(passwordOfFay: "pw-fay");

    /// <summary>What is in it.</summary>
    public static ConfigurationFile Content { get; } = ConfigurationFile.Read(Encoding.UTF8.GetBytes(Text), out _)!;

    /// <summary>The text of a file in which fay has another password.</summary>
    public static string With(string passwordOfFay) => JsonSerializer.Serialize(new
    {
        mrds = new object[]
        {
            new { id = "chat", name = "Chat", maxTasks = 2, offerTimeoutSeconds = 3600 },
            new { id = "quick", offerTimeoutSeconds = 1 },
        },
        queues = new[] { new { id = "chats", mrd = "chat" }, new { id = "quicks", mrd = "quick" } },
        agents = new[]
        {
            Agent("ann", "pw-ann"), Agent("bob", "pw-bob"), Agent("cyd", "pw-cyd"), Agent("dan", "pw-dan"),
            Agent("eve", "pw-eve", chats: 1), Agent("fay", passwordOfFay),
        },
    });

    private static object Agent(string id, string password, int chats = 2) =>
        new { id, maxTasks = new { chat = chats }, passwordHash = Hasher.HashPassword(id, password) };
}
