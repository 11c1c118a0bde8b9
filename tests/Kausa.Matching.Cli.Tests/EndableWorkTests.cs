using System.Text;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli.Tests;

/// <summary>Whoever asks the process to end waits neither for work that cannot end inside nor for the rest of a file.</summary>
public sealed class EndableWorkTests
{
    [Fact]
    public async Task Wait_WorkThatDoesNotLookForItsEnd_IsNotWaitedFor()
    {
        using var hold = new ManualResetEventSlim();
        using var end = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        var waiting = Task.Run(() => EndableWork.Wait(
            () =>
            {
                begun.SetResult();
                hold.Wait();
                done.SetResult();
            },
            end.Token));
        await begun.Task;
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(done.Task.IsCompleted);
        hold.Set();
        await done.Task;
    }

    [Fact]
    public void Wait_WorkThatEnds_GivesItsResultOrItsOwnError()
    {
        Assert.Equal(7, EndableWork.Wait(() => 7, CancellationToken.None));
        Assert.Throws<IOException>(() => EndableWork.Wait(() => throw new IOException("full"), CancellationToken.None));
    }

    [Fact]
    public void CancellableSink_CancelledInsideAFile_TakesNothingMoreOfIt()
    {
        using var end = new CancellationTokenSource();
        using var files = new MemoryMarketSink();
        using var sink = new CancellableSink(files, end.Token);
        using (var file = sink.Create("places.csv"))
        {
            file.Write(Encoding.UTF8.GetBytes("id\n"));
            end.Cancel();
            Assert.Throws<OperationCanceledException>(() => file.Write(Encoding.UTF8.GetBytes("p-1\n")));
        }

        Assert.Throws<OperationCanceledException>(() => sink.Create("candidates.csv"));
        Assert.Throws<OperationCanceledException>(sink.Complete);
    }
}
