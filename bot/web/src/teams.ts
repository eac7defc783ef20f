/** Takes Teams' theme where the page is shown inside Teams; elsewhere the SDK is not even loaded. */
export async function followTeams(): Promise<void> {
  if (window.parent === window) {
    return;
  }

  try {
    const { app } = await import("@microsoft/teams-js");
    await app.initialize();
    setTheme((await app.getContext()).app.theme);
    app.registerOnThemeChangeHandler(setTheme);
    app.notifySuccess();
  } catch {
    // Framed by somebody who is not Teams: the page keeps the theme of the device.
  }
}

function setTheme(theme: string): void {
  if (theme === "default" || theme === "dark" || theme === "contrast") {
    document.documentElement.dataset.theme = theme;
  }
}
