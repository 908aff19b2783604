using System.Globalization;
using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Simulation.World;

/// <summary>
/// A small contact centre drawn at random, as the lines of <see cref="ContactCenter"/>.
/// </summary>
internal sealed class CenterDraw
{
    private static readonly string[] Mrds = ["chat", "mail", "voice"];
    private static readonly string[] Skills = ["english", "french"];
    private static readonly string[] Policies = ["longestAvailable", "mostSkilled", "leastSkilled"];

    private readonly List<string> _lines = [];
    private readonly Dice _dice;

    public CenterDraw(Dice dice)
    {
        _dice = dice;
        var mrds = dice.Between(1, 3);
        var agents = dice.Between(1, 6);
        var skills = dice.Between(0, 2);
        for (var mrd = 0; mrd < mrds; mrd++)
        {
            AddMrd(mrd);
        }

        for (var skill = 0; skill < skills; skill++)
        {
            _lines.Add(Text($"attribute {Skills[skill]}"));
        }

        _lines.Add("label gold 8");
        for (var mrd = 0; mrd < mrds; mrd++)
        {
            AddQueue(mrd, "main", skills);
            if (dice.Percent(50))
            {
                AddQueue(mrd, "more", skills);
            }
        }

        for (var agent = 1; agent <= agents; agent++)
        {
            AddAgent(agent, mrds, skills);
        }
    }

    public IReadOnlyList<string> Lines => _lines;

    public RoutingConfiguration Build()
    {
        var built = ContactCenter.Of(_lines).Build();
        var guard = _dice.Between(31, 90);
        return built with { Mrds = [.. built.Mrds.Select(mrd => mrd with { GuardTimeoutSeconds = guard })] };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void AddMrd(int mrd)
    {
        var line = Text($"mrd {Mrds[mrd]} name=The-{Mrds[mrd]}");
        line += Text($" max={_dice.Between(1, 3)} offer={_dice.Scaled(1, 30)}");
        line += Text($" default={Mrds[mrd]}-main interruptible={_dice.Percent(60)}");
        line += _dice.Percent(40) ? " noAnswer=ready" : "";
        line += _dice.Percent(40) ? " onLogout=requeue" : "";
        line += _dice.Percent(50) ? Text($" wrapUp={_dice.Scaled(1, 20)}") : "";
        line += _dice.Percent(15) ? Text($" waiting={_dice.Between(1, 5)}") : "";
        _lines.Add(line + (_dice.Percent(10) ? Text($" rate={_dice.Between(1, 3)}") : ""));
    }

    private void AddQueue(int mrd, string name, int skills)
    {
        var ttl = _dice.Percent(50) ? Text($" ttl={_dice.Scaled(2, 60)}") : "";
        var policy = _dice.Any(Policies);
        var priority = _dice.Between(1, 3);
        _lines.Add(Text($"queue {Mrds[mrd]}-{name} {Mrds[mrd]} priority={priority} policy={policy}") + ttl);
        var steps = skills == 0 ? 1 : _dice.Between(1, 3);
        for (var step = 1; step < steps; step++)
        {
            var skill = _dice.Between(0, skills - 1);
            var timeout = _dice.Percent(30) ? 0 : _dice.Scaled(1, 15);
            _lines.Add(Text($"step {Mrds[mrd]}-{name} {timeout} {Skills[skill]} >= {_dice.Between(1, 9)}"));
        }

        _lines.Add(Text($"step {Mrds[mrd]}-{name} 0"));
    }

    private void AddAgent(int agent, int mrds, int skills)
    {
        var line = Text($"agent a{agent}");
        for (var mrd = 0; mrd < mrds; mrd++)
        {
            line += _dice.Percent(20) ? Text($" {Mrds[mrd]}={_dice.Between(1, 4)}") : "";
        }

        for (var skill = 0; skill < skills; skill++)
        {
            line += _dice.Percent(70) ? Text($" {Skills[skill]}:{_dice.Between(1, 10)}") : "";
        }

        _lines.Add(line);
    }
}
