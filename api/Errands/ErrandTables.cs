using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Coordination.Api.Errands;

internal sealed class ErrandTables : IEntityTypeConfiguration<Errand>
{
    public void Configure(EntityTypeBuilder<Errand> builder)
    {
        builder.Property(errand => errand.Id).ValueGeneratedNever();
        // A report that comes while the errand is handed to somebody else must not overwrite the new lease.
        builder.Property(errand => errand.LeaseToken).IsConcurrencyToken();
        builder.HasIndex(errand => new { errand.Cause, errand.Kind, errand.RecipientPersonId, errand.SubjectVersion }).IsUnique();
        // A unique index takes two NULLs for different: errands without a recipient need their own.
        builder.HasIndex(errand => new { errand.Cause, errand.Kind, errand.SubjectVersion }).IsUnique()
            .HasFilter("recipient_person_id IS NULL");
        builder.HasIndex(errand => new { errand.State, errand.DueAt });
        builder.HasIndex(errand => errand.SessionId);
        builder.HasIndex(errand => errand.GroupId);
    }
}
