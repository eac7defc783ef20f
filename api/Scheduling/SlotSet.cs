using System.Numerics;

namespace Coordination.Api.Scheduling;

/// <summary>A set of starts of a <see cref="SlotGrid"/>, one bit each: a rule over half a year is a few hundred words, and several meet by AND.</summary>
internal sealed class SlotSet
{
    private readonly ulong[] _words;

    private SlotSet(int size, ulong[] words)
    {
        Size = size;
        _words = words;
    }

    public int Size { get; }

    public bool this[int start] => (_words[start >> 6] & (1UL << start)) != 0;

    public bool IsEmpty => !_words.AsSpan().ContainsAnyExcept(0UL);

    public static SlotSet None(int size) => new(size, new ulong[(size + 63) / 64]);

    public static SlotSet All(int size)
    {
        var set = None(size);
        set.Add(0, size);
        return set;
    }

    /// <summary>Adds the starts from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public void Add(int first, int end)
    {
        if (first >= end)
        {
            return;
        }

        var (from, to) = (first >> 6, (end - 1) >> 6);
        var head = ulong.MaxValue << first;
        var tail = ulong.MaxValue >> (63 - ((end - 1) & 63));
        if (from == to)
        {
            _words[from] |= head & tail;
            return;
        }

        _words[from] |= head;
        _words.AsSpan(from + 1, to - from - 1).Fill(ulong.MaxValue);
        _words[to] |= tail;
    }

    public SlotSet And(SlotSet other) => Combine(other, (a, b) => a & b);

    public SlotSet Or(SlotSet other) => Combine(other, (a, b) => a | b);

    public SlotSet Except(SlotSet other) => Combine(other, (a, b) => a & ~b);

    /// <summary>The starts of the set, ascending.</summary>
    public IEnumerable<int> Starts()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var word = _words[i]; word != 0; word &= word - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    private SlotSet Combine(SlotSet other, Func<ulong, ulong, ulong> combine)
    {
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = combine(_words[i], other._words[i]);
        }

        return new SlotSet(Size, words);
    }
}
