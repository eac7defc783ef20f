namespace Coordination.Api.Minutes;

/// <summary>The room of transcripts and minutes: what it needs and where it is reached.</summary>
public static class MinutesSetup
{
    public static void AddMinutes(this WebApplicationBuilder builder) => builder.Services.AddSingleton<Judges>();

    public static void MapMinutesRoom(this IEndpointRouteBuilder routes)
    {
        routes.MapTranscripts();
        routes.MapDrafts();
        routes.MapMinutes();
        routes.MapRedrafts();
        routes.MapSecondLook();
        routes.MapApprovals();
        routes.MapApprovedMinutes();
    }
}
