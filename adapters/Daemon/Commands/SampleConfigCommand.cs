using System.CommandLine;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Engine;

namespace MediaRouting.Daemon.Commands;

/// <summary><c>mre sample-config</c>: a configuration of a realistic size, to try things out with.</summary>
internal static class SampleConfigCommand
{
    private const int DefaultAgents = 500;
    private const int DefaultQueues = 40;
    private const int DefaultSeed = 1;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<int> agents = NumberOption.Create("--agents", "How many agents", 1, Limits.Agents, DefaultAgents);
        Option<int> queues = NumberOption.Create(
            "--queues", "How many queues", SampleConfiguration.FewestQueues, Limits.Queues, DefaultQueues);
        Option<int> seed = NumberOption.Create("--seed", "Chooses one of many", 0, int.MaxValue, DefaultSeed);
        Command command = new(
            "sample-config",
            "Prints a configuration to try things out with: 3 MRDs, 12 attributes, queues of several steps, teams. The "
            + $"same numbers give the same file. Every agent has the password '{SampleConfiguration.Password}', and one "
            + "hash is shared by all: not for real use.")
        {
            agents, queues, seed,
        };
        command.SetAction(parsed =>
        {
            ConfigurationWriter.Write(
                parsed.InvocationConfiguration.Output,
                SampleConfiguration.Create(parsed.GetValue(agents), parsed.GetValue(queues), parsed.GetValue(seed)));
            return (int)ExitCode.Stopped;
        });
        return command;
    }
}
