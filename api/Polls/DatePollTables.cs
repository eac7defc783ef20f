using Coordination.Api.Groups;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Polls;

internal sealed class DatePollTables : IEntityTypeConfiguration<DatePoll>, IEntityTypeConfiguration<DatePollAnswer>
{
    public void Configure(EntityTypeBuilder<DatePoll> builder)
    {
        builder.ToTable("date_polls");
        builder.Property(poll => poll.Id).ValueGeneratedNever();
        builder.Property(poll => poll.Options).AsJson();
        builder.HasOne<WorkingGroup>().WithMany().HasForeignKey(poll => poll.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Session>().WithMany().HasForeignKey(poll => poll.SessionId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(poll => new { poll.GroupId, poll.State });
        builder.HasIndex(poll => new { poll.State, poll.Deadline });
    }

    public void Configure(EntityTypeBuilder<DatePollAnswer> builder)
    {
        builder.ToTable("date_poll_answers");
        builder.HasKey(answer => new { answer.PollId, answer.MemberId });
        builder.Property(answer => answer.Choices).AsJson();
        builder.HasOne<DatePoll>().WithMany().HasForeignKey(answer => answer.PollId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(answer => answer.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
