namespace Portal.Web.Troubleshoot.Speed;

/// <summary>What something needs that people do on the internet.</summary>
/// <param name="Name">The end of the key of its text.</param>
/// <param name="Download">Mbit/s.</param>
/// <param name="Upload">Mbit/s.</param>
/// <param name="Latency">The longest time of a small request, in ms; 0 where it does not matter.</param>
/// <param name="Jitter">How much that may differ, in ms; 0 where it does not matter.</param>
public sealed record SpeedNeed(string Name, int Download, int Upload, int Latency = 0, int Jitter = 0);
