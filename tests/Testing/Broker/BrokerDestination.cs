using MediaRouting.Engine.Commands;

namespace MediaRouting.Testing;

/// <summary>
/// A destination as tests write it: a bare name or <c>queue://</c>, <c>topic://</c>, <c>temp-queue://</c>.
/// </summary>
public readonly record struct BrokerDestination(DestinationKind Kind, string Name)
{
    private static readonly (string Prefix, DestinationKind Kind)[] Prefixes =
    [
        ("queue://", DestinationKind.Queue),
        ("topic://", DestinationKind.Topic),
        ("temp-queue://", DestinationKind.TemporaryQueue),
        ("temp-topic://", DestinationKind.TemporaryTopic),
    ];

    /// <summary>Reads either form.</summary>
    public static BrokerDestination Parse(string text)
    {
        foreach ((string prefix, DestinationKind kind) in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return new BrokerDestination(kind, text[prefix.Length..]);
            }
        }

        return new BrokerDestination(DestinationKind.Queue, text);
    }

    /// <summary>The shortest form that <see cref="Parse"/> reads.</summary>
    public override string ToString()
    {
        DestinationKind kind = Kind;
        return kind == DestinationKind.Queue ? Name : Array.Find(Prefixes, prefix => prefix.Kind == kind).Prefix + Name;
    }
}
