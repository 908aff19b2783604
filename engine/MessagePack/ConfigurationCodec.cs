using System.Diagnostics.CodeAnalysis;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// A <see cref="RoutingConfiguration"/> to and from MessagePack, whole and always in the same bytes, so that the
/// journal says by which configuration a command was carried out. It has no password and no hash of one: those stand
/// beside it, in the directory of agents.
/// </summary>
public static class ConfigurationCodec
{
    /// <summary>What the record looks like.</summary>
    public static RecordFormat Format => ObjectFormat<ConfigurationRecords.Routing, RoutingConfiguration>.Format;

    /// <summary>Writes a configuration.</summary>
    public static void Write(RoutingConfiguration configuration, MessagePackWriter to) =>
        WritingPass.Write<ConfigurationRecords.Routing, RoutingConfiguration>(configuration, to);

    /// <summary>
    /// Reads a configuration. What it says is not checked again, but that each expression can be read.
    /// </summary>
    /// <param name="payload">One configuration and nothing behind it.</param>
    /// <param name="configuration">What was written.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> payload,
        [NotNullWhen(true)] out RoutingConfiguration? configuration,
        out MessagePackFault fault)
    {
        var reader = new MessagePackReader(payload);
        configuration = ReadingPass.Read<ConfigurationRecords.Routing, RoutingConfiguration>(ref reader, out fault);
        if (configuration is not null && !reader.IsAtEnd(out fault))
        {
            configuration = null;
        }

        return configuration is not null;
    }

    /// <summary>Shows a configuration to a visitor, by the names of its fields.</summary>
    /// <param name="payload">One configuration and nothing behind it.</param>
    /// <param name="visitor">Is shown nothing of a configuration that cannot be read.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryVisit(ReadOnlySpan<byte> payload, IRecordVisitor visitor, out MessagePackFault fault)
    {
        var reader = new MessagePackReader(payload);
        return TryRead(payload, out _, out fault) && RecordWalk.TryVisit(Format, ref reader, visitor, out fault);
    }
}
