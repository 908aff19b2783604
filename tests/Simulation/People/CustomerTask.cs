namespace MediaRouting.Tests.Simulation.People;

/// <summary>A customer, as the Chat Server knows him.</summary>
internal sealed class CustomerTask(string clientUniqueId, string mrd)
{
    public string ClientUniqueId => clientUniqueId;

    public string Mrd => mrd;

    /// <summary>Empty until the Chat Server was told.</summary>
    public string TaskId { get; set; } = "";

    public bool IsClosed { get; set; }
}
