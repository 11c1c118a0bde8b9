using Kausa.Rpc.InteropHost;

namespace Kausa.Rpc.Tests.Server;

public class InteropHostTests
{
    [Theory]
    [InlineData("--port '0': allowed is a port from 1 to 65533", "--port", "0")]
    [InlineData("--port '65534': allowed is a port from 1 to 65533", "--port", "65534")]
    [InlineData("--port '99999': allowed is a port from 1 to 65533", "--port", "99999")]
    [InlineData("--port '': allowed is a port from 1 to 65533")]
    [InlineData("belong together", "--port", "5001", "--cert", "no-such.pem")]
    [InlineData("--cert 'no-such.pem'", "--port", "5001", "--cert", "no-such.pem", "--key", "no-such.key")]
    public void Start_WrongOptions_IsRefusedInWords(string words, params string[] options)
    {
        var (before, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            Assert.Equal(2, typeof(InteropService).Assembly.EntryPoint!.Invoke(null, [options]));
        }
        finally
        {
            Console.SetError(before);
        }
        Assert.Contains(words, said.ToString(), StringComparison.Ordinal);
    }
}
