namespace Portal.Web.Identity.Passkeys;

/// <summary>A button that asks for a passkey; a script shows it where the browser has any.</summary>
/// <param name="Action">Where the answer is sent. Its handler "options" gives the challenge.</param>
/// <param name="Label">Names the act.</param>
/// <param name="Return">Where the person was going.</param>
/// <param name="Suggested">True when keys are also suggested at the field for the address.</param>
/// <param name="IsSecond">True below a form whose button is the first one of its page.</param>
public sealed record PasskeyForm(string Action, string Label, string? Return, bool Suggested = false, bool IsSecond = false);
