using Coordination.Api.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Agenda;

internal sealed class RecusalTables : IEntityTypeConfiguration<Recusal>
{
    public void Configure(EntityTypeBuilder<Recusal> builder)
    {
        builder.ToTable("recusals");
        builder.HasKey(recusal => new { recusal.ItemId, recusal.MemberId });
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(recusal => recusal.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(recusal => recusal.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
