using Coordination.Api.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Sessions;

internal sealed class AttendanceAnswerTables : IEntityTypeConfiguration<AttendanceAnswer>
{
    public void Configure(EntityTypeBuilder<AttendanceAnswer> builder)
    {
        builder.ToTable("attendance_answers");
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        builder.HasOne<Session>().WithMany().HasForeignKey(answer => answer.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(answer => answer.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(answer => answer.DeputyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(answer => new { answer.SessionId, answer.MemberId }).IsUnique();
        // Nobody stands in for two: of two who name the same deputy in the same moment, the second is refused.
        builder.HasIndex(answer => new { answer.SessionId, answer.StartsAt, answer.DeputyId }).IsUnique();
    }
}
