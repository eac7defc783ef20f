using Coordination.Api.Groups;
using Coordination.Api.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Agenda;

internal sealed class AgendaTables : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("agenda_items");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.HasOne<WorkingGroup>().WithMany().HasForeignKey(item => item.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Session>().WithMany().HasForeignKey(item => item.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Faction>().WithMany().HasForeignKey(item => item.FactionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => new { item.GroupId, item.State });
        builder.HasIndex(item => item.ProposedBy);
    }
}
