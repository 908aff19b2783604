using MediaRouting.Engine.Commands;

namespace MediaRouting.Bench.Figures;

/// <summary>A command of a <see cref="Script"/>: what a ring slot holds, its texts elsewhere.</summary>
internal struct PreparedCommand
{
    public CommandKind Kind;
    public Source Source;
    public DestinationKind ReplyToKind;
    public int TextLength;
    public int TextStart;
    public long Time;
    public TextRef MessageId;
    public TextRef ReplyTo;
    public CommandBody Body;
}
