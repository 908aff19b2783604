namespace MediaRouting.Testing;

/// <summary>What a <see cref="WireFault"/> does.</summary>
public enum WireFaultKind
{
    /// <summary>Ends the connection both ways in order, FIN, behind what came before the place.</summary>
    Cut,

    /// <summary>Ends the connection both ways at once, RST.</summary>
    Reset,

    /// <summary>Lets nothing pass from the place on, and keeps the sockets: a black hole.</summary>
    Swallow,

    /// <summary>Holds back this frame and whatever comes later on the connection for a while.</summary>
    Delay,

    /// <summary>Lets everything from the place on pass one byte at a time.</summary>
    Trickle,

    /// <summary>Lets the bytes from the place to the end of the frame pass twice.</summary>
    Replay,

    /// <summary>Turns bits of the byte at the place.</summary>
    Corrupt,

    /// <summary>Leaves out the bytes from the place to the end of the frame, and goes on.</summary>
    Truncate,
}
