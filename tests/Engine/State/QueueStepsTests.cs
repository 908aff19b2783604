using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.State;

public class QueueStepsTests
{
    private const string Center = """
        mrd chat default=low
        mrd mail
        queue low chat
        step low 1
        step low 2
        step low 0
        queue high chat priority=7
        step high 3
        step high 0
        """;

    [Fact]
    public void Each_step_knows_its_queue_its_number_and_when_it_opens()
    {
        var registry = new Registry(ScenarioTable.Parse(Center).Configuration);
        var steps = new QueueSteps(registry);
        var (low, high) = (registry.FindQueue("low"u8), registry.FindQueue("high"u8));

        Assert.Equal(
            [(high, 0, 0L), (high, 1, 3000L), (low, 0, 0L), (low, 1, 1000L), (low, 2, 3000L)],
            Enumerable.Range(0, 5).Select(step => (steps.QueueOf(step), steps.NumberOf(step), steps.OpensAfter(step))));
    }
}
