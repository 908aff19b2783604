using System.Globalization;

namespace MediaRouting.Daemon.Demo;

/// <summary>Somebody who writes to the contact centre.</summary>
/// <param name="Number">1 is the first to arrive.</param>
/// <param name="Arrives">When, from the opening on.</param>
/// <param name="Mrd">A chat or an e-mail.</param>
/// <param name="Name">First name.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Patience">How long the customer waits for an answer before leaving.</param>
public sealed record Customer(
    int Number, TimeSpan Arrives, string Mrd, string Name, string Topic, TimeSpan Patience)
{
    /// <summary>What the Chat Server calls the customer's task.</summary>
    public string ClientUniqueId => string.Create(CultureInfo.InvariantCulture, $"visit-{Number}");
}
