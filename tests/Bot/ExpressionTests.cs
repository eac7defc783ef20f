using Coordination.Bot.Texts;

namespace Coordination.Tests.Bot;

public sealed class ExpressionTests
{
    [Fact]
    public void A_text_that_would_hold_up_the_quick_engine_is_given_to_the_steady_one()
    {
        var expression = new Expression("^(?:(?<word>a+)+b)$");
        Assert.False(expression.Match(new string('a', 2000)).Success);
        Assert.True(expression.IsSteady);
        Assert.Equal("aaa", expression.Match("AAAb".ToLowerInvariant()).Groups["word"].Value);
    }

    [Fact]
    public void Ordinary_texts_need_the_quick_engine_only()
    {
        var expression = new Expression("^(?:top\\s*:\\s*(?<free>\\S.*))$");
        Assert.Equal("Öffentlicher Nahverkehr", expression.Match("Top: Öffentlicher Nahverkehr").Groups["free"].Value);
        Assert.False(expression.Match("Tagesordnung").Success);
        Assert.False(expression.IsSteady);
    }
}
