using Coordination.Api.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Groups;

internal sealed class GroupTables : IEntityTypeConfiguration<WorkingGroup>, IEntityTypeConfiguration<Faction>, IEntityTypeConfiguration<Member>,
    IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<WorkingGroup> builder)
    {
        builder.ToTable("working_groups");
        builder.Property(group => group.Id).ValueGeneratedNever();
        builder.Property(group => group.Profile).AsJson();
        builder.HasMany(group => group.Factions).WithOne().HasForeignKey(faction => faction.GroupId);
        builder.HasMany(group => group.Members).WithOne().HasForeignKey(member => member.GroupId);
    }

    public void Configure(EntityTypeBuilder<Faction> builder)
    {
        builder.ToTable("factions");
        builder.Property(faction => faction.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("members");
        builder.Property(member => member.Id).ValueGeneratedNever();
        builder.ComplexProperty(member => member.Name);
        builder.Property(member => member.From).HasColumnName("first_day");
        builder.Property(member => member.Until).HasColumnName("last_day");
        builder.HasOne<Faction>().WithMany().HasForeignKey(member => member.FactionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(member => member.DeputyOf).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(member => new { member.GroupId, member.PersonId }).IsUnique();
        builder.HasIndex(member => member.PersonId);
    }

    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("conversations");
        builder.HasIndex(conversation => conversation.PersonId);
        builder.HasOne<WorkingGroup>().WithMany().HasForeignKey(conversation => conversation.GroupId).OnDelete(DeleteBehavior.Restrict);
    }
}
