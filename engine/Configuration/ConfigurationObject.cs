namespace MediaRouting.Engine.Configuration;

/// <summary>The kinds of objects that work can depend on. Persisted numbers: they only grow.</summary>
public enum ConfigurationObject : byte
{
    /// <summary>An agent.</summary>
    Agent = 0,

    /// <summary>A queue.</summary>
    Queue = 1,

    /// <summary>An MRD.</summary>
    Mrd = 2,
}
