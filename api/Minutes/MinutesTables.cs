using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Minutes;

internal sealed class MinutesTables : IEntityTypeConfiguration<SessionMinutes>, IEntityTypeConfiguration<MinutesEntry>,
    IEntityTypeConfiguration<MinutesRevision>, IEntityTypeConfiguration<Correction>, IEntityTypeConfiguration<Redraft>,
    IEntityTypeConfiguration<SeenFinding>
{
    public void Configure(EntityTypeBuilder<SessionMinutes> builder)
    {
        builder.ToTable("minutes");
        builder.HasKey(minutes => minutes.SessionId);
        builder.Property(minutes => minutes.SessionId).ValueGeneratedNever();
        builder.Property(minutes => minutes.Places).AsJson();
        builder.Property(minutes => minutes.Usage).HasColumnName("model_usage").AsJson();
        builder.Property(minutes => minutes.Signatures).AsJson();
        builder.Property(minutes => minutes.Approved).AsJson();
        builder.HasOne<Session>().WithOne().HasForeignKey<SessionMinutes>(minutes => minutes.SessionId);
        builder.HasIndex(minutes => minutes.GroupId);
        builder.HasMany(minutes => minutes.Entries).WithOne().HasForeignKey(entry => entry.SessionId);
    }

    public void Configure(EntityTypeBuilder<MinutesEntry> builder)
    {
        builder.ToTable("minutes_entries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.CueIds).AsJson();
        builder.Property(entry => entry.Decision).AsJson();
        builder.Property(entry => entry.Promise).AsJson();
        builder.Property(entry => entry.Verdict).AsJson();
    }

    public void Configure(EntityTypeBuilder<MinutesRevision> builder)
    {
        builder.ToTable("minutes_revisions");
        builder.HasKey(revision => new { revision.SessionId, revision.Version });
        builder.Property(revision => revision.By).HasColumnName("by_name");
        builder.Property(revision => revision.Before).HasColumnName("text_before").AsJson();
        builder.Property(revision => revision.After).HasColumnName("text_after").AsJson();
        builder.HasOne<SessionMinutes>().WithMany().HasForeignKey(revision => revision.SessionId);
    }

    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("minutes_corrections");
        builder.Property(correction => correction.Id).ValueGeneratedNever();
        builder.Property(correction => correction.Before).HasColumnName("text_before");
        builder.Property(correction => correction.After).HasColumnName("text_after");
        builder.Property(correction => correction.By).HasColumnName("by_name");
        builder.HasOne<SessionMinutes>().WithMany().HasForeignKey(correction => correction.SessionId);
    }

    public void Configure(EntityTypeBuilder<Redraft> builder)
    {
        builder.ToTable("minutes_redrafts");
        builder.HasKey(redraft => redraft.SessionId);
        builder.Property(redraft => redraft.SessionId).ValueGeneratedNever();
        builder.Property(redraft => redraft.Items).AsJson();
        builder.Property(redraft => redraft.Settled).AsJson();
        builder.HasOne<SessionMinutes>().WithOne().HasForeignKey<Redraft>(redraft => redraft.SessionId);

        // It says what was said: it goes with the transcript, also on a machine that crashes in between.
        builder.HasOne<Transcript>().WithMany().HasForeignKey(redraft => redraft.TranscriptId);
    }

    public void Configure(EntityTypeBuilder<SeenFinding> builder)
    {
        builder.ToTable("minutes_seen_findings");
        builder.HasKey(seen => new { seen.SessionId, seen.FindingKey });
        builder.Property(seen => seen.By).HasColumnName("by_name");
        builder.HasOne<SessionMinutes>().WithMany().HasForeignKey(seen => seen.SessionId);
    }
}
