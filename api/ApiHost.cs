using Coordination.Api.Access;
using Coordination.Api.Agenda;
using Coordination.Api.AnswerLinks;
using Coordination.Api.Calendar;
using Coordination.Api.Clock;
using Coordination.Api.Documents;
using Coordination.Api.Errands;
using Coordination.Api.FollowUps;
using Coordination.Api.Groups;
using Coordination.Api.Health;
using Coordination.Api.Journal;
using Coordination.Api.Minutes;
using Coordination.Api.Polls;
using Coordination.Api.Rules;
using Coordination.Api.Scheduling;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Hosting;

namespace Coordination.Api;

/// <summary>
/// The API as one program: what it needs, then who may enter, then its rooms. To add a room: a folder with entity, tables
/// (<c>IEntityTypeConfiguration</c>, found by itself), endpoints (one <c>MapX</c> call below), and the next free number of SQL script for
/// both providers under <c>Storage/Sql</c>.
/// </summary>
public static class ApiHost
{
    public static WebApplication Build(WebApplicationOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = options.Args,
            EnvironmentName = options.EnvironmentName,
            // Two hosts may share a process: neither may take the other's name or files.
            ApplicationName = options.ApplicationName ?? typeof(ApiHost).Assembly.GetName().Name,
            ContentRootPath = options.ContentRootPath ?? AppContext.BaseDirectory,
            WebRootPath = options.WebRootPath,
        });
        builder.AddHostBasics();
        configure?.Invoke(builder);

        builder.AddStorage();
        builder.AddAccess();
        builder.AddRules();
        builder.AddHealth();
        builder.AddApiDocument();
        builder.AddClock();
        builder.AddMinutes();
        builder.AddDocuments();
        builder.AddCalendar();

        var app = builder.Build();
        app.UseRules();
        app.UseAccess();
        MapRooms(app);
        return app;
    }

    private static void MapRooms(WebApplication app)
    {
        app.MapGroups();
        app.MapConversations();
        app.MapSessions();
        app.MapScheduling();
        app.MapAttendanceAnswers();
        app.MapDatePolls();
        app.MapAnswerLinks();
        app.MapAgenda();
        app.MapRecusals();
        app.MapFollowUps();
        app.MapJournal();
        app.MapHealth();
        app.MapApiDocument();
        app.MapMinutesRoom();
        app.MapDocuments();
        app.MapErrands();
        app.MapGroupErrands();
        app.MapMyCalendar();
        app.MapOutlook();
        app.MapCalendar();
    }
}
