using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Resources;

namespace EsExchange.Operations.Schedules;

/// <summary>Runs programs as processes.</summary>
public sealed class ProcessRunner : ICommandRunner
{
    private const int BufferSize = 4096;

    /// <inheritdoc/>
    public async Task<CommandResult> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, new CommandLine(program, arguments).WindowsArguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            throw new ScheduleException("SchedulerMissing", Messages.Format("SchedulerMissing", program, error.Message), error);
        }

        Task<string> output = Task.Run(process.StandardOutput.ReadToEnd, CancellationToken.None);
        Task<string> errors = Task.Run(process.StandardError.ReadToEnd, CancellationToken.None);
        using (var bytes = new MemoryStream(Encoding.UTF8.GetBytes(input)))
            await bytes.CopyToAsync(process.StandardInput.BaseStream, BufferSize, cancellationToken).ConfigureAwait(false);
        process.StandardInput.Close();
        await Task.WhenAll(output, errors).ConfigureAwait(false);
        process.WaitForExit();
        return new CommandResult(process.ExitCode, await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
    }
}
