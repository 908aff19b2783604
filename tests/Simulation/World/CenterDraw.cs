using System.Globalization;
using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Simulation.World;

/// <summary>
/// A small contact centre drawn at random, as the lines of <see cref="ContactCenter"/>; drawn again with other settings
/// it has the same ids.
/// </summary>
internal sealed class CenterDraw
{
    private static readonly string[] Mrds = ["chat", "mail", "voice"];
    private static readonly string[] Skills = ["english", "french"];
    private static readonly string[] Policies = ["longestAvailable", "mostSkilled", "leastSkilled"];

    private readonly List<string> _lines = [];
    private readonly Dice _objects;
    private readonly Dice _settings;

    /// <summary>Draws objects by one dice, settings by the other.</summary>
    public CenterDraw(Dice objects, Dice settings)
    {
        (_objects, _settings) = (objects, settings);
        var mrds = objects.Between(1, 3);
        var agents = objects.Between(1, 6);
        var skills = objects.Between(0, 2);
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
            if (objects.Percent(50))
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
        var guard = _settings.Between(31, 90);
        return built with { Mrds = [.. built.Mrds.Select(mrd => mrd with { GuardTimeoutSeconds = guard })] };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void AddMrd(int mrd)
    {
        var line = Text($"mrd {Mrds[mrd]} name=The-{Mrds[mrd]}");
        line += Text($" max={_settings.Between(1, 3)} offer={_settings.Scaled(1, 30)}");
        line += Text($" default={Mrds[mrd]}-main interruptible={_settings.Percent(60)}");
        line += _settings.Percent(40) ? " noAnswer=ready" : "";
        line += _settings.Percent(40) ? " onLogout=requeue" : "";
        line += _objects.Percent(50) ? Text($" wrapUp={_settings.Scaled(1, 20)}") : "";
        line += _settings.Percent(15) ? Text($" waiting={_settings.Between(1, 5)}") : "";
        _lines.Add(line + (_settings.Percent(10) ? Text($" rate={_settings.Between(1, 3)}") : ""));
    }

    private void AddQueue(int mrd, string name, int skills)
    {
        var ttl = _settings.Percent(50) ? Text($" ttl={_settings.Scaled(2, 60)}") : "";
        var policy = _settings.Any(Policies);
        var priority = _settings.Between(1, 3);
        _lines.Add(Text($"queue {Mrds[mrd]}-{name} {Mrds[mrd]} priority={priority} policy={policy}") + ttl);
        var steps = skills == 0 ? 1 : _settings.Between(1, 3);
        for (var step = 1; step < steps; step++)
        {
            var skill = _settings.Between(0, skills - 1);
            var timeout = _settings.Percent(30) ? 0 : _settings.Scaled(1, 15);
            _lines.Add(Text($"step {Mrds[mrd]}-{name} {timeout} {Skills[skill]} >= {_settings.Between(1, 9)}"));
        }

        _lines.Add(Text($"step {Mrds[mrd]}-{name} 0"));
    }

    private void AddAgent(int agent, int mrds, int skills)
    {
        var line = Text($"agent a{agent}");
        for (var mrd = 0; mrd < mrds; mrd++)
        {
            line += _settings.Percent(20) ? Text($" {Mrds[mrd]}={_settings.Between(1, 4)}") : "";
        }

        for (var skill = 0; skill < skills; skill++)
        {
            line += _objects.Percent(70) ? Text($" {Skills[skill]}:{_objects.Between(1, 10)}") : "";
        }

        _lines.Add(line);
    }
}
