using Coordination.Api.Groups;
using Coordination.Api.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Sessions;

internal sealed class SessionTables : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Attendance).AsJson();
        builder.Property(session => session.RecordingNotice).AsJson();
        builder.Property(session => session.Outlook).HasColumnName("outlook_event").AsJson();
        builder.HasOne<WorkingGroup>().WithMany().HasForeignKey(session => session.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => new { session.GroupId, session.Number }).IsUnique();
        builder.HasIndex(session => new { session.GroupId, session.StartsAt });
    }
}
