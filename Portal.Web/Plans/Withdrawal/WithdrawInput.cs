using Portal.Web.Messages;
using Portal.Web.Plans.Notices;
using Portal.Web.Site.Forms;

namespace Portal.Web.Plans.Withdrawal;

/// <summary>What is asked of somebody who withdraws. No other question may be added: the law says these and no more.</summary>
public sealed record WithdrawInput
{
    [Line(NoticeContent.MaxNameLength, Missing = "Leaving.Name.Missing")]
    public string Name { get; init; } = "";

    [Line(NoticeContent.MaxNumberLength, Missing = "Leaving.Number.Missing")]
    public string Number { get; init; } = "";

    [Recipient]
    public string Email { get; init; } = "";

    public NoticeContent Content =>
        new()
        {
            Kind = NoticeKind.Withdraw,
            Name = Name,
            Number = Number,
            Email = Email,
        };
}
