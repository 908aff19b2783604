using System.Collections.Immutable;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>A task as one of the two roles knows it; each role has its own.</summary>
/// <param name="id">TaskId.</param>
/// <param name="mrd">Id of its MRD.</param>
internal sealed class ModelTask(string id, string mrd)
{
    /// <summary>TaskId.</summary>
    public string Id => id;

    /// <summary>Id of its MRD.</summary>
    public string Mrd => mrd;

    /// <summary>Who has which part, in the order in which they joined; the first is the owner.</summary>
    public List<ModelPart> Parts { get; } = [];

    /// <summary>The owner's part, or null while the task waits.</summary>
    public ModelPart? Owner => Parts.FirstOrDefault();

    /// <summary>Is it over?</summary>
    public bool IsClosed { get; set; }

    /// <summary>Communication Server: what it was closed with.</summary>
    public string ClosingCode { get; set; } = string.Empty;

    /// <summary>Communication Server: where it came from and is told about.</summary>
    public Place Origin { get; set; }

    /// <summary>Communication Server: the Chat Server's own id.</summary>
    public string ClientUniqueId { get; init; } = string.Empty;

    /// <summary>Communication Server: the customer's name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The params.</summary>
    public ImmutableArray<(string Key, string Value)> Params { get; init; } = [];

    /// <summary>MRE: where it waits.</summary>
    public QueueConfiguration Queue { get; init; } = null!;

    /// <summary>MRE: 1..10, or 11 once it was re-queued.</summary>
    public int Level { get; set; }

    /// <summary>MRE: grows by one with every task.</summary>
    public long Arrival { get; init; }

    /// <summary>MRE: when it was first queued, Unix milliseconds.</summary>
    public long FirstQueued { get; init; }

    /// <summary>MRE: does it wait for an agent?</summary>
    public bool IsWaiting { get; set; }

    /// <summary>MRE: the last step that is open, from 0.</summary>
    public int Step { get; set; }

    /// <summary>MRE: its next step, or the end of its time.</summary>
    public ModelTimer? Timer { get; set; }

    /// <summary>MRE: who let it pass in this round, in that order.</summary>
    public List<ModelAgent> Passed { get; } = [];

    /// <summary>The state that is shown: the owner's, NEW while it waits, CLOSED at the end.</summary>
    public TaskState Shown => IsClosed ? TaskState.Closed : Owner?.Shown ?? TaskState.New;

    /// <summary>The part of an agent, or null.</summary>
    public ModelPart? PartOf(ModelAgent agent) => Parts.Find(part => part.Session.Agent == agent);
}
