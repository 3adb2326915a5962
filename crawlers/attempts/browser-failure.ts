// The browser's errors as the failures that a verdict knows. By their codes: the classes would load the browser's modules.
import { HttpFailure } from '../http/errors.ts';
import type { Failure, FailureKind } from '../verdict/input.ts';

export function browserFailure(error: unknown): Failure {
  if (error instanceof HttpFailure) return { kind: error.kind, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: kindOf(error), message };
}

function kindOf(error: unknown): FailureKind {
  if (!(error instanceof Error) || !('code' in error)) return 'browser';
  switch (error.code) {
    case 'navigation_failed':
      return netErrorKind('netError' in error ? String(error.netError) : '');
    case 'navigation_timed_out':
    case 'page_unresponsive':
      return 'timeout';
    case 'navigation_refused':
      return 'address_refused';
    case 'page_too_large':
      return 'what' in error && error.what === 'requests' ? 'too_many_requests' : 'too_large';
    case 'render_aborted':
      return 'aborted';
    default:
      return 'browser';
  }
}

function netErrorKind(name: string): FailureKind {
  if (/NAME_NOT_RESOLVED|DNS/.test(name)) return 'dns';
  if (/CERT|SSL|TLS/.test(name)) return 'tls';
  if (/TOO_MANY_REDIRECTS/.test(name)) return 'redirect_loop';
  if (/TIMED_OUT/.test(name)) return 'timeout';
  if (/CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED/.test(name)) return 'cut_off';
  if (/BLOCKED|SOCKS/.test(name)) return 'address_refused';
  return 'connection';
}
