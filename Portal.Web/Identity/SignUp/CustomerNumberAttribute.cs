using Portal.Web.Provider;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.SignUp;

/// <summary>A field for a customer number, however it is typed. What cannot be one is refused openly, for that is no secret.</summary>
public sealed class CustomerNumberAttribute : InputAttribute
{
    private readonly LineAttribute line = new(CustomerNumber.MaxLength * 2);

    public CustomerNumberAttribute() => Missing = "SignUp.NumberMissing";

    protected override Fault? Wrong(string typed) =>
        line.FaultOf(typed) ?? (CustomerNumber.Read(typed) is null ? new("SignUp.NumberShape") : null);
}
