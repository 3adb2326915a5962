// What one part of a test opens and another waits at: an order that does not hang on time.
export interface TestGate {
  readonly passed: Promise<void>;
  open(): void;
}

export function gate(): TestGate {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}
