using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Bot.Review.Admin;

/// <summary>Name and Geschäftsordnung of a group as a form; numbers are text so that a slip is explained at its field.</summary>
public sealed partial class ProfileForm
{
    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public BodyKind Body { get; set; }

    public string? NoticeDays { get; set; }

    public DayCount NoticeCount { get; set; }

    public string? ShortenedNoticeDays { get; set; }

    public string? AgendaDeadlineDays { get; set; }

    public QuorumRule Quorum { get; set; }

    public MinutesStyle Style { get; set; }

    public MinutesLength Length { get; set; }

    public Publicity DefaultPublicity { get; set; }

    public ApprovalRule Approval { get; set; }

    public bool UnanimousDespiteAbstentions { get; set; }

    public string? MinutesDueDays { get; set; }

    public string? TranscriptRetentionDays { get; set; }

    /// <summary>A line for each abbreviation.</summary>
    public string? Glossary { get; set; }

    public static ProfileForm Of(GroupView group)
    {
        var profile = group.Profile;
        var form = new ProfileForm
        {
            Name = group.Name,
            ShortName = group.ShortName,
            Body = profile.Body,
            NoticeDays = Text(profile.NoticeDays),
            NoticeCount = profile.NoticeCount,
            ShortenedNoticeDays = Text(profile.ShortenedNoticeDays),
            AgendaDeadlineDays = Text(profile.AgendaDeadlineDays),
            Quorum = profile.Quorum,
            Style = profile.Style,
            Length = profile.Length,
            DefaultPublicity = profile.DefaultPublicity,
            Approval = profile.Approval,
            UnanimousDespiteAbstentions = profile.UnanimousDespiteAbstentions,
            MinutesDueDays = Text(profile.MinutesDueDays),
            TranscriptRetentionDays = Text(profile.TranscriptRetentionDays),
            Glossary = GlossaryLines.Of(profile.Glossary),
        };
        form.Fill(profile.Slots ?? SlotRules.Usual);
        return form;
    }

    public GroupDefinition? Read(Action<string> wrong)
    {
        var faults = 0;
        void Fault(string field)
        {
            faults++;
            wrong($"Profile.{field}");
        }

        int Days(string? text, string field)
        {
            if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 3650)
            {
                return days;
            }

            Fault(field);
            return 0;
        }

        if (string.IsNullOrWhiteSpace(Name))
        {
            Fault(nameof(Name));
        }

        if (string.IsNullOrWhiteSpace(ShortName))
        {
            Fault(nameof(ShortName));
        }

        var glossary = GlossaryLines.Read(Glossary);
        if (glossary is null)
        {
            Fault(nameof(Glossary));
        }

        var profile = new PolicyProfile(
            Body, Days(NoticeDays, nameof(NoticeDays)), NoticeCount, Days(ShortenedNoticeDays, nameof(ShortenedNoticeDays)),
            Days(AgendaDeadlineDays, nameof(AgendaDeadlineDays)), Quorum, Style, Length, DefaultPublicity, Approval, UnanimousDespiteAbstentions,
            Days(MinutesDueDays, nameof(MinutesDueDays)), Days(TranscriptRetentionDays, nameof(TranscriptRetentionDays)),
            ReadSlots(Fault, Days))
        {
            Glossary = glossary ?? [],
        };
        return faults > 0 ? null : new GroupDefinition(Name!.Trim(), ShortName!.Trim(), profile);
    }

    private static string Text(int days) => days.ToString(CultureInfo.InvariantCulture);
}
