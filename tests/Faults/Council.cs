using System.Globalization;
using System.Text;
using Coordination.Contracts;
using Coordination.Playground.Issuer;

namespace Coordination.Tests.Faults;

/// <summary>One of the invented groups that work while processes are killed: chair, clerk and three members, each with a chat.</summary>
public sealed record Council(int Number)
{
    public Guid GroupId { get; } = Guid.NewGuid();
    public Person Chair { get; } = New("Vorsitz", Number);
    public Person Clerk { get; } = New("Schrift", Number);
    public IReadOnlyList<Person> Members { get; } = [New("Beet", Number), New("Laube", Number), New("Hecke", Number)];

    public IEnumerable<Person> Everybody => [Chair, Clerk, .. Members];

    public string Name => string.Create(CultureInfo.InvariantCulture, $"Arbeitsgruppe Garten {Number}");

    public GroupDefinition Definition => new(Name, string.Create(CultureInfo.InvariantCulture, $"AG {Number}"), new PolicyProfile());

    public MemoryStream Roster()
    {
        var csv = new StringBuilder("personId;familyName;role\n");
        foreach (var person in Everybody)
        {
            var role = person == Chair ? Role.Chair : person == Clerk ? Role.Clerk : Role.Member;
            csv.Append(CultureInfo.InvariantCulture, $"{person.Id};{person.Name};{role}\n");
        }

        return new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString()));
    }

    private static Person New(string name, int number) => new(
        Guid.NewGuid(), string.Create(CultureInfo.InvariantCulture, $"{name} {number}"),
        string.Create(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()}{number}@kreis.example"));
}
