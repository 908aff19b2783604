using System.Diagnostics;
using System.Security.Cryptography;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Jms;

/// <summary>
/// A message that waits in its agent's lane: the decoded command, and the password if that is still to be checked.
/// </summary>
internal sealed class HeldMessage
{
    /// <summary>The command; it moves on into the ring.</summary>
    public CommandSlot Slot;

    /// <summary>Takes over an arrival and copies its password, which may be empty.</summary>
    public HeldMessage(PayloadPool payloads, ref CommandSlot arrival, ReadOnlySpan<byte> password)
    {
        Slot.Text.Initialize(payloads);
        Slot.MoveFrom(ref arrival);
        Password = password.ToArray();
        Arrived = Stopwatch.GetTimestamp();
    }

    /// <summary>When it began to wait, by <see cref="Stopwatch"/>.</summary>
    public long Arrived { get; }

    /// <summary>The password, until it is forgotten.</summary>
    public byte[] Password { get; private set; }

    /// <summary>Overwrites the password and lets it go.</summary>
    public void ForgetPassword()
    {
        CryptographicOperations.ZeroMemory(Password);
        Password = [];
    }
}
