using System.Runtime.CompilerServices;

namespace MediaRouting.Tests.Ring;

/// <summary>
/// A slot of several words that must agree: who wrote it, which of his it is, and words that follow from both. A reader
/// that is let in too early, or stays too long, finds words of another message.
/// </summary>
internal struct Stamped
{
    public long Producer;
    public long Number;
    private Words _words;

    public readonly bool IsWhole
    {
        get
        {
            for (int i = 0; i < Words.Count; i++)
            {
                if (_words[i] != Word(i))
                {
                    return false;
                }
            }

            return true;
        }
    }

    public void Write(long producer, long number)
    {
        Producer = producer;
        Number = number;
        for (int i = 0; i < Words.Count; i++)
        {
            _words[i] = Word(i);
        }
    }

    private readonly long Word(int index) => ((Number * 0x9E3779B97F4A7C1) + Producer) ^ (index * 0x517CC1B727220A9);

    [InlineArray(Count)]
    private struct Words
    {
        public const int Count = 14;
        private long _first;
    }
}
