using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kausa.Matching.Office.Storage;

/// <summary>Opens files that hold their content; a named pipe would wait for ever for somebody to write.</summary>
public static class RegularFile
{
    // O_RDONLY | O_NONBLOCK | O_CLOEXEC, with which opening a pipe does not wait.
    private const int LinuxFlags = 0x800 | 0x80000;
    private const int MacFlags = 0x4 | 0x1000000;

    // AT_FDCWD, STATX_TYPE, offsetof(struct statx, stx_mode), S_IFMT, S_IFREG, S_IFDIR.
    private const int WorkingFolder = -100;
    private const uint TypeMask = 1;
    private const int ModeOffset = 28;
    private const int TypeBits = 0xF000;
    private const int RegularType = 0x8000;
    private const int FolderType = 0x4000;

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>A stream the caller disposes.</returns>
    /// <exception cref="NoFileException">It is a folder, or a pipe or another thing without content of its own.</exception>
    /// <exception cref="PathException">There is no such file, it may not be read, or the system cannot open it.</exception>
    public static Stream Open(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
        {
            return OpenOrWait(path);
        }

        using (var probe = new SafeFileHandle(OpenWithoutWaiting(Encoding.UTF8.GetBytes(path + '\0'), OperatingSystem.IsMacOS() ? MacFlags : LinuxFlags), ownsHandle: true))
        {
            if (!probe.IsInvalid && Seek(probe, 0, 1) < 0)
            {
                throw new NoFileException(path, isFolder: false, new Win32Exception());
            }
        }

        return OpenRead(path);
    }

    /// <summary>Opens a file for reading, or a pipe, for whose content it waits.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>A stream the caller disposes.</returns>
    /// <exception cref="NoFileException">It is a folder.</exception>
    /// <exception cref="PathException">There is no such file, it may not be read, or the system cannot open it.</exception>
    public static Stream OpenOrWait(string path) => Directory.Exists(path) ? throw new NoFileException(path, isFolder: true) : OpenRead(path);

    /// <summary>Whether something is there that is neither file nor folder: a device, a pipe, a socket. Links are followed.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>False where the system cannot be asked, which only Linux can.</returns>
    internal static bool IsOther(string path)
    {
        // struct statx, of which the bits of the mode are asked for.
        Span<byte> found = stackalloc byte[256];
        return OperatingSystem.IsLinux()
            && Stat(WorkingFolder, Encoding.UTF8.GetBytes(path + '\0'), 0, TypeMask, ref found[0]) == 0
            && (BitConverter.ToUInt16(found[ModeOffset..]) & TypeBits) is not (RegularType or FolderType);
    }

    private static FileStream OpenRead(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PathException.NotRead(path, exception);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenWithoutWaiting(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat(int folder, byte[] path, int flags, uint mask, ref byte found);

    [DllImport("libc", EntryPoint = "lseek", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long Seek(SafeFileHandle file, long offset, int whence);
}
