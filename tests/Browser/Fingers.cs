using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>Somebody who has no mouse: reaches everything with Tab, and never has to guess where the focus is.</summary>
public sealed class Fingers(IPage page)
{
    private const int MostPresses = 400;

    /// <summary>Tab until the control is reached; on the way every stop is visible, in view and not covered.</summary>
    public async Task ReachAsync(ILocator control)
    {
        await Assertions.Expect(control).ToBeVisibleAsync();
        for (var presses = 0; !await IsFocusedAsync(control); presses++)
        {
            Assert.True(presses < MostPresses, $"{control} cannot be reached with Tab.");
            await page.Keyboard.PressAsync("Tab");
            Assert.Null(await page.EvaluateAsync<string?>(StopFault));
        }
    }

    public async Task PressAsync(ILocator control, string key = "Enter")
    {
        await ReachAsync(control);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Replaces what stands in a field.</summary>
    public async Task TypeAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses an entry of a list by the first letters of its name.</summary>
    public async Task ChooseAsync(ILocator list, string letters)
    {
        await ReachAsync(list);
        await page.Keyboard.TypeAsync(letters);
    }

    /// <summary>Opens the system's file dialogue; what happens in there is the browser's.</summary>
    public async Task ChooseFileAsync(ILocator field, FilePayload file)
    {
        await ReachAsync(field);
        var dialogue = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await dialogue.SetFilesAsync(file);
    }

    private static Task<bool> IsFocusedAsync(ILocator control) => control.EvaluateAsync<bool>("element => element === document.activeElement");

    // WCAG 2.4.7 and 2.4.11: the stop shows itself, and something of it is on the screen and on top.
    private const string StopFault = """
        () => {
          const stop = document.activeElement;
          if (!stop || stop === document.body || stop === document.documentElement) return null;
          const style = getComputedStyle(stop);
          const name = stop.outerHTML.slice(0, 120);
          if (style.outlineStyle === 'none' && style.boxShadow === 'none') return `no focus ring: ${name}`;
          const box = stop.getBoundingClientRect();
          if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `out of view: ${name}`;
          const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
          const y = Math.min(Math.max(box.top + Math.min(box.height, 20) / 2, 1), innerHeight - 1);
          const top = document.elementFromPoint(x, y);
          return top && (stop.contains(top) || top.contains(stop)) ? null : `covered by ${top?.outerHTML.slice(0, 80)}: ${name}`;
        }
        """;
}
