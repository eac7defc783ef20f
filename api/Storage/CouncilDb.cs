using Coordination.Api.AnswerLinks;
using Coordination.Api.Calendar;
using Coordination.Api.Agenda;
using Coordination.Api.Errands;
using Coordination.Api.FollowUps;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Scheduling;
using Coordination.Api.Sessions;
using Coordination.Api.Minutes;
using Coordination.Api.Polls;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Storage;

/// <summary>
/// Everything the API remembers. Each room maps its own tables (<c>IEntityTypeConfiguration</c>, found by assembly scan); the schema itself
/// comes from the numbered scripts in <c>Sql/</c>, and a test compares the two.
/// </summary>
public sealed class CouncilDb(DbContextOptions<CouncilDb> options) : DbContext(options)
{
    public DbSet<WorkingGroup> Groups => Set<WorkingGroup>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<SessionMinutes> Minutes => Set<SessionMinutes>();
    public DbSet<Redraft> Redrafts => Set<Redraft>();
    public DbSet<Transcript> Transcripts => Set<Transcript>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SchoolHoliday> SchoolHolidays => Set<SchoolHoliday>();
    public DbSet<AttendanceAnswer> AttendanceAnswers => Set<AttendanceAnswer>();
    public DbSet<Recusal> Recusals => Set<Recusal>();
    public DbSet<DatePoll> DatePolls => Set<DatePoll>();
    public DbSet<DatePollAnswer> DatePollAnswers => Set<DatePollAnswer>();
    public DbSet<AnswerLink> AnswerLinks => Set<AnswerLink>();
    public DbSet<AgendaItem> Items => Set<AgendaItem>();
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
    public DbSet<Errand> Errands => Set<Errand>();
    public DbSet<CalendarSecret> CalendarSecrets => Set<CalendarSecret>();
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            var version = entry.Property(row => row.Version);
            if (entry.State == EntityState.Modified && version.CurrentValue <= version.OriginalValue)
            {
                throw new InvalidOperationException($"{entry.Metadata.ShortName()} was changed without raising its version.");
            }
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CouncilDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(IVersioned))))
        {
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }

        modelBuilder.UseSnakeCase();
    }
}
