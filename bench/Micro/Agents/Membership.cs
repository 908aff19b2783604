namespace MediaRouting.Bench.Micro.Agents;

/// <summary>How agents come to serve queues.</summary>
public enum Membership
{
    /// <summary>A hundred teams, each a class.</summary>
    Teams,

    /// <summary>Every agent a class of its own.</summary>
    AllDifferent,
}
