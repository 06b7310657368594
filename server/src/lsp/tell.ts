/** Tells the client something that nothing depends on: a connection that has closed meanwhile, which throws, is no error. */
export function tell(send: () => Promise<unknown>): void {
  Promise.resolve()
    .then(send)
    .catch(() => {});
}
