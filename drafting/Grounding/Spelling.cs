using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>Two ways to write one word: another unit sign, or a slip of one letter (Schreibweise).</summary>
internal static class Spelling
{
    public static bool SameWord(string written, string heard)
    {
        if (Numbers.UnitOf(written) is { } unit && unit == Numbers.UnitOf(heard)) return true;

        var prefix = written.AsSpan().CommonPrefixLength(heard);
        var suffix = 0;
        while (suffix < Math.Min(written.Length, heard.Length) - prefix && written[^(suffix + 1)] == heard[^(suffix + 1)]) suffix++;
        return prefix + suffix >= Math.Max(written.Length, heard.Length) - 1;
    }
}
