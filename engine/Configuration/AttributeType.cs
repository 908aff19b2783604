namespace MediaRouting.Engine.Configuration;

/// <summary>What values an attribute has. Persisted numbers: they only grow.</summary>
public enum AttributeType : byte
{
    /// <summary><c>proficiency</c>: 1..10.</summary>
    Proficiency = 0,

    /// <summary><c>boolean</c>: true or false.</summary>
    Boolean = 1,
}
