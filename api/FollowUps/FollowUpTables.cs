using Coordination.Api.Agenda;
using Coordination.Api.Groups;
using Coordination.Api.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.FollowUps;

internal sealed class FollowUpTables : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("follow_ups");
        builder.Property(followUp => followUp.Id).ValueGeneratedNever();
        builder.HasOne<WorkingGroup>().WithMany().HasForeignKey(followUp => followUp.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Session>().WithMany().HasForeignKey(followUp => followUp.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(followUp => followUp.AgendaItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(followUp => new { followUp.GroupId, followUp.State });
    }
}
