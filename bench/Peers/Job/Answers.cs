namespace MediaRouting.Bench.Peers.Job;

/// <summary>Holds a peer to the decisions that are right.</summary>
internal static class Answers
{
    /// <summary>Compares, decision by decision.</summary>
    /// <exception cref="DisagreementException">They are not the same.</exception>
    public static void Check(string peer, IReadOnlyList<PeerOffer> right, IReadOnlyList<PeerOffer> given)
    {
        for (var i = 0; i < Math.Min(right.Count, given.Count); i++)
        {
            if (right[i] != given[i])
            {
                throw new DisagreementException($"{peer}, decision {i}: {given[i]} and not {right[i]}");
            }
        }

        if (right.Count != given.Count)
        {
            throw new DisagreementException($"{peer}: {given.Count} decisions and not {right.Count}");
        }
    }
}
