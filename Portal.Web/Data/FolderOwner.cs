using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Web.Data;

/// <summary>
/// Gives a file that root has made to whoever owns the folder it lies in. The framework has no words for owners; the structure of statx is
/// the same on every processor.
/// </summary>
internal static class FolderOwner
{
    private const int CurrentFolder = -100;
    private const uint OwnerAndGroup = 0x18;
    private const int OwnerAt = 20;
    private const int GroupAt = 24;

    public static void Inherit(string path)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || Path.GetDirectoryName(path) is not { Length: > 0 } folder)
            return;
        try
        {
            var about = new byte[256];
            if (StatX(CurrentFolder, Text(folder), 0, OwnerAndGroup, about) != 0)
                return;
            _ = ChangeOwner(
                Text(path),
                BinaryPrimitives.ReadUInt32LittleEndian(about.AsSpan(OwnerAt)),
                BinaryPrimitives.ReadUInt32LittleEndian(about.AsSpan(GroupAt))
            );
        }
        catch (EntryPointNotFoundException)
        {
            // An old C library: the file stays root's.
        }
    }

    private static byte[] Text(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "statx"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, [Out] byte[] about);

    [DllImport("libc", EntryPoint = "lchown"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner(byte[] path, uint owner, uint group);
}
