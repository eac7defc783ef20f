using Coordination.Api.Rules;
using Coordination.Api.Scheduling;
using Coordination.Contracts;

namespace Coordination.Api.Groups;

/// <summary>Checks what an administrator entered before a group takes it over.</summary>
public static class GroupForms
{
    public const int LongestName = 200;
    public const int LongestShortName = 40;
    private const int MostAbbreviations = 300;
    private const int LongestAbbreviation = 20;

    public static GroupDefinition Clean(GroupDefinition form)
    {
        var profile = Check.Given(form.Profile, "profile");
        Check.Known(profile.Body, "profile.body");
        Check.Known(profile.NoticeCount, "profile.noticeCount");
        Check.Known(profile.Quorum, "profile.quorum");
        Check.Known(profile.Style, "profile.style");
        Check.Known(profile.Length, "profile.length");
        Check.Known(profile.DefaultPublicity, "profile.defaultPublicity");
        Check.Known(profile.Approval, "profile.approval");
        Check.Between(profile.NoticeDays, 0, 90, "profile.noticeDays");
        Check.Between(profile.ShortenedNoticeDays, 0, 90, "profile.shortenedNoticeDays");
        Check.Between(profile.AgendaDeadlineDays, 0, 90, "profile.agendaDeadlineDays");
        Check.Between(profile.MinutesDueDays, 1, 365, "profile.minutesDueDays");
        Check.Between(profile.TranscriptRetentionDays, 0, 3650, "profile.transcriptRetentionDays");
        return new GroupDefinition(Check.Line(form.Name, "name", LongestName), Check.Line(form.ShortName, "shortName", LongestShortName),
            profile with { Slots = SlotForms.Clean(profile.Slots), Glossary = Clean(profile.Glossary) });
    }

    private static List<GlossaryEntry> Clean(IReadOnlyList<GlossaryEntry?> glossary)
    {
        var entries = Check.All(glossary, "profile.glossary").Select(entry => new GlossaryEntry(
            Check.Line(entry.Abbreviation, "profile.glossary", LongestAbbreviation), Check.Line(entry.Meaning, "profile.glossary", LongestName))).ToList();
        if (entries.Count > MostAbbreviations) throw Check.Malformed("profile.glossary", FieldProblem.TooLong);
        if (entries.DistinctBy(entry => entry.Abbreviation, StringComparer.Ordinal).Count() < entries.Count)
            throw Check.Malformed("profile.glossary", FieldProblem.Unknown);

        return entries;
    }

    public static FactionDefinition Clean(FactionDefinition form) =>
        new(Check.Line(form.Name, "name", LongestName), Check.Line(form.ShortName, "shortName", LongestShortName));

    public static MemberDefinition Clean(MemberDefinition form, WorkingGroup group, Guid memberId)
    {
        Check.Id(form.PersonId, "personId");
        Check.Known(form.Role, "role");
        if (form.FactionId is { } faction && !group.Factions.Exists(f => f.Id == faction))
        {
            throw Check.Malformed("factionId", FieldProblem.Unknown);
        }

        if (form.DeputyOf is { } represented && (represented == memberId || !group.Members.Exists(m => m.Id == represented)))
        {
            throw Check.Malformed("deputyOf", FieldProblem.Unknown);
        }

        if (form.Until < form.From)
        {
            throw Check.Malformed("until", FieldProblem.OutOfRange);
        }

        RefuseOtherPerson(form, group, memberId);
        return form with { Name = Clean(Check.Given(form.Name, "name")), Email = Check.OptionalLine(form.Email, "email", LongestName) };
    }

    public static PersonName Clean(PersonName name) => new(
        Check.OptionalLine(name.Salutation, "name.salutation", LongestShortName) ?? "",
        Check.OptionalLine(name.Title, "name.title", LongestShortName),
        Check.OptionalLine(name.GivenName, "name.givenName", LongestName) ?? "",
        Check.Line(name.FamilyName, "name.familyName", LongestName),
        Check.OptionalLine(name.Function, "name.function", LongestName));

    /// <summary>A membership stays with its person, and a person has one membership in a group: else acts would change hands.</summary>
    private static void RefuseOtherPerson(MemberDefinition form, WorkingGroup group, Guid memberId)
    {
        if (group.Members.Exists(m => (m.Id == memberId) != (m.PersonId == form.PersonId)))
        {
            throw new RefusedException(Refusal.MemberInUse);
        }
    }
}
