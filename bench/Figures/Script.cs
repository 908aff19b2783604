using MediaRouting.Engine.Commands;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// Commands written down beforehand, so that whoever plays them spends next to nothing on making them up: a slot is
/// filled by copying two blocks of bytes.
/// </summary>
internal sealed class Script
{
    private PreparedCommand[] _commands = new PreparedCommand[1024];
    private byte[] _texts = new byte[64 * 1024];
    private int _textLength;

    /// <summary>Commands in it.</summary>
    public int Count { get; private set; }

    /// <summary>Empties it; its memory stays.</summary>
    public void Clear()
    {
        Count = 0;
        _textLength = 0;
    }

    /// <summary>Adds a command, a copy of a filled slot.</summary>
    public void Add(ref readonly CommandSlot slot)
    {
        var texts = slot.Text[new TextRef(0, slot.Text.Length)];
        if (Count == _commands.Length)
        {
            Array.Resize(ref _commands, Count * 2);
        }

        if (_textLength + texts.Length > _texts.Length)
        {
            Array.Resize(ref _texts, _texts.Length * 2);
        }

        texts.CopyTo(_texts.AsSpan(_textLength));
        _commands[Count++] = new PreparedCommand
        {
            Kind = slot.Kind,
            Source = slot.Source,
            ReplyToKind = slot.ReplyToKind,
            Time = slot.Time,
            TextStart = _textLength,
            TextLength = texts.Length,
            MessageId = slot.MessageId,
            ReplyTo = slot.ReplyTo,
            Body = slot.Body,
        };
        _textLength += texts.Length;
    }

    /// <summary>Fills a slot with a command, as an inbound reader would.</summary>
    public void Fill(int index, ref CommandSlot slot)
    {
        ref readonly var command = ref _commands[index];
        slot.Reset(command.Kind, command.Source, command.Time);
        slot.ReplyToKind = command.ReplyToKind;
        slot.Delivery = index + 1;
        slot.MessageId = command.MessageId;
        slot.ReplyTo = command.ReplyTo;
        slot.Body = command.Body;
        slot.Text.Append(_texts.AsSpan(command.TextStart, command.TextLength));
    }
}
