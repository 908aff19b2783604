using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Model;

public class RandomScriptTests
{
    private static readonly StateMachineOptions Options =
        new() { TaskIdPrefix = TaskNames.Prefix, ClosedTaskLimit = 400 };

    private static RoutingConfiguration Center() => ScenarioTable.Parse(RandomScript.Center).Configuration;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void After_every_command_of_a_random_script_the_invariants_hold(int seed)
    {
        var site = new SingleSite(Center(), Options);
        var picture = new ChatServerPicture();
        var names = new TaskNames();
        var player = new SitePlayer(site, showsRows: false, showsRowCorrelation: false, names)
        {
            Watcher = picture.See,
        };
        var script = new RandomScript(seed, site, names);
        var history = new Queue<string>();
        for (var i = 0; i < 75_000; i++)
        {
            var input = script.Next();
            history.Enqueue(input);
            while (history.Count > 40)
            {
                history.Dequeue();
            }

            try
            {
                var output = player.Play(input);
                if (input[0] != '@')
                {
                    Assert.Contains(output, line => line.StartsWith("=>", StringComparison.Ordinal));
                }

                Invariants.Check(site, script.TaskIds);
                Assert.Null(picture.Difference(site.Communication!, script.TaskIds));
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"input {i} of seed {seed}: {string.Join("\n", history)}", fault);
            }
        }

        var accounting = site.Communication!.Accounting;
        Assert.All(
            [
                RefusalCode.MissingField, RefusalCode.UserNotFound, RefusalCode.AuthenticationFailed,
                RefusalCode.NotConnected, RefusalCode.NotLoggedIn, RefusalCode.UnknownMrd, RefusalCode.UnknownTask,
                RefusalCode.TaskClosed,
                RefusalCode.NotTaskAgent, RefusalCode.StateNotAllowed, RefusalCode.AgentNotAvailable,
                RefusalCode.CapacityExceeded, RefusalCode.InvalidField, RefusalCode.Overloaded,
            ],
            code => Assert.True(accounting.Refused(code) > 0, $"the script never provoked {code}"));
        Assert.True(site.Communication.Identities.ClosedCount == Options.ClosedTaskLimit, "few tasks were closed");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Combined_and_the_split_tell_the_Chat_Server_the_same_over_a_random_script(int seed)
    {
        var combined = new SingleSite(Center(), Options with { HasTap = true });
        var split = new SplitSite(Center(), Options);
        var one = new SitePlayer(combined, showsRows: true, showsRowCorrelation: false);
        var other = new SitePlayer(split, showsRows: true, showsRowCorrelation: false);
        var script = new RandomScript(seed, combined, one.Names);
        for (var i = 0; i < 20_000; i++)
        {
            var input = script.Next();
            Assert.Equal(one.Play(input), other.Play(input));
        }

        Invariants.Check(split, [.. script.TaskIds.Select(id => other.Names.IdOf(one.Names.NameOf(id)))]);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void However_the_queues_of_the_split_lag_the_two_roles_agree_when_they_are_empty(int seed)
    {
        var site = new SplitSite(Center(), Options);
        var picture = new ChatServerPicture();
        var player = new SitePlayer(site, showsRows: true, showsRowCorrelation: true) { Watcher = picture.See };
        var script = new RandomScript(seed, site, player.Names);
        var random = new Random(seed);
        for (var burst = 0; burst < 4000; burst++)
        {
            List<string> log = [];
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                var input = script.Next();
                log.Add(input);
                log.AddRange(player.PlayOnly(site, input).Select(line => "    " + line));
                for (var rows = random.Next(4); rows > 0 && site.ToRouting + site.ToCommunication > 0; rows--)
                {
                    Deliver(random.Next(2) == 0);
                }
            }

            for (var rows = 0; site.ToRouting + site.ToCommunication > 0; rows++)
            {
                Assert.True(rows < 1000, "the roles do not come to rest:\n" + string.Join("\n", log.Take(200)));
                Deliver(random.Next(2) == 0);
            }

            try
            {
                Invariants.Check(site, script.TaskIds, haveCrossed: true);
                Assert.Null(picture.Difference(site.Communication, script.TaskIds));
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"burst {burst} of seed {seed}:\n{string.Join("\n", log)}", fault);
            }

            void Deliver(bool toRouting)
            {
                toRouting = site.ToCommunication == 0 || (toRouting && site.ToRouting > 0);
                log.Add(toRouting ? "  > MRE" : "  > Comm");
                log.AddRange(player.Deliver(site, toRouting).Select(line => "    " + line));
            }
        }
    }
}
