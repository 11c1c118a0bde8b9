using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Lets a person sit a choice test in German: who does not know guesses, so hardly anybody falls below one in four.</summary>
internal static class ChoiceTest
{
    private const int B2Tenths = 40;
    private const int All = 10_000;

    public static int ItemsRight(Person person, RandomStream random, CompetenceDimension dimension)
    {
        var rates = person.Population.Evidence;
        var missingTenths = Math.Max(0, B2Tenths - person.TrueLanguage(LanguageSkill.Reading));
        var shown = Math.Clamp(person.TrueSkill(dimension) - rates.TestDifficultyPoints - (missingTenths * rates.TestLanguageLoadTenths / 10), 0, 100);
        var guess = All / rates.TestOptionCount;
        var right = 0;
        for (var item = 0; item < rates.TestItemCount; item++)
        {
            right += random.Myriad(guess + ((All - guess) * shown / 100)) ? 1 : 0;
        }

        return right;
    }
}
