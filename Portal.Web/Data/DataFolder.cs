namespace Portal.Web.Data;

/// <summary>
/// The folder everything the portal keeps lies in. Only the user the portal runs as may look into it; a file that root makes in somebody
/// else's folder becomes theirs, so that a command run as root does not shut the portal out.
/// </summary>
internal static class DataFolder
{
    /// <summary>The folder in it that holds what is searched, made of the database. It may be deleted at any time.</summary>
    public const string SearchIndex = "search";

    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    /// <summary>Its path, by the setting Data:Folder.</summary>
    public static string PathFrom(IConfiguration configuration, IHostEnvironment environment) =>
        Path.GetFullPath(
            Path.Combine(environment.ContentRootPath, (configuration.GetSection("Data").Get<DataOptions>() ?? new DataOptions()).Folder)
        );

    /// <summary>
    /// Makes the folder if it is not there, and closes what an older version or somebody's hand left open to other users.
    /// </summary>
    /// <exception cref="DataFolderException">The folder is not there and cannot be made.</exception>
    public static void Secure(string folder)
    {
        MakeFolder(folder);
        if (OperatingSystem.IsWindows())
            return;
        Close(folder, OwnFolder);
        foreach (var inside in Directory.EnumerateDirectories(folder))
            Close(inside, OwnFolder); // what lies deeper is closed by it
        foreach (var file in Directory.EnumerateFiles(folder))
            Close(file, OwnFile);
    }

    public static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        OrSay(
            folder,
            () => _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OwnFolder)
        );
        FolderOwner.Inherit(folder);
    }

    /// <summary>Makes an empty file nobody else may read; one that is there already is left alone.</summary>
    public static void MakeFile(string file)
    {
        if (Path.Exists(file))
            return;
        MakeFolder(Path.GetDirectoryName(file)!);
        OrSay(file, () => New(file, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose()); // two programs may make it at the same time
        FolderOwner.Inherit(file);
    }

    /// <summary>Opens a new file for writing that nobody else may read.</summary>
    public static FileStream New(string file, FileMode mode = FileMode.CreateNew, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        return new FileStream(file, options);
    }

    private static void OrSay(string path, Action make)
    {
        try
        {
            make();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(
                $"{path} cannot be made: {error.Message} Is the disk writable for the user the portal runs as, and "
                    + "Data:Folder the right one?",
                error
            );
        }
    }

    // What belongs to somebody else can be closed by nobody but them, and need not be: the folder is.
    private static void Close(string path, UnixFileMode most)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~most) != 0)
                File.SetUnixFileMode(path, File.GetUnixFileMode(path) & most);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { }
    }
}

/// <summary>The data folder, or a file in it, is not there and cannot be made.</summary>
internal sealed class DataFolderException(string message, Exception reason) : IOException(message, reason);
