// Drives the workbench as a person does: keys, clicks and what is to be seen.
import { join } from 'node:path';
import { resultsFolder } from '../../scripts/editor/paths.mjs';
import { until } from './folders.mjs';

export class Workbench {
  /** @param page Playwright's page */
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(30_000);
  }

  /** Opens a folder and waits until the workbench answers. */
  static open(browser, origin, folder) {
    return Workbench.openAddress(browser, `${origin}/?folder=${encodeURIComponent(folder)}`);
  }

  /** Opens the workbench at an address and waits until it shows its folder. */
  static async openAddress(browser, address) {
    const page = await browser.newPage({ viewport: { width: 1360, height: 800 }, reducedMotion: 'reduce' });
    const workbench = new Workbench(page);
    await page.goto(address);
    await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
    return workbench;
  }

  async close() {
    await this.page.close();
  }

  /** Leaves a picture in test/.results. `moving`: false where a hover would be gone when the mouse moves. */
  async picture(name, { moving = true } = {}) {
    // The mouse stays out of the picture, or what it hovers explains itself in it.
    if (moving) await this.page.mouse.move(700, 790);
    await this.page.screenshot({ path: join(resultsFolder, `${name}.png`), animations: 'disabled' });
  }

  /** Opens a file by its name through Quick Open. */
  async openFile(name) {
    const exactly = new RegExp(`^${name.replaceAll('.', '\\.')}$`);
    await this.pick('Control+P', name, exactly);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command from the palette by its title. */
  async command(title) {
    await this.pick('F1', title, title);
  }

  async pick(key, text, row) {
    const input = this.page.locator('.quick-input-widget input').first();
    await this.press([key], input);
    await this.page.keyboard.type(text);
    const label = this.page.locator('.label-name', { hasText: row });
    const entry = this.page.locator('.quick-input-list .monaco-list-row').filter({ has: label }).first();
    await entry.click();
  }

  /** Waits for the question with a title in the quick input widget. */
  async question(title) {
    await this.page.locator('.quick-input-widget .quick-input-title').filter({ hasText: title }).waitFor();
    return this.page.locator('.quick-input-widget');
  }

  /** Puts the cursor on a 1-based line of the active editor. */
  async goToLine(line, column = 1) {
    await this.pick('Control+G', `${line}:${column}`, `${line}`);
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /**
   * Puts a text in the place of the active editor's. It is inserted at once, as from the clipboard: typed letters
   * bring suggestions up, and a line break would accept one. Waits until its last line shows.
   */
  async replaceText(text) {
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
    const last = text.trimEnd().split('\n').at(-1).split(' ').at(-1);
    await this.page.locator('.editor-instance .view-line').filter({ hasText: last }).first().waitFor();
  }

  /** The squiggles of a severity in the active editor. */
  squiggles(severity) {
    return this.page.locator(`.editor-instance .squiggly-${severity}`);
  }

  /** Opens the list of fixes at the cursor and gives it. */
  async lightBulb() {
    const menu = this.page.locator('.action-widget');
    await this.press(['Control+.'], menu.locator('.monaco-list-row.action').first());
    return menu;
  }

  /** Chooses the entry of a list of fixes whose title has a text. */
  async choose(menu, title) {
    await menu.locator('.monaco-list-row.action').filter({ hasText: title }).first().click();
  }

  /** The text that the active editor shows: as much of it as fits the window. */
  async content() {
    const lines = await this.page.locator('.editor-instance .view-lines').first().innerText();
    return lines.replaceAll('\u00a0', ' ');
  }

  /** Waits until the active editor shows a text. */
  async shows(text) {
    await until(
      async () => (await this.content()).includes(text),
      async () => `the editor does not show ${text}: ${await this.content()}`,
    );
  }

  /** Waits until the active editor underlines nothing. */
  async noSquiggles() {
    await until(
      async () => (await this.page.locator('.editor-instance [class*="squiggly-"]').count()) === 0,
      () => 'still underlined',
    );
  }

  /** Saves the active editor until the file of a folder of `makeFolder` is as `isRight` wants it. */
  async saved(folder, path, isRight) {
    await until(
      async () => {
        await this.page.keyboard.press('Control+S');
        return isRight(folder.read(path));
      },
      () => folder.read(path),
    );
  }

  /** Opens the hover at the cursor that has a text, and gives it. */
  async hover(text) {
    const hover = this.page.locator('.monaco-hover').filter({ hasText: text }).first();
    await this.press(['Control+K', 'Control+I'], hover);
    return hover;
  }

  /**
   * Presses keys until what they bring is there. Once is not always enough, for a person neither: the focus may still
   * be on its way, or what is asked for not be known yet.
   */
  async press(keys, brings) {
    for (let tries = 0; tries < 8; tries++) {
      for (const key of keys) await this.page.keyboard.press(key);
      const there = await brings.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (there) return;
      await this.page.keyboard.press('Escape');
    }
    await this.picture('keys-without-effect');
    throw new Error(`${keys.join(' ')} did not bring ${brings}`);
  }

  /** Waits for a notification with that text and gives it. */
  async notification(text, timeout = 120_000) {
    const toast = this.page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: text });
    await toast.first().waitFor({ timeout });
    return toast.first();
  }
}
