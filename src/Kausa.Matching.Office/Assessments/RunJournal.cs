using System.Text;
using System.Text.Json;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Office.Assessments;

/// <summary>A run that is under way, line by line: what it is about, then each person as soon as they are done.</summary>
/// <remarks>A line that was cut off does not count; whoever goes on writes over it.</remarks>
internal sealed class RunJournal : IDisposable
{
    private const byte LineEnd = (byte)'\n';
    private readonly FileStream _file;

    private RunJournal(FileStream file, List<PersonDeltaDocument> done)
    {
        _file = file;
        Done = done;
    }

    /// <summary>The people who are done, in their order.</summary>
    public List<PersonDeltaDocument> Done { get; }

    /// <summary>Begins a journal, or goes on with the one that is there when it is about the same run.</summary>
    /// <exception cref="PathException">It cannot be written.</exception>
    public static RunJournal Open(string path, DeltaRunDocument run, bool resume)
    {
        var file = Open(path);
        try
        {
            var head = Line(run);
            var (lines, length) = WholeLines(file);
            var journal = new RunJournal(file, []);
            if (resume && lines.Count > 0 && lines[0].AsSpan().SequenceEqual(head))
            {
                journal.Done.AddRange(lines.Skip(1).Select(line => JsonSerializer.Deserialize<PersonDeltaDocument>(line, DeltaRunDocument.Form)!));
                file.SetLength(length);
                file.Seek(0, SeekOrigin.End);
                return journal;
            }

            file.SetLength(0);
            journal.Append(head);
            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Notes a person; it outlives the process from here on.</summary>
    public void Add(PersonDeltaDocument person)
    {
        Append(Line(person));
        Done.Add(person);
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PathException.NotWritten(folder, exception);
        }
    }

    private void Append(byte[] line)
    {
        _file.Write([.. line, LineEnd]);
        _file.Flush();
    }

    private static byte[] Line<T>(T value) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, DeltaRunDocument.Form));

    private static (List<byte[]> Lines, long Length) WholeLines(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.Seek(0, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        var lines = new List<byte[]>();
        var begin = 0;
        for (var end = Array.IndexOf(bytes, LineEnd); end >= 0; end = Array.IndexOf(bytes, LineEnd, begin))
        {
            lines.Add(bytes[begin..end]);
            begin = end + 1;
        }

        return (lines, begin);
    }
}
