namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>Something that reads bytes of strangers.</summary>
internal interface IFuzzTarget
{
    /// <summary>What it reads.</summary>
    string Name { get; }

    /// <summary>Inputs that are good, or as real senders got them wrong.</summary>
    IReadOnlyList<byte[]> Corpus { get; }

    /// <summary>Bytes that mean something to it.</summary>
    byte[] Telling { get; }

    /// <summary>
    /// Reads an input. What it throws beyond the refusals that are intended, or asserts in vain, is a finding.
    /// </summary>
    Reading Feed(byte[] input);
}
