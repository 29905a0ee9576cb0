namespace Portal.Web.Data;

/// <summary>How long what has ended is kept: the section "Retention" of the settings. 0 keeps it for ever.</summary>
public sealed record RetentionOptions
{
    /// <summary>
    /// Days after its last change until a ticket that has ended loses everything personal. Three years: so long may most claims from a
    /// contract be made.
    /// </summary>
    public int TicketDays { get; init; } = 1095;

    /// <summary>
    /// Days until a row of the audit trail is deleted. As long as tickets, so that nobody's request outlives the account of who read it.
    /// </summary>
    public int AuditDays { get; init; } = 1095;

    /// <summary>Days until a notice that something changed, which every node has long read, is deleted.</summary>
    public int ChangeDays { get; init; } = 30;

    public static RetentionOptions FromConfiguration(IConfiguration configuration) =>
        configuration.GetSection("Retention").Get<RetentionOptions>() ?? new RetentionOptions();

    /// <summary>What is wrong with the settings, in words for the operator.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration)
    {
        var options = FromConfiguration(configuration);
        return
        [
            .. from setting in new[]
            {
                (Name: nameof(TicketDays), Days: options.TicketDays),
                (Name: nameof(AuditDays), Days: options.AuditDays),
                (Name: nameof(ChangeDays), Days: options.ChangeDays),
            }
            where setting.Days < 0
            select $"Retention:{setting.Name} is a number of days; 0 keeps everything for ever.",
        ];
    }
}
