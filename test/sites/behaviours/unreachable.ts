import { hangUp } from '../respond.ts';
import type { Behaviour } from '../site.ts';

export const unreachableHosts: Behaviour = {
  name: 'unreachable',
  does: 'a connection that ends without an answer, one that never answers, a half answer, and an address that wants TLS where there is none',
  hosts: ['reset.breakwater.test', 'silent.hushwater.test', 'half.breakwater.test', 'tls.breakwater.test'],
  samples: [
    { url: 'http://reset.breakwater.test/', kind: 'page', verdict: 'unreachable' },
    { url: 'http://silent.hushwater.test/', kind: 'page', verdict: 'unreachable', slow: true },
    { url: 'http://half.breakwater.test/', kind: 'page', verdict: 'incomplete', also: ['empty'] },
    { url: 'https://tls.breakwater.test/', kind: 'page', verdict: 'unreachable' },
  ],
  answer(exchange) {
    if (exchange.host.startsWith('silent.')) return;
    if (exchange.host.startsWith('half.')) {
      exchange.response.writeHead(200, { 'content-type': 'text/html', 'content-length': '50000' });
      exchange.response.write(
        '<!doctype html><html lang="en"><head><title>Policy</title></head><body><h1>Policy</h1><p>We keep',
      );
      setTimeout(() => hangUp(exchange), 50);
      return;
    }
    hangUp(exchange);
  },
};
