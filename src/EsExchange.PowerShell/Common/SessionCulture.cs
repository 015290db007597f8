using System;
using System.Threading.Tasks;
#if !NET
using System.Globalization;
using System.Threading;
#endif

namespace EsExchange.PowerShell.Common;

/// <summary>Lets work on other threads speak the session's language and write its numbers.</summary>
/// <remarks>
/// .NET hands the cultures on to wherever the work goes. In Windows PowerShell, which counts as a program of older times, .NET Framework does not:
/// there a thread gets them as the work comes to it, and has its own back as the work leaves.
/// </remarks>
internal static class SessionCulture
{
#if NET
    /// <summary>Runs work on the threads of the pool.</summary>
    public static Task<T> Run<T>(Func<Task<T>> work) => Task.Run(work);
#else
    private static readonly bool Flows = !(AppContext.TryGetSwitch("Switch.System.Globalization.NoAsyncCurrentCulture", out bool isOff) && isOff);
    private static readonly AsyncLocal<Cultures?> Carried = new(Change);

    [ThreadStatic]
    private static Cultures? _former;

    /// <summary>Runs work on the threads of the pool.</summary>
    public static Task<T> Run<T>(Func<Task<T>> work)
    {
        if (Flows)
            return Task.Run(work);
        Cultures session = Cultures.Current;
        return Task.Run(() =>
        {
            Carried.Value = session;
            return work();
        });
    }

    private static void Change(AsyncLocalValueChangedArgs<Cultures?> change)
    {
        if (change.PreviousValue is null)
            _former = Cultures.Current;
        (change.CurrentValue ?? _former)?.Apply();
    }

    private sealed record Cultures(CultureInfo Culture, CultureInfo Language)
    {
        public static Cultures Current => new(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public void Apply()
        {
            Thread.CurrentThread.CurrentCulture = Culture;
            Thread.CurrentThread.CurrentUICulture = Language;
        }
    }
#endif
}
