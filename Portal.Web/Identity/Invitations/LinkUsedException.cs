namespace Portal.Web.Identity.Invitations;

/// <summary>Of two who held the same link the other was faster; what was written beside it is undone.</summary>
public sealed class LinkUsedException() : Exception("The link was used already.");
