using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>What the Communication Server knows of an open task beside its identity and its parts.</summary>
public struct TaskRecord
{
    internal HandleLink Link;

    /// <summary>Where every change of the task is told (<see cref="Destinations"/>).</summary>
    public int Origin;

    /// <summary>The Chat Server's own id.</summary>
    public TextHandle ClientUniqueId;

    /// <summary>The customer's name.</summary>
    public TextHandle Name;

    /// <summary>The params, packed.</summary>
    public TextHandle Params;
}
