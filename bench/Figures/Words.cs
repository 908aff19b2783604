using System.Buffers;
using System.Buffers.Text;
using System.Text;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Bench.Figures;

/// <summary>The ids and params of a <see cref="Site"/> in UTF-8; each is good until the next call.</summary>
internal sealed class Words
{
    private readonly byte[] _agent = "agent-000000"u8.ToArray();
    private readonly byte[] _number = new byte[64];
    private readonly byte[] _params = new byte[64];

    /// <summary>Id of an agent.</summary>
    public ReadOnlySpan<byte> Agent(int agent)
    {
        Utf8Formatter.TryFormat(agent, _agent.AsSpan(6), out _, new StandardFormat('D', 6));
        return _agent;
    }

    /// <summary>A word and a number.</summary>
    public ReadOnlySpan<byte> Numbered(ReadOnlySpan<byte> word, long number)
    {
        word.CopyTo(_number);
        Utf8Formatter.TryFormat(number, _number.AsSpan(word.Length), out var digits);
        return _number.AsSpan(0, word.Length + digits);
    }

    /// <summary>Params that name a queue; none for a negative one.</summary>
    public ReadOnlySpan<byte> Params(int queue)
    {
        if (queue < 0)
        {
            return default;
        }

        Span<byte> id = stackalloc byte[32];
        var length = Encoding.UTF8.GetBytes(Site.QueueId(queue), id);
        return _params.AsSpan(0, PackedParams.WriteEntry(_params, "skillgroup"u8, id[..length]));
    }
}
