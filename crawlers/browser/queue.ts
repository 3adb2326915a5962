// The queue of a crawler that is kept alive: in memory, first come first served, and nothing is kept of what is done.
import type { Request } from 'crawlee';
import type { Crawlee } from './load-crawlee.ts';

export interface Ticket {
  readonly key: string;
  readonly request: { readonly url: string };
}

/** Crawlee's RequestQueue remembers every request for ever and asks its storage five times a page. */
export class TicketQueue<One extends Ticket> {
  private readonly waiting: One[] = [];
  private readonly running = new Map<string, One>();
  private handled = 0;
  private readonly crawlee: Crawlee;

  constructor(crawlee: Crawlee) {
    this.crawlee = crawlee;
  }

  push(ticket: One): void {
    this.waiting.push(ticket);
  }

  /** The ticket of a request that Crawlee hands to us. */
  ticketOf(request: Request): One | undefined {
    return this.running.get(request.uniqueKey);
  }

  /** Takes one back that has not begun. */
  withdraw(ticket: One): boolean {
    const index = this.waiting.indexOf(ticket);
    if (index >= 0) this.waiting.splice(index, 1);
    return index >= 0;
  }

  /** Its answer was given. */
  forget(ticket: One): void {
    this.running.delete(ticket.key);
  }

  unfinished(): One[] {
    return [...this.waiting, ...this.running.values()];
  }

  async isFinished(): Promise<boolean> {
    return this.waiting.length === 0 && this.running.size === 0;
  }

  async isEmpty(): Promise<boolean> {
    return this.waiting.length === 0;
  }

  async handledCount(): Promise<number> {
    return this.handled;
  }

  getTotalCount(): number {
    return this.handled + this.waiting.length + this.running.size;
  }

  getPendingCount(): number {
    return this.waiting.length;
  }

  async fetchNextRequest(): Promise<Request | null> {
    const ticket = this.waiting.shift();
    if (!ticket) return null;
    this.running.set(ticket.key, ticket);
    return new this.crawlee.Request({ url: ticket.request.url, uniqueKey: ticket.key, id: ticket.key });
  }

  /** The ticket stays until its answer is given: Crawlee counts a failure as handled before it tells us. */
  async markRequestHandled(): Promise<null> {
    this.handled += 1;
    return null;
  }

  async reclaimRequest(request: Request): Promise<null> {
    const ticket = this.running.get(request.uniqueKey);
    this.running.delete(request.uniqueKey);
    if (ticket) this.waiting.unshift(ticket);
    return null;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Request> {
    for (let next = await this.fetchNextRequest(); next; next = await this.fetchNextRequest()) yield next;
  }

  /** Requests come by push alone. */
  addRequest(): never {
    throw new Error('this queue takes tickets, not requests');
  }

  addRequestsBatched(): never {
    throw new Error('this queue takes tickets, not requests');
  }
}
