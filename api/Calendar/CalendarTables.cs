using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Calendar;

internal sealed class CalendarTables : IEntityTypeConfiguration<CalendarSecret>
{
    public void Configure(EntityTypeBuilder<CalendarSecret> builder)
    {
        builder.ToTable("calendar_secrets");
        builder.HasKey(secret => secret.Hash);
        builder.HasIndex(secret => secret.PersonId);
    }
}
