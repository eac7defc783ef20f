using System.Globalization;
using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Groups;

/// <summary>
/// What a CSV roster would change in a group, or everything that is wrong with it. Columns: <c>personId</c> and <c>familyName</c> are needed;
/// <c>salutation, title, givenName, function, email, faction, factionShortName, role, vote, deputyOf, deputyOrder, from, until</c> may be left out.
/// <c>deputyOf</c> is the person id of the member represented. Factions are found by name, or made.
/// </summary>
public sealed class RosterPlan
{
    /// <summary>A file of another kind is wrong in every line: so many of them say it.</summary>
    private const int MostErrors = 1_000;

    private static readonly string[] Needed = ["personId", "familyName"];

    private readonly WorkingGroup _group;
    private readonly RosterCsv _csv;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, Guid> _memberOfPerson;

    private RosterPlan(WorkingGroup group, RosterCsv csv)
    {
        _group = group;
        _csv = csv;
        _memberOfPerson = group.Members.ToDictionary(member => member.PersonId, member => member.Id);
    }

    public List<RosterError> Errors { get; } = [];
    public List<Faction> NewFactions { get; } = [];
    public List<(Guid Id, MemberDefinition Definition)> Members { get; } = [];

    public static RosterPlan Make(WorkingGroup group, RosterCsv csv)
    {
        var plan = new RosterPlan(group, csv);
        plan.Read();
        return plan;
    }

    private void Read()
    {
        for (var i = 0; i < _csv.Header.Count; i++)
        {
            _columns.TryAdd(_csv.Header[i], i);
        }

        Errors.AddRange(Needed.Where(column => !_columns.ContainsKey(column)).Select(column => new RosterError(1, column, RosterErrorCode.ColumnMissing)));
        if (Errors.Count > 0)
        {
            return;
        }

        // Deputies may stand above the members they represent: first learn who is there.
        var named = new HashSet<Guid>();
        foreach (var row in _csv.Rows)
        {
            if (Guid.TryParse(Cell(row, "personId"), out var person))
            {
                Expect(named.Add(person), row, "personId", RosterErrorCode.DuplicatePerson);
                _memberOfPerson.TryAdd(person, Guid.NewGuid());
            }
        }

        foreach (var row in _csv.Rows.TakeWhile(_ => Errors.Count < MostErrors))
        {
            ReadMember(row);
        }
    }

    private void ReadMember(RosterCsv.Row row)
    {
        var errors = Errors.Count;
        var hasPerson = Guid.TryParse(Cell(row, "personId"), out var person);
        Expect(hasPerson, row, "personId", Cell(row, "personId") is null ? RosterErrorCode.Missing : RosterErrorCode.NotAGuid);
        var name = new PersonName(
            Text(row, "salutation", GroupForms.LongestShortName) ?? "", Text(row, "title", GroupForms.LongestShortName),
            Text(row, "givenName", GroupForms.LongestName) ?? "", Text(row, "familyName", GroupForms.LongestName) ?? "",
            Text(row, "function", GroupForms.LongestName));
        Expect(name.FamilyName.Length > 0, row, "familyName", RosterErrorCode.Missing);
        var definition = new MemberDefinition(
            person, name, Text(row, "email", GroupForms.LongestName), FactionOf(row), RoleOf(row), VoteOf(row), DeputyOf(row, person),
            OrderOf(row), DateOf(row, "from"), DateOf(row, "until"));
        Expect(definition.Until is null || definition.From is null || definition.From <= definition.Until, row, "until", RosterErrorCode.UnknownValue);
        if (Errors.Count == errors)
        {
            Members.Add((_memberOfPerson[person], definition));
        }
    }

    private Guid? FactionOf(RosterCsv.Row row)
    {
        if (Text(row, "faction", GroupForms.LongestName) is not { } name)
        {
            return null;
        }

        var known = _group.Factions.Concat(NewFactions).FirstOrDefault(faction => string.Equals(faction.Name, name, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            var shortName = Text(row, "factionShortName", GroupForms.LongestShortName) ?? name[..Math.Min(name.Length, GroupForms.LongestShortName)];
            known = Faction.Create(Guid.NewGuid(), _group.Id, new FactionDefinition(name, shortName));
            NewFactions.Add(known);
        }

        return known.Id;
    }

    private Role RoleOf(RosterCsv.Row row)
    {
        var text = Cell(row, "role");
        var role = Role.Member;
        // Numbers parse as enum values too, and mean nothing to people.
        Expect(text is null || (!char.IsAsciiDigit(text[0]) && Enum.TryParse(text, ignoreCase: true, out role) && Enum.IsDefined(role)),
            row, "role", RosterErrorCode.UnknownValue);
        return role;
    }

    private bool VoteOf(RosterCsv.Row row)
    {
        switch (Cell(row, "vote")?.ToLowerInvariant())
        {
            case null:
                return RoleOf(row) is Role.Member or Role.Chair;
            case "true" or "yes" or "1" or "x":
                return true;
            case "false" or "no" or "0":
                return false;
            default:
                Errors.Add(new RosterError(row.Line, "vote", RosterErrorCode.UnknownValue));
                return false;
        }
    }

    private Guid? DeputyOf(RosterCsv.Row row, Guid person)
    {
        if (Cell(row, "deputyOf") is not { } text)
        {
            return null;
        }

        var member = Guid.Empty;
        var isKnown = Guid.TryParse(text, out var represented) && represented != person && _memberOfPerson.TryGetValue(represented, out member);
        Expect(isKnown, row, "deputyOf", RosterErrorCode.UnknownDeputyOf);
        return member;
    }

    private int? OrderOf(RosterCsv.Row row)
    {
        var text = Cell(row, "deputyOrder");
        var order = 0;
        Expect(text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out order) && order is >= 1 and <= 99),
            row, "deputyOrder", RosterErrorCode.UnknownValue);
        return text is null ? null : order;
    }

    private DateOnly? DateOf(RosterCsv.Row row, string column)
    {
        var text = Cell(row, column);
        var day = default(DateOnly);
        Expect(text is null || DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day),
            row, column, RosterErrorCode.NotADate);
        return text is null ? null : day;
    }

    private string? Text(RosterCsv.Row row, string column, int longest)
    {
        var text = Cell(row, column);
        Expect(text is null || text.Length <= longest, row, column, RosterErrorCode.TooLong);
        return text;
    }

    private string? Cell(RosterCsv.Row row, string column) =>
        _columns.TryGetValue(column, out var i) && i < row.Fields.Count && VisibleText.Of(row.Fields[i], oneLine: true) is { Length: > 0 } text ? text : null;

    private void Expect(bool holds, RosterCsv.Row row, string column, RosterErrorCode code)
    {
        var error = new RosterError(row.Line, column, code);
        if (!holds && Errors.Count < MostErrors && !Errors.Contains(error))
        {
            Errors.Add(error);
        }
    }
}
