using System.Globalization;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>A refusal in the words the chat uses too, in the language of the page.</summary>
public static class RefusalWords
{
    public static string Of(RefusedException refusal) => Of(refusal.Code);

    public static string Of(Refusal code) => Wording.For(CultureInfo.CurrentUICulture.Name).Say(code);
}
