using System.Globalization;
using System.Text;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// Shows the figures while the contact centre is open: on a terminal a block that is drawn again in place, elsewhere a
/// line a second.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="style">What can be shown there.</param>
/// <param name="length">How long the contact centre is to be open.</param>
public sealed class LiveView(TextWriter output, OutputStyle style, TimeSpan length)
{
    private const string Indent = "  ";
    private const int AgentsPerLine = 6;

    private static readonly (string State, string Label)[] States =
    [
        ("READY", "ready"), ("RESERVED", "reserved"), ("ACTIVE", "active"), ("BUSY", "busy"), ("WORK_READY", "wrap-up"),
        ("NOT_READY", "not ready"),
    ];

    private int _drawn;
    private (TimeSpan Elapsed, int Offers) _last;
    private double _offersPerSecond;

    private string Chat => style.Pick("●", "#");

    private string Email => style.Pick("■", "@");

    private string Offer => style.Pick("◌", "?");

    private string FreeChat => style.Pick("○", ".");

    private string FreeEmail => style.Pick("□", ".");

    /// <summary>How often <see cref="Show"/> is to be called.</summary>
    public TimeSpan Period => TimeSpan.FromMilliseconds(style.IsTerminal ? 250 : 1000);

    /// <summary>Shows the figures of this moment.</summary>
    public void Show(Figures figures)
    {
        // Over a second, so that the figure can be read before it changes.
        var passed = figures.Elapsed - _last.Elapsed;
        if (passed >= TimeSpan.FromMilliseconds(900))
        {
            _offersPerSecond = (figures.Offers - _last.Offers) / passed.TotalSeconds;
            _last = (figures.Elapsed, figures.Offers);
        }

        if (style.IsTerminal)
        {
            Draw(Block(figures));
        }
        else
        {
            Print(figures);
        }

        output.Flush();
    }

    private void Draw(List<string> lines)
    {
        var text = new StringBuilder();
        if (_drawn > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\e[{_drawn}A\r");
        }

        foreach (var line in lines)
        {
            text.Append(line).Append("\e[K\n");
        }

        output.Write(text.ToString());
        _drawn = lines.Count;
    }

    private List<string> Block(Figures figures)
    {
        var phases = figures.TasksByPhase;
        var median = Durations.Text(figures.Median, style);
        var percentile99 = Durations.Text(figures.Percentile99, style);
        return
        [
            Header(figures),
            $"{Indent}tasks   {Count(figures.TasksIn, 4)} in"
            + $"  {Count(phases[(int)ConversationPhase.Waiting], 3)} waiting"
            + $"  {Count(phases[(int)ConversationPhase.Offered], 2)} offered"
            + $"  {Count(phases[(int)ConversationPhase.InConversation], 2)} in conversation"
            + $"  {Count(phases[(int)ConversationPhase.Closed], 4)} closed",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Indent}routing {_offersPerSecond,4:0} decisions/s   "
                + $"Task {style.Pick("→", "->")} TaskAssigned: median {median,7}, p99 {percentile99,7}"),
            $"{Indent}chat    {StateCounts(figures.Agents.Select(agent => agent.ChatState))}",
            $"{Indent}e-mail  {StateCounts(figures.Agents.Select(agent => agent.EmailState))}",
            Legend(),
            .. figures.Agents.Chunk(AgentsPerLine).Select(agents => Indent + string.Join(' ', agents.Select(Slots))),
        ];
    }

    private string Header(Figures figures)
    {
        var open = figures.TasksIn - figures.TasksByPhase[(int)ConversationPhase.Closed];
        FormattableString title = (figures.IsClosing, open) switch
        {
            (false, _) => $" {figures.Elapsed.TotalSeconds:0.0} s of {length.TotalSeconds:0} s ",
            (_, 0) => $" doors closed ",
            _ => $" doors closed, {open} to go ",
        };
        var text = FormattableString.Invariant(title);
        var dash = style.Pick("─", "-")[0];
        return Indent + style.Dim(new string(dash, 2)) + style.Bold(text)
            + style.Dim(new string(dash, OutputStyle.Columns - (2 * Indent.Length) - 2 - text.Length));
    }

    private string Count(int value, int width)
    {
        var text = value.ToString(CultureInfo.InvariantCulture).PadLeft(width);
        return value == 0 ? text : style.Bold(text);
    }

    private string StateCounts(IEnumerable<string> shown)
    {
        var counts = shown.CountBy(state => state, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return string.Join(
            "  ", States.Select(state => $"{Count(counts.GetValueOrDefault(state.State), 2)} {state.Label}"));
    }

    private string Legend() =>
        $"{Indent}agents   {style.Green(Chat)} chat   {style.Green(Email)} e-mail   {style.Yellow(Offer)} offered   "
        + $"{style.Dim($"{FreeChat} {FreeEmail}")} free";

    /// <summary>An agent's places: three for chats, one for an e-mail.</summary>
    private string Slots(AgentFigures agent)
    {
        var chats = Places(agent.Chats, agent.ChatOffers, DemoConfiguration.ChatLimit, Chat, FreeChat);
        var emails = Places(agent.Emails, agent.EmailOffers, DemoConfiguration.EmailLimit, Email, FreeEmail);
        var isAway = agent.ChatState is "NOT_READY" or "LOGOUT";
        var name = agent.Name.PadRight(5);
        return $"{(isAway ? style.Dim(name) : name)} {chats} {emails}";
    }

    private string Places(int held, int offered, int limit, string taken, string free) =>
        style.Green(Repeat(taken, held)) + style.Yellow(Repeat(Offer, offered))
        + style.Dim(Repeat(free, Math.Max(0, limit - held - offered)));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private void Print(Figures figures)
    {
        if (_drawn++ == 0)
        {
            output.WriteLine($"{Indent}  time     in  waiting  offered  talking  closed  decisions   median      p99");
        }

        var phases = figures.TasksByPhase;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Indent}{figures.Elapsed.TotalSeconds,4:0} s  {figures.TasksIn,5}  "
            + $"{phases[(int)ConversationPhase.Waiting],7}  {phases[(int)ConversationPhase.Offered],7}  "
            + $"{phases[(int)ConversationPhase.InConversation],7}  {phases[(int)ConversationPhase.Closed],6}  "
            + $"{_offersPerSecond,7:0}/s  {Durations.Text(figures.Median, style),7}  "
            + $"{Durations.Text(figures.Percentile99, style),7}"));
    }
}
