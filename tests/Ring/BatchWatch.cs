using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

/// <summary>Writes down what it is told, and how far the stage could be seen to be then.</summary>
internal sealed class BatchWatch : IStageWatch
{
    public List<string> Told { get; } = [];

    public Func<long> Seen { get; set; } = () => Sequence.Initial;

    public void Begin() => Told.Add("begin");

    public void End(long first, long last) => Told.Add($"{first}..{last} seen {Seen()}");
}
