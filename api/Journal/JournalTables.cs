using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Journal;

internal sealed class JournalTables : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal");
        builder.HasKey(entry => entry.Sequence);
        builder.HasIndex(entry => new { entry.GroupId, entry.Sequence });
        builder.HasIndex(entry => entry.Link).IsUnique();
    }
}
