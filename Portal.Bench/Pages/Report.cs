namespace Portal.Bench.Pages;

/// <summary>Medians over the rounds, and their ratios to plaintext and nginx.</summary>
internal sealed class Report(IReadOnlyDictionary<string, List<Round>> seen)
{
    public void Print()
    {
        var plain = Median(seen["plaintext"].Select(r => r.RequestsPerSecond));
        var nginx = Median(seen["nginx, same bytes"].Select(r => r.CpuMicroseconds));
        Console.WriteLine();
        Console.WriteLine($"{"", -20}{"requests/s", 12}{"min", 10}{"max", 10}{"/ plaintext", 13}{"CPU us", 9}{"/ nginx", 9}{"not 2xx", 9}");
        foreach (var (name, rounds) in seen)
        {
            var speeds = rounds.Select(r => r.RequestsPerSecond).ToList();
            var (speed, cpu) = (Median(speeds), Median(rounds.Select(r => r.CpuMicroseconds)));
            Console.WriteLine(
                $"{name, -20}{speed, 12:N0}{speeds.Min(), 10:N0}{speeds.Max(), 10:N0}"
                    + $"{speed / plain, 13:N2}{cpu, 9:N1}{cpu / nginx, 9:N2}{rounds.Sum(r => r.Failed), 9:N0}"
            );
        }
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
