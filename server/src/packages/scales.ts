/** Sizes in few bits: what is kept of them is far better than what an estimate can be. */

/** Ten binary digits of a number and how many were left out, as one number: exact up to 1023, then to 0.1 %. */
export function shortened(value: number): number {
  let left = 0;
  let rest = value;
  for (; rest > 1023; left++) rest = Math.round(rest / 2);
  return left === 0 ? rest : 512 * (left + 1) + (rest - 512);
}

/** The number that `shortened` gave this for, or one near it. */
export function lengthened(value: number): number {
  if (value < 1024) return value;
  const left = Math.floor(value / 512) - 1;
  return (512 + (value % 512)) * 2 ** Math.min(left, 21);
}

/** Steps of 9 %: what is read is within 4.5 % of what was written. */
const steps = 8;

/** How a package's file (bytes) compares to what is installed of it (KiB), from 1 to 255; 0 for an empty file. */
export function ratioOf(bytes: number, kibibytes: number): number {
  if (bytes <= 0) return 0;
  const scale = Math.log2(bytes / 1024 / Math.max(1, kibibytes));
  return Math.min(255, Math.max(1, 160 + Math.round(steps * scale)));
}

/** Bytes of a package's file. */
export function sizeOfRatio(ratio: number, kibibytes: number): number {
  return ratio === 0 ? 0 : Math.round(2 ** ((ratio - 160) / steps) * Math.max(1, kibibytes) * 1024);
}

/** 0, -1, 1, -2… as 0, 1, 2, 3… */
export function unsigned(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

export function signed(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
