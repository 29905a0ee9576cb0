namespace Portal.Web.Tickets.New;

/// <summary>What every form with files holds beside its words: which one it is, and what is asked for.</summary>
public sealed record SubmissionInput
{
    /// <summary>What the form counts once by, however often it is sent.</summary>
    public string? Key { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Act { get; init; }

    /// <summary>The file to be taken out again.</summary>
    public string? Remove { get; init; }

    /// <summary>The form as it is sent. One that came without a key gets one.</summary>
    public SubmittedForm FormOf(HttpContext context)
    {
        Key = IdempotencyKey.Read(Key);
        return new SubmittedForm(Key, IdempotencyKey.ForFiles(Key, context));
    }
}
