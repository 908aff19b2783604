using MediaRouting.Engine.Commands;

namespace MediaRouting.Directory;

/// <summary>
/// Who may sign in with which password. Which agents there are, and what work they may have, is the configuration's to
/// say. Every member may be called by any thread at any time.
/// </summary>
public interface IAgentDirectory
{
    /// <summary>Calls of <see cref="Verify"/> that may be under way at a time, 1 or more; each has a thread.</summary>
    int Concurrency { get; }

    /// <summary>
    /// Messages that may wait for a verification at a time, 1 or more: the sign-ins, and what came after them of the
    /// same agents.
    /// </summary>
    int Capacity { get; }

    /// <summary>Answers where that takes neither time nor anybody else.</summary>
    /// <param name="agentId">Id of the agent, UTF-8.</param>
    /// <param name="password">The password, UTF-8.</param>
    /// <param name="verification">The answer, the same that <see cref="Verify"/> gives; else <c>None</c>.</param>
    /// <returns>False: <see cref="Verify"/> has to be asked, by a thread that may be kept.</returns>
    bool TryVerifyAtOnce(ReadOnlySpan<byte> agentId, ReadOnlySpan<byte> password, out Verification verification);

    /// <summary>Verifies a password; keeps the calling thread until there is an answer.</summary>
    /// <param name="agentId">Id of the agent, UTF-8.</param>
    /// <param name="password">The password, UTF-8.</param>
    /// <param name="waited">How long the sign-in has waited for this call; an answer that is late already is
    /// <c>DirectoryUnavailable</c>.</param>
    /// <param name="stop">Set when the answer is not wanted any more: any is given then, soon.</param>
    /// <returns>Verified, UserNotFound, AuthenticationFailed or DirectoryUnavailable.</returns>
    Verification Verify(
        ReadOnlySpan<byte> agentId, ReadOnlySpan<byte> password, TimeSpan waited, CancellationToken stop);
}
