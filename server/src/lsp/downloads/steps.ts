/**
 * Turns bytes that arrived into progress, as seldom as a person can see it: at each percent, or at each megabyte where the
 * end is not known.
 */
export function steps(
  report: (message: string, percentage: number | undefined) => void,
): (received: number, size: number | undefined) => void {
  let last = -1;
  return (received, size) => {
    const percentage =
      size === undefined || size === 0 ? undefined : Math.min(100, Math.floor((100 * received) / size));
    const step = percentage ?? Math.floor(received / 1e6);
    if (step === last) return;
    last = step;
    const of = size === undefined ? '' : ` of ${(size / 1e6).toFixed(1)}`;
    report(`${(received / 1e6).toFixed(1)}${of} MB`, percentage);
  };
}
