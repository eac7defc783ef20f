using System.Collections.Frozen;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>A table of words; <c>~wort</c> stands for all that begin so.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string> _words;
    private readonly string[] _beginnings;

    public WordSet(string table)
    {
        var words = WordList.Read(table).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        _words = words.Where(word => word[0] != '~').ToFrozenSet(StringComparer.Ordinal);
        _beginnings = [.. words.Where(word => word[0] == '~').Select(word => word[1..])];
    }

    public bool Contains(string word) => _words.Contains(word) || Array.Exists(_beginnings, beginning => word.StartsWith(beginning, StringComparison.Ordinal));

    public bool In(Clause clause)
    {
        foreach (var term in clause.Terms)
        {
            if (Contains(term.Text)) return true;
        }

        return false;
    }
}
