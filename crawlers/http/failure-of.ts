// What went wrong on the wire, as one of the few kinds that a verdict knows.
import { HttpFailure } from './errors.ts';
import type { FailureKind } from '../verdict/input.ts';

export function failureOf(
  error: unknown,
  url: string,
  redirects: readonly string[],
  time: { readonly deadline: AbortSignal; readonly milliseconds: number },
): HttpFailure {
  if (error instanceof HttpFailure) {
    return error.redirects.length > 0 || redirects.length === 0
      ? error
      : new HttpFailure(error.kind, error.url, error.message, redirects, error);
  }
  const code = codeOf(error);
  if (time.deadline.aborted)
    return new HttpFailure(
      'timeout',
      url,
      `${url} was not through after ${time.milliseconds} ms`,
      redirects,
      error,
    );
  if (error instanceof Error && error.name === 'AbortError')
    return new HttpFailure('aborted', url, `asking ${url} was given up`, redirects, error);
  const kind = kindOf(code);
  return new HttpFailure(
    kind,
    url,
    `${url}: ${meaning[kind] ?? 'the connection failed'} (${code})`,
    redirects,
    error,
  );
}

const meaning: Partial<Record<FailureKind, string>> = {
  dns: 'the name does not resolve',
  tls: 'no secure connection could be made',
  timeout: 'no answer came in time',
  cut_off: 'the answer broke off before its end',
  too_large: 'the answer passed a bound',
};

function kindOf(code: string): FailureKind {
  if (/^(?:ENOTFOUND|EAI_)/.test(code)) return 'dns';
  if (/^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH)/.test(code))
    return 'tls';
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'timeout';
  if (/HEADERS_OVERFLOW|MAX_RESPONSE|HPE_HEADER_OVERFLOW/.test(code)) return 'too_large';
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return 'cut_off';
  return 'connection';
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error.cause instanceof Error) return codeOf(error.cause);
  return error.message.slice(0, 120);
}
