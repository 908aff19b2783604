using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Directory;

/// <summary>
/// The agent directory that the configuration is: who may connect, and with which password. Every member may be called
/// by any thread at any time.
/// </summary>
/// <remarks>
/// Checking a password costs tens of milliseconds on purpose, and every sign-in checks it twice (Connect, then Login).
/// So the last password that was an agent's is remembered, as HMAC-SHA256 under a key that lives as long as this
/// object, and known again in microseconds. A wrong password is never remembered: guessing costs the full price each
/// time. An agent without a password hash is known and can never connect: every password is wrong.
/// </remarks>
public sealed class ConfiguredDirectory : IAgentDirectory
{
    private const int RememberedBytes = HMACSHA256.HashSizeInBytes;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(RememberedBytes);
    private volatile Dictionary<byte[], Account> _accounts = NewAccounts(0);

    /// <summary>A directory of these agents; of two with the same id the last one counts.</summary>
    public ConfiguredDirectory(IReadOnlyCollection<AgentCredential> agents) => Replace(agents);

    /// <summary>
    /// Takes these agents in place of the former ones, in one step: a verification that runs at that moment ends by the
    /// former. What is remembered of an agent whose hash changed, or who is gone, is forgotten. One caller at a time.
    /// </summary>
    public void Replace(IReadOnlyCollection<AgentCredential> agents)
    {
        Dictionary<byte[], Account> former = _accounts;
        Dictionary<byte[], Account> accounts = NewAccounts(agents.Count);
        foreach (AgentCredential agent in agents)
        {
            byte[] id = Encoding.UTF8.GetBytes(agent.AgentId);
            bool same = former.TryGetValue(id, out Account? account)
                && string.Equals(account.PasswordHash, agent.PasswordHash, StringComparison.Ordinal);
            accounts[id] = same ? account! : new Account(agent.PasswordHash);
        }

        _accounts = accounts;
    }

    /// <summary>Two cores at most: hashing keeps one busy, and routing needs the others.</summary>
    public int Concurrency { get; } = Math.Min(2, Environment.ProcessorCount);

    /// <summary>All that a queue may have unacknowledged: hashing always comes to an end.</summary>
    public int Capacity => Limits.AckWindow;

    /// <summary>True for the id, UTF-8, of an agent of the configuration.</summary>
    public bool Knows(ReadOnlySpan<byte> agentId) => Find(agentId) is not null;

    /// <summary>
    /// Answers where that needs no hashing: the agent is unknown, no password can be right, or this very password was
    /// right before.
    /// </summary>
    /// <param name="agentId">Id of the agent, UTF-8.</param>
    /// <param name="password">The password, UTF-8.</param>
    /// <param name="verification">
    /// The answer, the same that <see cref="Verify(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/> gives; else <c>None</c>.
    /// </param>
    /// <returns>False: it has to be asked, by a thread that may be kept busy.</returns>
    public bool TryVerifyAtOnce(
        ReadOnlySpan<byte> agentId, ReadOnlySpan<byte> password, out Verification verification)
    {
        verification = VerifyAtOnce(Find(agentId), agentId, password);
        return verification != Verification.None;
    }

    /// <summary>
    /// Verifies a password. Keeps the calling thread busy for tens of milliseconds where it has to hash.
    /// </summary>
    /// <param name="agentId">Id of the agent, UTF-8.</param>
    /// <param name="password">The password, UTF-8.</param>
    /// <returns>Verified, UserNotFound or AuthenticationFailed.</returns>
    public Verification Verify(ReadOnlySpan<byte> agentId, ReadOnlySpan<byte> password)
    {
        Account? account = Find(agentId);
        Verification verification = VerifyAtOnce(account, agentId, password);
        if (verification != Verification.None)
        {
            return verification;
        }

        if (!PasswordHash.IsOf(account!.PasswordHash!, password))
        {
            return Verification.AuthenticationFailed;
        }

        account.Remembered = Digest(agentId, password);
        return Verification.Verified;
    }

    Verification IAgentDirectory.Verify(
        ReadOnlySpan<byte> agentId, ReadOnlySpan<byte> password, TimeSpan waited, CancellationToken stop) =>
        Verify(agentId, password);

    private static Dictionary<byte[], Account> NewAccounts(int capacity) => new(capacity, Utf8Comparer.Instance);

    private Account? Find(ReadOnlySpan<byte> agentId)
    {
        _accounts.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(agentId, out Account? account);
        return account;
    }

    private Verification VerifyAtOnce(Account? account, ReadOnlySpan<byte> agentId, ReadOnlySpan<byte> password)
    {
        if (account is null)
        {
            return Verification.UserNotFound;
        }

        if (account.PasswordHash is null || password.IsEmpty || password.Length > PasswordHash.MaxPasswordBytes)
        {
            return Verification.AuthenticationFailed;
        }

        return account.Remembered is { } remembered
            && CryptographicOperations.FixedTimeEquals(remembered, Digest(agentId, password))
            ? Verification.Verified
            : Verification.None;
    }

    /// <summary>HMAC-SHA256 over length of the id, id and password. The bytes copied for it are cleared.</summary>
    private byte[] Digest(ReadOnlySpan<byte> agentId, ReadOnlySpan<byte> password)
    {
        Span<byte> text = stackalloc byte[sizeof(int) + Limits.IdBytes + PasswordHash.MaxPasswordBytes];
        int length = agentId.Length;
        MemoryMarshal.Write(text, length);
        agentId.CopyTo(text[sizeof(int)..]);
        password.CopyTo(text[(sizeof(int) + agentId.Length)..]);
        byte[] digest = HMACSHA256.HashData(_key, text[..(sizeof(int) + agentId.Length + password.Length)]);
        CryptographicOperations.ZeroMemory(text);
        return digest;
    }

    private sealed class Account(string? passwordHash)
    {
        private volatile byte[]? _remembered;

        public string? PasswordHash { get; } = passwordHash;

        /// <summary>Digest of the last password that was right; null until there was one.</summary>
        public byte[]? Remembered
        {
            get => _remembered;
            set => _remembered = value;
        }
    }
}
