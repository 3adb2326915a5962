// What stands in the place of a page for a while: none of these says anything about the vendor's promises.
import type { Brand } from '../markup/brand.ts';
import { frame } from '../markup/frame.ts';
import { html, redirect } from '../respond.ts';
import type { Exchange } from '../site.ts';

export function interstitial(exchange: Exchange): void {
  const page = `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head><body><div class="main-wrapper" role="main"><h1>${exchange.host}</h1><h2>Verifying that you are human. This may take a few seconds.</h2><p>${exchange.host} needs to review the security of your connection before proceeding.</p></div><script>window._cf_chl_opt={cType:'managed'}</script></body></html>`;
  html(exchange, page, { status: 403, headers: { 'cf-mitigated': 'challenge', server: 'cloudflare' } });
}

export function errorWithin(brand: Brand, exchange: Exchange): void {
  const main = `<div class="grid py-16"><h1>This page is not available</h1><p>Something went wrong on our end while we loaded it. Please try again later.</p><a class="btn btn-primary" href="/">Go to the home page</a></div>`;
  html(
    exchange,
    frame({ brand, host: exchange.host, title: 'Data Processing Addendum', path: exchange.path, main }),
  );
}

export function toSignIn(exchange: Exchange, domain: string): void {
  redirect(exchange, `http://accounts.${domain}/signin?next=${encodeURIComponent(exchange.path)}`);
}

export function signInPage(brand: Brand, exchange: Exchange): void {
  const main = `<div class="card mx-auto py-16" style="max-width:26rem"><h1>Sign in to ${brand.name}</h1><form method="post"><label>Email <input type="email" name="email"></label><label>Password <input type="password" name="password"></label><button class="btn btn-primary">Sign in</button></form><p><a href="/reset">Forgot password?</a></p></div>`;
  html(
    exchange,
    frame({
      brand,
      host: exchange.host,
      title: 'Sign in',
      path: exchange.path,
      main,
      cookies: 'none',
      canonical: false,
    }),
  );
}
