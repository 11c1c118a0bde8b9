using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Explanation;

/// <summary>What advice says, in words.</summary>
public static class AdviceTexts
{
    /// <summary>A step, change, test or answer, in a few words.</summary>
    /// <param name="texts">Language.</param>
    /// <param name="code">Its kind.</param>
    /// <param name="arguments">Its variable parts.</param>
    /// <returns>Words without full stop.</returns>
    public static string Step(TextCatalogue texts, AdviceCode code, IEnumerable<TextArgument> arguments)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Format($"{nameof(AdviceCode)}.{code.Code()}", arguments);
    }

    /// <summary>How to go about it.</summary>
    /// <param name="texts">Language.</param>
    /// <param name="code">Its kind.</param>
    /// <returns>A sentence.</returns>
    public static string Do(TextCatalogue texts, AdviceCode code)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Text($"{nameof(AdviceCode)}.{code.Code()}.DO");
    }

    /// <summary>Two steps, or one, joined as one line.</summary>
    /// <param name="texts">Language.</param>
    /// <param name="gain">What is gained by them.</param>
    /// <returns>Words without full stop.</returns>
    public static string Steps(TextCatalogue texts, StepGain gain)
    {
        ArgumentNullException.ThrowIfNull(gain);
        return string.Join(" + ", gain.Steps.Select(step => Step(texts, step.Code, step.Arguments)));
    }

    /// <summary>An effort as people say it: minutes below two hours, then whole hours.</summary>
    /// <param name="texts">Language.</param>
    /// <param name="minutes">Minutes.</param>
    /// <returns>A number with its unit.</returns>
    public static string Effort(TextCatalogue texts, int minutes)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return minutes < 120
            ? texts.Format("Effort.MINUTES", [TextArgument.Number("count", minutes)])
            : texts.Format("Effort.HOURS", [TextArgument.Number("count", (minutes + 30) / 60)]);
    }
}
