using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Polls;

/// <summary>Checks what people entered for a Terminumfrage before a rule looks at it.</summary>
public static class DatePollForms
{
    private const int FewestOptions = 2;
    private const int MostOptions = 10;
    private const int LongestPlace = 300;
    private const int LongestReason = 1000;

    public static OpenDatePoll Clean(OpenDatePoll form)
    {
        var options = Check.All(form.Options, "options");
        Check.Between(options.Count, FewestOptions, MostOptions, "options");
        List<PollOption> clean = [.. options.Select(option => new PollOption(
            UtcMilliseconds.Cut(Check.Instant(option.StartsAt, "options.startsAt")), UtcMilliseconds.Cut(Check.Instant(option.EndsAt, "options.endsAt"))))];
        if (clean.Distinct().Count() != clean.Count)
        {
            throw Check.Malformed("options", FieldProblem.Duplicate);
        }

        return new OpenDatePoll(
            Check.Id(form.GroupId, "groupId"), clean, UtcMilliseconds.Cut(Check.Instant(form.Deadline, "deadline")), Check.OptionalLine(form.Place, "place", LongestPlace));
    }

    public static AnswerDatePoll Clean(AnswerDatePoll form, DatePoll poll)
    {
        var choices = Check.Given(form.Choices, "choices");
        Check.Between(choices.Count, poll.Options.Count, poll.Options.Count, "choices");
        return new AnswerDatePoll([.. choices.Select(choice => Check.Known(choice, "choices"))]);
    }

    public static FinaliseDatePoll Clean(FinaliseDatePoll form, DatePoll poll) => new(
        Check.Between(form.Option, 0, poll.Options.Count - 1, "option"), Check.OptionalText(form.Reason, "reason", LongestReason));
}
