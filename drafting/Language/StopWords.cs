namespace Coordination.Drafting.Language;

/// <summary>Words without content of their own (Stoppwörter); the table is a data file so that a linguist can mend it.</summary>
public static class StopWords
{
    private static readonly HashSet<string> Table = [.. WordList.Read("Language.stopwords.txt")];

    public static bool Contains(string word) => Table.Contains(word);
}
