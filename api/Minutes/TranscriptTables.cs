using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Minutes;

/// <summary>File and cues go with their transcript: deleting the one row deletes all three, also on a machine that crashes in between.</summary>
internal sealed class TranscriptTables : IEntityTypeConfiguration<Transcript>, IEntityTypeConfiguration<TranscriptFile>,
    IEntityTypeConfiguration<TranscriptText>
{
    public void Configure(EntityTypeBuilder<Transcript> builder)
    {
        builder.ToTable("transcripts");
        builder.Property(transcript => transcript.Id).ValueGeneratedNever();
        builder.Property(transcript => transcript.Speakers).AsJson();
        builder.Property(transcript => transcript.Repairs).AsJson();
        builder.HasOne<Session>().WithMany().HasForeignKey(transcript => transcript.SessionId);
        builder.HasIndex(transcript => transcript.DeleteAfter);

        // Two uploads in the same moment want the same numbers: the second one takes the next.
        builder.HasIndex(transcript => new { transcript.SessionId, transcript.FirstCue }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TranscriptFile> builder)
    {
        builder.ToTable("transcript_files");
        builder.HasKey(file => file.TranscriptId);
        builder.Property(file => file.TranscriptId).ValueGeneratedNever();
        builder.HasOne<Transcript>().WithOne().HasForeignKey<TranscriptFile>(file => file.TranscriptId);
    }

    public void Configure(EntityTypeBuilder<TranscriptText> builder)
    {
        builder.ToTable("transcript_texts");
        builder.HasKey(text => text.TranscriptId);
        builder.Property(text => text.TranscriptId).ValueGeneratedNever();
        builder.Property(text => text.Cues).AsJson();
        builder.HasOne<Transcript>().WithOne().HasForeignKey<TranscriptText>(text => text.TranscriptId);
    }
}
