namespace MediaRouting.Testing;

/// <summary>
/// A fault of the wire at a place in what goes through a <see cref="FaultProxy"/>. It strikes once, on the first
/// connection that comes to its place; what it changes for good it changes for that connection. A place that is not
/// told by number or type is the next frame.
/// </summary>
/// <param name="kind">What it does.</param>
/// <param name="heading">Which way the bytes go that it concerns.</param>
public sealed class WireFault(WireFaultKind kind, Heading heading)
{
    /// <summary>As <see cref="Offset"/>: half of the frame comes before the place.</summary>
    public const int Middle = -1;

    /// <summary>As <see cref="Offset"/>: all of the frame comes before the place.</summary>
    public const int End = -2;

    /// <summary>As <see cref="Offset"/>: the type of the frame, behind its size.</summary>
    public const int TypeByte = 4;

    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _met;

    /// <summary>What it does.</summary>
    public WireFaultKind Kind => kind;

    /// <summary>Which way the bytes go that it concerns.</summary>
    public Heading Heading => heading;

    /// <summary>Number of the frame in its connection, from 1; 0 for any.</summary>
    public int Frame { get; init; }

    /// <summary>Type of the frame (6-openwire 2); 0 for any.</summary>
    public byte Type { get; init; }

    /// <summary>How many frames of this number and type have to come, from 1.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>
    /// The place in the frame, its four bytes of size included; or <see cref="Middle"/>, or <see cref="End"/>.
    /// </summary>
    public int Offset { get; init; }

    /// <summary>
    /// The place as a number of bytes from the beginning of the connection, instead of in a frame; −1 for none.
    /// </summary>
    public long Byte { get; init; } = -1;

    /// <summary>How long <see cref="WireFaultKind.Delay"/> holds back what comes.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>The bits that <see cref="WireFaultKind.Corrupt"/> turns.</summary>
    public byte Mask { get; init; } = 0x80;

    /// <summary>Waits until it has struck.</summary>
    public bool Wait(TimeSpan limit) => _struck.Task.Wait(limit);

    /// <summary>What and where, for the message of a test that fails.</summary>
    public override string ToString()
    {
        string place = Byte >= 0 ? $"byte {Byte}" : $"frame {Frame}, type {Type}, occurrence {Occurrence}, at {Offset}";
        return $"{Kind} {Heading}, {place}";
    }

    internal bool Concerns(in PassingFrame frame)
    {
        bool isThere = (Frame == 0 || Frame == frame.Number)
            && (Type == 0 || Type == frame.Type)
            && (Byte < 0 || (Byte >= frame.Start && Byte < frame.Start + frame.Bytes.Length));
        return isThere && ++_met == Occurrence;
    }

    internal int PlaceIn(in PassingFrame frame) => Byte >= 0
        ? (int)(Byte - frame.Start)
        : Offset switch
        {
            Middle => frame.Bytes.Length / 2,
            End => frame.Bytes.Length,
            _ => Math.Min(Offset, frame.Bytes.Length),
        };

    internal void HasStruck() => _struck.TrySetResult();
}
