using System.Text.RegularExpressions;

namespace Coordination.Bot.Texts;

/// <summary>
/// One regular expression of the tables. What people write must not be able to make the bot think for ever, yet the engine that promises this
/// takes a megabyte and fifteen milliseconds for each of two hundred expressions before it is at speed. So it comes in only for an expression that a
/// text has once made slow; from then on that one is matched in linear time.
/// </summary>
internal sealed class Expression(string pattern)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Regex _quick = new(pattern, Options, Patience);
    private Regex? _steady;

    public bool IsSteady => _steady is not null;

    public Match Match(string text)
    {
        if (_steady is null)
        {
            try
            {
                return _quick.Match(text);
            }
            catch (RegexMatchTimeoutException)
            {
                _steady = new Regex(pattern, Options | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);
            }
        }

        return _steady.Match(text);
    }
}
