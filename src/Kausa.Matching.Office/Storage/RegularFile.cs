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

    [DllImport("libc", EntryPoint = "lseek", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long Seek(SafeFileHandle file, long offset, int whence);
}
