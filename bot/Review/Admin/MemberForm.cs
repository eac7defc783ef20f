using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Bot.Review.Admin;

/// <summary>A membership as a form: who, for which Fraktion, in which role, as whose deputy.</summary>
public sealed class MemberForm
{
    public Guid MemberId { get; set; }

    /// <summary>Entra object id.</summary>
    public string? PersonId { get; set; }

    public string? Salutation { get; set; }

    public string? Title { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? Function { get; set; }

    public string? Email { get; set; }

    public Guid? FactionId { get; set; }

    public Role Role { get; set; }

    public bool HasVote { get; set; }

    public Guid? DeputyOf { get; set; }

    public string? DeputyOrder { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public static MemberForm New() => new() { MemberId = Guid.CreateVersion7(), HasVote = true };

    public static MemberForm Of(MemberView member) => new()
    {
        MemberId = member.Id,
        PersonId = member.PersonId.ToString(),
        Salutation = member.Name.Salutation,
        Title = member.Name.Title,
        GivenName = member.Name.GivenName,
        FamilyName = member.Name.FamilyName,
        Function = member.Name.Function,
        Email = member.Email,
        FactionId = member.FactionId,
        Role = member.Role,
        HasVote = member.HasVote,
        DeputyOf = member.DeputyOf,
        DeputyOrder = member.DeputyOrder?.ToString(CultureInfo.InvariantCulture),
        From = member.From,
        Until = member.Until,
    };

    public MemberDefinition? Read(Action<string> wrong)
    {
        var faults = 0;
        void Check(bool good, string field)
        {
            if (!good)
            {
                faults++;
                wrong($"Member.{field}");
            }
        }

        Check(Guid.TryParse(PersonId, out var personId), nameof(PersonId));
        Check(!string.IsNullOrWhiteSpace(GivenName), nameof(GivenName));
        Check(!string.IsNullOrWhiteSpace(FamilyName), nameof(FamilyName));
        var order = 0;
        Check(string.IsNullOrWhiteSpace(DeputyOrder)
            || (int.TryParse(DeputyOrder, NumberStyles.None, CultureInfo.InvariantCulture, out order) && order > 0), nameof(DeputyOrder));
        return faults > 0 ? null : new MemberDefinition(
            personId, new PersonName(Salutation?.Trim() ?? "", Trimmed(Title), GivenName!.Trim(), FamilyName!.Trim(), Trimmed(Function)),
            Trimmed(Email), FactionId, Role, HasVote, DeputyOf, order > 0 ? order : null, From, Until);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
