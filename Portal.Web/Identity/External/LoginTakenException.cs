namespace Portal.Web.Identity.External;

/// <summary>A sign-in at an identity server belongs to somebody already.</summary>
public sealed class LoginTakenException : InvalidOperationException;
