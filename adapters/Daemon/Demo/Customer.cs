using System.Globalization;

namespace MediaRouting.Daemon.Demo;

/// <summary>Somebody who writes to the contact centre, or calls.</summary>
/// <param name="Number">1 is the first to arrive.</param>
/// <param name="Arrives">When, from the opening on.</param>
/// <param name="Mrd">A chat, an e-mail or a call.</param>
/// <param name="Name">First name.</param>
/// <param name="Patience">How long the customer waits for an answer before leaving.</param>
public sealed record Customer(int Number, TimeSpan Arrives, string Mrd, string Name, TimeSpan Patience)
{
    /// <summary>Id of the queue that is asked for.</summary>
    public required string Queue { get; init; }

    /// <summary>Label that gives the task its priority; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>Id of the agent who served this customer before, and is preferred; empty for none.</summary>
    public string Agent { get; init; } = "";

    /// <summary>What the Chat Server calls the customer's task.</summary>
    public string ClientUniqueId => string.Create(CultureInfo.InvariantCulture, $"visit-{Number}");
}
