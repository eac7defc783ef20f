using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Scheduling;

internal sealed class SchoolHolidayTables : IEntityTypeConfiguration<SchoolHoliday>
{
    public void Configure(EntityTypeBuilder<SchoolHoliday> builder)
    {
        builder.ToTable("school_holidays");
        builder.Property(holiday => holiday.Id).ValueGeneratedNever();
        builder.Property(holiday => holiday.First).HasColumnName("first_day");
        builder.Property(holiday => holiday.Last).HasColumnName("last_day");
        builder.HasIndex(holiday => new { holiday.Land, holiday.Last });
    }
}
