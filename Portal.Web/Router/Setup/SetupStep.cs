namespace Portal.Web.Router.Setup;

/// <summary>The steps of setting up a router, in their order.</summary>
public enum SetupStep
{
    Unbox,
    Cable,
    Lamps,
    Connect,
    Configure,
    Secure,
    Check,
    Done,
}
