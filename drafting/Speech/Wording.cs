using Coordination.Drafting.Language;

namespace Coordination.Drafting.Speech;

/// <summary>A word of a sentence that is being rewritten, with what stood before it (blank, comma, quotation mark).</summary>
internal sealed class Token(string before, string text)
{
    public string Before { get; set; } = before;

    public string Text { get; set; } = text;

    public string Lower => Text.ToLowerInvariant();

    public bool IsCapitalised => Text.Length > 0 && char.IsUpper(Text[0]);

    /// <summary>Ends a clause: punctuation follows.</summary>
    public bool OpensClause => Before.AsSpan().IndexOfAny(',', ';', ':') >= 0 || Before.Contains('–', StringComparison.Ordinal) || Before.Contains('(', StringComparison.Ordinal);
}

/// <summary>Takes a sentence apart into tokens and puts it together again without losing a byte between them.</summary>
internal sealed class Wording
{
    private Wording(List<Token> tokens, string end)
    {
        Tokens = tokens;
        End = end;
    }

    public List<Token> Tokens { get; }

    public string End { get; set; }

    public static Wording Of(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        foreach (var word in Words.Of(text))
        {
            // "KI-Lexikon", "NCO-Clubs": a hyphen joins.
            var before = text[at..word.Start];
            var own = text.Substring(word.Start, word.Length);
            if (before is "-" or "*" or "’" or "'" && tokens.Count > 0) tokens[^1].Text += before + own;
            else tokens.Add(new Token(before, own));
            at = word.End;
        }

        return new Wording(tokens, text[at..]);
    }

    public override string ToString() => string.Concat(Tokens.Select(token => token.Before + token.Text)) + End;
}
