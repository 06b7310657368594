// Lets a page of the workbench run an extension's test suite and waits for its exit code.

/**
 * Opens `url` in a new page. The workbench there calls two functions that only test runners give a page:
 * one with each line that the suite logs, one with the exit code. Resolves to that code; rejects after
 * `timeout` ms or when the page crashes. `onResults` gets the counts that a suite without files logs.
 */
export async function runSuiteInPage(browser, url, { timeout = 240_000, screenshot, onResults } = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  let onTimeout;
  const code = new Promise((resolve, reject) => {
    onTimeout = setTimeout(() => reject(new Error(`The suite did not end within ${timeout} ms`)), timeout);
    page.on('crash', () => reject(new Error('The page crashed')));
    const ready = Promise.all([
      page.exposeFunction('codeAutomationLog', (type, args) => log(type, args, onResults)),
      page.exposeFunction('codeAutomationExit', (value) => resolve(value)),
    ]);
    ready.then(() => page.goto(url)).catch(reject);
  });
  try {
    return await code;
  } catch (error) {
    if (screenshot) await page.screenshot({ path: screenshot }).catch(() => {});
    throw error;
  } finally {
    clearTimeout(onTimeout);
    await page.close().catch(() => {});
  }
}

// console.log of a suite arrives as a format string and its values, colours as %c with a style.
function log(type, args, onResults) {
  const [format, ...values] = Array.isArray(args) ? args : [args];
  if (process.env.HYGIENE_DEBUG) console.error(type, ...args);
  if (typeof format !== 'string') return;
  const text = format.replace(/%[csdifoO]/g, (directive) => {
    const value = values.shift();
    return directive === '%c' ? '' : String(value);
  });
  // The workbench's own chatter comes the same way; the suite marks its lines.
  const [, mark, line] = /\[(suite|suite-results)\] ?(.*)$/s.exec([text, ...values].join(' ')) ?? [];
  if (mark === 'suite') console.log(line);
  if (mark === 'suite-results') onResults?.(JSON.parse(line));
}
