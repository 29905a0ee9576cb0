using Microsoft.Playwright;
using Portal.Web.Site;

namespace Portal.Tests.Tickets;

public sealed partial class InBrowserTests
{
    [Fact]
    public async Task The_field_for_files_speaks_the_language_of_the_page_and_is_still_a_field()
    {
        await using var reader = await browser.ReaderAsync(
            portal.Program.Address,
            new()
            {
                Locale = "en",
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var page = await reader.NewPageAsync();
        foreach (var language in Language.All)
        {
            await page.GotoAsync($"/{language}/tickets/open/question");
            var (choose, field) = (page.Locator(".files .choose"), page.Locator("#files"));
            await Assertions.Expect(choose).ToHaveTextAsync(new Texts().In(language)["Tickets.Files.Choose"]);
            var (button, own) = ((await choose.BoundingBoxAsync())!, (await field.BoundingBoxAsync())!);
            Assert.Equal((button.X, button.Y), (own.X, own.Y)); // magnifiers look where the focus is
            Assert.InRange(button.X + button.Width, 0, 320);
            Assert.InRange(button.Height, 44, 200);
            // its words, in the language of the browser, are not seen
            Assert.Equal("0", await field.EvaluateAsync<string>("e => getComputedStyle(e).opacity"));
            await field.FocusAsync();
            await page.Keyboard.PressAsync("Shift+Tab");
            await page.Keyboard.PressAsync("Tab"); // by keyboard, so that the focus is shown
            await Assertions.Expect(field).ToBeFocusedAsync();
            Assert.NotEqual("none", await choose.EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
        }

        var byKeyboard = await page.RunAndWaitForFileChooserAsync(() => page.Locator("#files").PressAsync("Space"));
        Assert.True(byKeyboard.IsMultiple);
        await byKeyboard.SetFilesAsync(
            new FilePayload
            {
                Name = "one.txt",
                MimeType = "text/plain",
                Buffer = "one"u8.ToArray(),
            }
        );
        await Assertions.Expect(page.Locator(".file-list button[name=remove]")).ToHaveCountAsync(1);
        var byHand = await page.RunAndWaitForFileChooserAsync(() => page.Locator(".files .choose").ClickAsync());
        await byHand.SetFilesAsync(
            new FilePayload
            {
                Name = "two.txt",
                MimeType = "text/plain",
                Buffer = "two"u8.ToArray(),
            }
        );
        await Assertions.Expect(page.Locator(".file-list li").Last).ToContainTextAsync("two.txt");
        await using var without = await browser.ReaderAsync(portal.Program.Address, new() { JavaScriptEnabled = false });
        var plain = await without.NewPageAsync();
        await plain.GotoAsync("/ru/tickets/open/question");
        await Assertions.Expect(plain.Locator("#files")).ToBeVisibleAsync();
        await Assertions.Expect(plain.Locator(".files .choose")).ToBeHiddenAsync();
        Assert.InRange((await plain.Locator("#files").BoundingBoxAsync())!.Width, 100, 2000);
    }

    [Fact]
    public async Task Files_travel_by_themselves_and_one_that_fails_harms_no_other()
    {
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/tickets/open/question");
        await page.FillAsync("#text", "Typed before.");
        await page.SetInputFilesAsync(
            "#files",
            (FilePayload[])
                [
                    new()
                    {
                        Name = "one.txt",
                        MimeType = "text/plain",
                        Buffer = "one"u8.ToArray(),
                    },
                    new()
                    {
                        Name = "two.exe",
                        MimeType = "text/plain",
                        Buffer = [1, 2, 3],
                    },
                ]
        );
        await Assertions.Expect(page.Locator(".file-list button[name=remove]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".file-list .error")).ToHaveCountAsync(1);
        await page.EvaluateAsync(
            """
            () => {
              const data = new DataTransfer();
              data.items.add(new File(['three'], 'three.txt', { type: 'text/plain' }));
              document.querySelector('form.ask-form').dispatchEvent(new ClipboardEvent('paste', {
                  clipboardData: data, bubbles: true, cancelable: true }));
            }
            """
        );
        await Assertions.Expect(page.Locator(".file-list button[name=remove]")).ToHaveCountAsync(2);
        await page.Locator(".file-list button[name=remove]").First.ClickAsync();
        await Assertions.Expect(page.Locator(".file-list button[name=remove]")).ToHaveCountAsync(1);
        Assert.Equal("Typed before.", await page.InputValueAsync("#text"));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_says_so_and_loses_neither_the_words_nor_the_other_files()
    {
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/tickets/open/question");
        await page.FillAsync("#text", "Typed before.");
        var uploads = 0;
        await page.RouteAsync(
            "**/tickets/files",
            route => Interlocked.Increment(ref uploads) == 2 ? route.AbortAsync("connectionreset") : route.ContinueAsync()
        );
        foreach (var name in new[] { "one.txt", "two.txt", "three.txt" })
        {
            await page.SetInputFilesAsync(
                "#files",
                new FilePayload
                {
                    Name = name,
                    MimeType = "text/plain",
                    Buffer = "plain"u8.ToArray(),
                }
            );
            await Assertions.Expect(page.Locator(".file-list progress")).ToHaveCountAsync(0);
        }

        Assert.Equal(
            ["one.txt", "three.txt"],
            (await page.Locator(".file-list li:has(button[name=remove]) .file-name").AllInnerTextsAsync()).Order()
        );
        await Assertions.Expect(page.Locator(".file-list .error")).ToContainTextAsync("two.txt");
        Assert.Equal("Typed before.", await page.InputValueAsync("#text"));
    }
}
