using Coordination.Api.Agenda;
using Coordination.Api.Documents;
using Coordination.Api.Groups;
using Coordination.Api.Sessions;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>Everything that lies on the clerk's desk around one Niederschrift: session, group, agenda, and the minutes themselves if there are any.</summary>
/// <param name="IsPart">True where only the items that one sentence touches were read.</param>
public sealed record ReviewDesk(
    Session Session, WorkingGroup Group, Member? Member, IReadOnlyList<AgendaItem> Agenda, SessionMinutes? Minutes, bool IsPart = false)
{
    /// <summary>The minutes; 404 where nobody has begun them.</summary>
    public SessionMinutes Given => Minutes ?? throw new RefusedException(Refusal.NotFound);

    /// <summary>The person at the desk, as the minutes will name them.</summary>
    public Signatory Person => Member is { } member
        ? new Signatory(member.PersonId, member.Name.Full, member.Role)
        : throw new InvalidOperationException("No person sits at this desk.");

    public ReviewDesk ForReader()
    {
        Member!.MustReadDrafts();
        return this;
    }

    /// <summary>Only the clerk changes a draft.</summary>
    public ReviewDesk ForClerk()
    {
        Member!.MustBe(Role.Clerk);
        return this;
    }

    public void RefuseItemOffAgenda(Guid itemId)
    {
        if (Agenda.All(item => item.Id != itemId)) throw new RefusedException(Refusal.ItemNotOnAgenda, "agendaItemId", itemId);
    }

    public IReadOnlyList<Blocker> Blockers() => Given.State == MinutesState.Approved ? [] : ApprovalGate.Blockers(
        Items(),
        MandatoryFields.Missing(Group.Profile, Session.Record, Session.Attendance, Agenda.Count),
        Group.Profile.Approval,
        Given.Signatures);

    public MinutesView ToView(IEnumerable<Correction> corrections, Redraft? redraft) => new(
        Session.Id, Given.State, Given.TranscriptId, Given.Engine, Given.Version, Given.Approved?.Items ?? Items(), Blockers(), Given.Approval,
        [.. corrections.OrderBy(correction => correction.At).Select(correction => correction.ToView())],
        redraft is null ? null : new RedraftNotice(redraft.DraftedAt, redraft.Engine, new RedraftDiff(Given, redraft).Changes.Count), Given.Usage);

    /// <summary>Writes the text that is approved, once with everything and once without the non-public part.</summary>
    public ApprovedText Freeze(Letterhead letterhead, DateTimeOffset now) =>
        ApprovedText.Freeze(new MinutesDocument(Head(letterhead), Items(), Texts.German), now);

    /// <summary>What heads the Niederschrift as group and session are now.</summary>
    public MinutesHead Head(Letterhead letterhead) =>
        MinutesHead.Of(Group.ToView(withAddresses: false), Session.ToView(Group, Role.Clerk), letterhead);

    public IReadOnlyList<MinutesItemView> Items() =>
    [
        .. from item in Agenda
           let place = Given.Places.FirstOrDefault(place => place.AgendaItemId == item.Id)
           select new MinutesItemView(
               item.Id, item.Number ?? "", item.Title, item.Publicity, place?.FirstCueId, place?.Confidence,
               [.. Given.EntriesOf(item.Id).Select(entry => entry.ToView())], place?.Doubt == true, place?.Origin),
    ];
}
