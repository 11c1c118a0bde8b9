using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws which German a company cannot do without and which it wishes for.</summary>
internal static class LanguageNeedDraw
{
    public static ValueList<LanguageMinimum> Minima(TradeCustoms customs, PlaceRates rates, RandomStream random)
    {
        var reason = random.Percent(rates.MinimumJustifiedPercent) ? customs.Reason : null;
        var oral = Shifted(customs.Oral, random);
        var written = Shifted(customs.Written, random);
        return random.Below(100) switch
        {
            < 55 => [new(LanguageSkill.Speaking, oral, reason)],
            < 80 => [new(LanguageSkill.Listening, oral, reason), new(LanguageSkill.Speaking, oral, reason)],
            < 92 => [new(LanguageSkill.Reading, written, reason), new(LanguageSkill.Speaking, oral, reason)],
            _ => [new(LanguageSkill.Writing, written, reason), new(LanguageSkill.Speaking, oral, reason)],
        };
    }

    public static ValueList<LanguageTarget> Targets(TradeCustoms customs, PlaceRates rates, RandomStream random)
    {
        if (!random.Percent(rates.LanguageTargetPercent))
        {
            return [];
        }

        return
        [
            new LanguageTarget(LanguageSkill.Listening, customs.Oral),
            new LanguageTarget(LanguageSkill.Reading, Shifted(customs.Written, random)),
            new LanguageTarget(LanguageSkill.Speaking, Shifted(customs.Oral, random)),
        ];
    }

    private static CefrLevel Shifted(CefrLevel level, RandomStream random)
    {
        var shift = random.Below(100) switch { < 30 => -1, < 92 => 0, _ => 1 };
        return (CefrLevel)Math.Clamp((int)level + shift, (int)CefrLevel.A1, (int)CefrLevel.B2);
    }
}
