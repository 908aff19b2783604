using System.Globalization;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Explain;

/// <summary>
/// Plays the lines of a scenario, whatever they lead to, and then asks about the live state. Its answers are written as
/// lines, so that a test shows all of one at once; times are as <see cref="ScriptClock.Text"/> writes them.
/// </summary>
internal sealed class Inquiry
{
    private readonly SingleSite _site;
    private readonly SitePlayer _player;
    private readonly StateMachine _machine;
    private CommandSlot _question;

    public Inquiry(string table, Topology topology = Topology.Combined)
    {
        var script = ScenarioTable.Parse(table);
        var options = new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix, Topology = topology };
        _site = new SingleSite(script.Configuration, options);
        _machine = (_site.Communication ?? _site.Routing)!;
        _player = new SitePlayer(_site, showsRows: false, showsRowCorrelation: false);
        _question.Text.Initialize(new PayloadPool());
        foreach (var step in script.Steps)
        {
            foreach (var input in step.IsGiven ? Given.Inputs(step.Input, $"T{_player.Names.Count + 1}") : [step.Input])
            {
                _player.Play(input);
                Invariants.Check(_site, _player.Names.Known);
            }
        }
    }

    public StateMachine Machine => _machine;

    /// <summary>What is expected, where a line that ends in a backslash goes on in the next.</summary>
    public static string Joined(string expected) => expected.Replace(" \\\n", " ", StringComparison.Ordinal);

    public string Dump => StateDump.Of(_machine, _player.Names.Known);

    public string IdOf(string task) => _player.Names.IdOf(task);

    public int TaskHandle(string name) => _machine.Identities.Find(Encoding.UTF8.GetBytes(IdOf(name)));

    /// <summary>Plays one more line.</summary>
    public void Play(string input) => _player.Play(input);

    /// <summary>What is said of a task: the sentence, then a line a step.</summary>
    public string Task(string name)
    {
        var task = Ask(InspectionSubject.Task, IdOf(name)).Task!;
        StringBuilder text = new(task.Summary + "\n");
        foreach (var step in task.Steps)
        {
            Assert.Equal(Enum.GetValues<Standing>().Sum(standing => step.Agents[standing]), step.Agents.Total);
            var stand = Enum.GetValues<Standing>()
                .Where(standing => step.Agents[standing] > 0)
                .Select(standing => $"{step.Agents[standing]} {standing}");
            text.Append(CultureInfo.InvariantCulture, $"{step.Number} {(step.IsOpen ? "open" : "opens")} ")
                .Append(ScriptClock.Text(step.Opens))
                .Append(CultureInfo.InvariantCulture, $" '{step.Expression.Text}' {step.AgentsSoFar} so far: ")
                .AppendJoin(", ", stand.DefaultIfEmpty("nobody"))
                .Append('\n');
        }

        return text.ToString().TrimEnd().Replace(TaskNames.Prefix + "-", "#", StringComparison.Ordinal);
    }

    /// <summary>What is said of an agent: a sentence an MRD, then a line a queue.</summary>
    public string Agent(string id)
    {
        StringBuilder text = new();
        foreach (var session in Ask(InspectionSubject.Agent, id).Agent!.Sessions)
        {
            text.Append(CultureInfo.InvariantCulture, $"{session.Mrd} {session.Shown} {session.Standing}: ")
                .Append(session.Summary)
                .Append('\n');
            foreach (var queue in session.Queues)
            {
                var next = queue.IsNext ? ", next" : "";
                text.Append(CultureInfo.InvariantCulture, $"  {queue.Queue} from {queue.Step}: {queue.Waiting} wait, ")
                    .Append(CultureInfo.InvariantCulture, $"{queue.NotOpenYet} later, {queue.Available} free{next}\n");
            }
        }

        return text.ToString().TrimEnd().Replace(IdOf("T1"), "T1", StringComparison.Ordinal);
    }

    /// <summary>The record of the last decision about a task.</summary>
    public string Decision(string name)
    {
        var explained = Ask(InspectionSubject.Task, IdOf(name)).Task!.Decision!;
        var decision = explained.Decision;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{explained.Agent} in step {decision.Step + 1} of {decision.OpenStep + 1}, {decision.Policy}, ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"work {decision.Work}, skill {decision.Skill}, since {ScriptClock.Text(decision.Since)}, ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{decision.Eligible} eligible, next {explained.RunnerUp ?? "nobody"}\n{explained.Summary}");
    }

    /// <summary>Asks, and carries the question out in its place in the order.</summary>
    public Inspection Ask(InspectionSubject subject, string id)
    {
        Inspection inspection = new(subject, Encoding.UTF8.GetBytes(id), time: 0);
        Assert.True(_machine.Inspections.TryPut(inspection, out var place));
        _question.Reset(CommandKind.Inspect, Source.Internal, time: 0);
        _question.Body.Inspect = new Inspect(place);
        _site.Apply(ref _question, (ref readonly told) => Assert.Fail($"a question leads to {told.Kind}"));
        return inspection;
    }
}
