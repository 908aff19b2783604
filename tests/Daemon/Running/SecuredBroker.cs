using MediaRouting.Testing;

namespace MediaRouting.Tests.Daemon.Running;

/// <summary>A broker of its own for tests that stop it, with one user.</summary>
public sealed class SecuredBroker : IDisposable
{
    /// <summary>The user.</summary>
    public const string User = "mre";

    /// <summary>The user's password.</summary>
    public const string Password = "let-me-in";

    /// <summary>The broker.</summary>
    public ActiveMqBroker Broker { get; } = ActiveMqBroker.Start(
        new BrokerSettings { Users = [new BrokerUser(User, Password)] });

    /// <inheritdoc/>
    public void Dispose() => Broker.Dispose();
}
