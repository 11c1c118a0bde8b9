@rem Runs the command line from this checkout; the first call builds it.
@dotnet run -c Release --project "%~dp0src\Kausa.Matching.Cli" -- %*
