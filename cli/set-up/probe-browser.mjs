// Proves a browser: starts it through Playwright and waits for a visible element. Run as a child process with the path, "-" for Playwright's own.
import { chromium } from 'playwright';

const [path, sandbox] = process.argv.slice(2);
const browser = await chromium.launch({
  ...(path === '-' ? {} : { executablePath: path }),
  chromiumSandbox: sandbox === 'sandbox',
  args: ['--gaia-url=http://127.0.0.1:1', '--component-updater=url-source=http://127.0.0.1:1/'],
  timeout: 90_000,
});
try {
  const page = await browser.newPage();
  await page.setContent(
    '<p id="proof" hidden>seen</p><script>document.getElementById("proof").hidden = false</script>',
  );
  await page.waitForSelector('#proof', { state: 'visible', timeout: 60_000 });
  process.stdout.write(
    JSON.stringify({ version: browser.version(), path: path === '-' ? chromium.executablePath() : path }),
  );
} finally {
  await browser.close();
}
