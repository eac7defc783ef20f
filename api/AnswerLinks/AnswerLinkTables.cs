using Coordination.Api.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.AnswerLinks;

internal sealed class AnswerLinkTables : IEntityTypeConfiguration<AnswerLink>
{
    public void Configure(EntityTypeBuilder<AnswerLink> builder)
    {
        builder.ToTable("answer_links");
        builder.HasKey(link => link.Hash);
        builder.HasOne<Member>().WithMany().HasForeignKey(link => link.MemberId).OnDelete(DeleteBehavior.Cascade);
        // One link for each person and question: a new one takes the place of the old.
        builder.HasIndex(link => new { link.MemberId, link.SubjectId }).IsUnique();
        builder.HasIndex(link => link.ExpiresAt);
    }
}
