namespace MediaRouting.Daemon.Options;

/// <summary>User and password at the broker. Its text form hides the password.</summary>
/// <param name="user">The user, not empty.</param>
/// <param name="password">The password, not empty.</param>
public sealed class BrokerLogin(string user, string password)
{
    /// <summary>The user.</summary>
    public string User { get; } = user;

    /// <summary>The password.</summary>
    public string Password { get; } = password;

    /// <summary>The user, and stars.</summary>
    public override string ToString() => User + " ***";
}
