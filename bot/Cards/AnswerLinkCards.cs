using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>The form for an answer link, and the link, for the eyes of who asked.</summary>
internal static class AnswerLinkCards
{
    public static Card Form(GroupView group, Guid? session, Guid? poll, Wording words) => Fitting.Of(group.Members.Count, shown =>
    {
        var title = words.Say(Phrase.LinkTitle);
        return new Card(title).Heading(title).Line(words.Say(Phrase.LinkExplained))
            .ChoiceInput(
                "member", words.Say(Phrase.LabelPerson), null, words.Say(Phrase.LinkPersonRequired),
                group.Members.Take(shown).Select(member => (member.Name.Full, member.Id.ToString())))
            .Buttons(CardButton.Send(words.Say(Phrase.ButtonMakeLink), Verbs.MakeLink, ("session", session?.ToString()), ("poll", poll?.ToString())).Positive());
    });

    public static Card Made(string name, Uri link, DateTimeOffset expiresAt, Wording words)
    {
        var title = words.Say(Phrase.LinkFor, name);
        return new Card(title).Heading(title).Line(link.AbsoluteUri).Note(words.Say(Phrase.LinkOnce, words.Moment(expiresAt)));
    }
}
