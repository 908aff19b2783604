using MediaRouting.Jms;

namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>
/// A broker that takes everything at once and keeps nothing, so that a test measures what is on this side of it.
/// </summary>
internal sealed class SwallowingTransport : IJmsTransport, IJmsConnection
{
    private long _sent;
    private long _acknowledged;

    public long Sent => Volatile.Read(ref _sent);

    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Allocates for every message, to show that the meter sees it.</summary>
    public bool IsWasteful { get; set; }

    public byte[]? Waste { get; private set; }

    public int MaxBodyBytes => int.MaxValue;

    public IJmsConnection Connect(IJmsListener listener) => this;

    public void Subscribe(int consumer, string queue, int window)
    {
    }

    public void Begin()
    {
    }

    public void Send(in JmsMessage message)
    {
        Waste = IsWasteful ? new byte[16] : Waste;
        Volatile.Write(ref _sent, _sent + 1);
    }

    public void Acknowledge(long tag) => Volatile.Write(ref _acknowledged, _acknowledged + 1);

    public void Commit()
    {
    }

    public void Close()
    {
    }

    public void Dispose()
    {
    }
}
