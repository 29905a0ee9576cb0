using Portal.Tests.Hosting;

namespace Portal.Tests.Agents;

/// <summary>Tests of the help desk that look at tickets of their own alone, and not at the queue, share a portal.</summary>
[CollectionDefinition(Name)]
public sealed class AgentsCollection : ICollectionFixture<InProcessPortal>
{
    public const string Name = "The help desk";
}
