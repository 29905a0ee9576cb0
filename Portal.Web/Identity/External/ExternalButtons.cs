namespace Portal.Web.Identity.External;

/// <summary>Links to identity servers, that look like buttons.</summary>
/// <param name="Servers">Which.</param>
/// <param name="Way">Where each begins.</param>
public sealed record ExternalButtons(IReadOnlyList<ExternalServer> Servers, Func<ExternalServer, string> Way);
