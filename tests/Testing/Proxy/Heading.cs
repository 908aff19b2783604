namespace MediaRouting.Testing;

/// <summary>Which way bytes go through a <see cref="FaultProxy"/>.</summary>
public enum Heading
{
    /// <summary>From the client to the broker.</summary>
    ToBroker,

    /// <summary>From the broker to the client.</summary>
    ToClient,
}
