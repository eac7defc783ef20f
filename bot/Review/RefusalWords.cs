using System.Globalization;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>A refusal in the words the chat uses too, in the language of the page.</summary>
public static class RefusalWords
{
    private static Wording Words => Wording.For(CultureInfo.CurrentUICulture.Name);

    public static string Of(RefusedException refusal) => Words.Sentence(refusal);

    public static string Of(Refusal code) => Words.Say(code);
}
