using Portal.Web.Provider;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.SignUp;

/// <summary>A field for the code of a letter or bill, however it is typed.</summary>
public sealed class ClaimCodeAttribute : InputAttribute
{
    private readonly LineAttribute line = new(ClaimCode.MaxLength * 2);

    public ClaimCodeAttribute() => Missing = "SignUp.CodeMissing";

    protected override Fault? Wrong(string typed) =>
        line.FaultOf(typed) ?? (ClaimCode.Read(typed) is null ? new("SignUp.CodeShape") : null);
}
