using Kausa.Matching.Lab.Speed;

namespace Kausa.Matching.Lab.Tests.Speed;

public class MicrosTests
{
    // 200 questions of 1 to 200 µs; in each of three rounds the machine interrupts another ten.
    [Fact]
    public void OfRounds_InterruptionsThatHitAnotherQuestionEachRound_CountForNone()
    {
        var rounds = Enumerable.Range(1, 200).Select(question => Enumerable.Range(0, 3).Select(round => question % 20 == round ? 1_000.0 : question).ToArray()).ToArray();

        Assert.Equal(new Micros(101, 199, 200), Micros.OfRounds(rounds));
    }

    [Fact]
    public void OfRounds_NothingAsked_IsNothing() => Assert.Equal(default, Micros.OfRounds([]));
}
