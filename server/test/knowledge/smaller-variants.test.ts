import { expect, it } from 'vitest';
import { smallerVariant } from '../../src/knowledge/smaller-variants';

it.each([
  ['python', '3.12', '3.12-slim'],
  ['python', '3.12-bookworm', '3.12-slim-bookworm'],
  ['node', '24', '24-slim'],
  ['node', '24-bookworm', '24-bookworm-slim'],
  ['debian', 'trixie', 'trixie-slim'],
  ['debian', '12', '12-slim'],
  ['ruby', '3.4', '3.4-slim'],
  ['eclipse-temurin', '21-jdk', '21-jre'],
  ['python', '3.12-slim', undefined],
  ['node', '24-alpine', undefined],
  ['node', 'lts', undefined],
  ['ubuntu', '24.04', undefined],
  ['python', '2.7', undefined],
])('%s:%s → %s', (image, tag, expected) => {
  expect(smallerVariant(image, tag)).toBe(expected);
});
