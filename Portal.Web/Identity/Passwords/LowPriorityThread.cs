using System.Runtime.InteropServices;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// Runs long calculations on threads of their own that let the short work of other threads go first: readers do not wait for a processor
/// that is hashing, nor for a thread of the pool.
/// </summary>
internal static class LowPriorityThread
{
    // Some third of the turns of an ordinary thread when all processors are taken, and a whole processor when one is free.
    private const int Niceness = 5;

    public static Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        // LongRunning makes a thread for this alone, which is gone afterwards: its rank need not be given back.
        return Task.Factory.StartNew(Begin, ct, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

        Task<T> Begin()
        {
            if (OperatingSystem.IsLinux())
                _ = SetPriority(0, 0, Niceness); // in Linux a thread's rank, and the runtime sets it nowhere; refused, it stays as it is
            else
                Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
            return work();
        }
    }

    [DllImport("libc", EntryPoint = "setpriority"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int niceness);
}
