using System.Collections.Concurrent;

namespace Coordination.Tests.Faults;

/// <summary>
/// What the client knows: for each subject the steps it asked for, and which of them it was told are done. A step whose answer never came
/// may be there whole or not at all.
/// </summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Line> _lines = new(StringComparer.Ordinal);

    public IEnumerable<Line> Lines => _lines.Values;

    public int Acknowledged => _lines.Values.Sum(line => line.Acknowledged);

    public int Unknown => _lines.Values.Sum(line => line.Unknown);

    public Line? Find(string subject) => _lines.GetValueOrDefault(subject);

    /// <summary>Before the call: what the subject will be like if it succeeds.</summary>
    public Line Expect(string subject, object facts)
    {
        var line = _lines.GetOrAdd(subject, key => new Line(key));
        line.Begin(facts);
        return line;
    }

    /// <summary>The history of one subject. One worker at a time writes it.</summary>
    public sealed class Line(string subject)
    {
        private readonly List<Step> _steps = [];

        public string Subject => subject;

        public int Acknowledged => _steps.Count(step => step.IsAcknowledged);

        public int Unknown => _steps.Count - Acknowledged;

        public bool MayBeMissing => Acknowledged == 0;

        /// <summary>The last version seen in an answer.</summary>
        public long Version { get; private set; }

        /// <summary>What may stand in the database: the last that was acknowledged, or anything asked for after it.</summary>
        public IReadOnlyList<object> Possible => [.. _steps.Skip(Math.Max(_steps.FindLastIndex(step => step.IsAcknowledged), 0)).Select(step => step.Facts)];

        public void Begin(object facts) => _steps.Add(new Step(facts));

        /// <param name="version">The version that the answer named; it has to rise with every step.</param>
        public void Acknowledge(long version = 0)
        {
            _steps[^1].IsAcknowledged = true;
            if (version != 0)
            {
                Assert.True(version > Version, $"{Subject}: version {version} after {Version}.");
                Version = version;
            }
        }

        public override string ToString() =>
            $"{Subject}: {string.Join(" → ", _steps.Select(step => $"{step.Facts}{(step.IsAcknowledged ? "" : " (unknown)")}"))}";
    }

    private sealed class Step(object facts)
    {
        public object Facts => facts;

        public bool IsAcknowledged { get; set; }
    }
}

/// <summary>What is compared of an agenda item.</summary>
public sealed record ItemFacts(
    string Title, string? Reason, Contracts.Publicity Publicity, string? Presenter, Contracts.AgendaItemState State, string? StateReason = null);

/// <summary>What is compared of a session.</summary>
public sealed record SessionFacts(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, Contracts.SessionState State, string? InformedBy = null, int Present = 0);

/// <summary>What is compared of a transcript: its hash as stored, taken anew over the stored file, and the cues that were read from it.</summary>
public sealed record TranscriptFacts(string Sha256, string Sha256OfFile, int Cues);

/// <summary>What is compared of an entry that the clerk wrote; null text where it is struck.</summary>
public sealed record EntryFacts(string? Text);

/// <summary>What is compared of an approval: the hash of the text that was read.</summary>
public sealed record ApprovalFacts(string Sha256);
