namespace MediaRouting.Engine.Configuration;

/// <summary>The kinds of objects that work can depend on.</summary>
public enum ConfigurationObject
{
    /// <summary>An agent.</summary>
    Agent,

    /// <summary>A queue.</summary>
    Queue,

    /// <summary>An MRD.</summary>
    Mrd,
}
