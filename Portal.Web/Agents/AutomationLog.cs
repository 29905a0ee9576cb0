using Portal.Web.Data;

namespace Portal.Web.Agents;

/// <summary>Remembers what was done by itself, so that it is done once.</summary>
internal static class AutomationLog
{
    private const string Keep = """
        insert into sla_step (ticket_id, step, about, at) values (@ticketId, @step, @about, @Now)
        on conflict (ticket_id, step, about) do nothing
        """;

    /// <returns>False when the step was taken before.</returns>
    public static async Task<bool> StepAsync(this UnitOfWork work, long ticketId, string step, DateTimeOffset about) =>
        await work.ExecuteAsync(
            Keep,
            new
            {
                ticketId,
                step,
                about,
                work.Now,
            }
        ) == 1;
}
