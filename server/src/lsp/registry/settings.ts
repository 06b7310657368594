import type { RegistrySettings } from '../services';

/** When registries are asked: by commands only, also when a document is opened, or never. */
const lookups = ['onRequest', 'onOpen', 'off'] as const;

/** The settings below `registry` that hold for one document. */
export interface RegistryAccess extends Pick<RegistrySettings, 'insecure' | 'timeout'> {
  readonly lookups: (typeof lookups)[number];
}

/** How the editor gets through a proxy. */
export type ProxySettings = Pick<RegistrySettings, 'proxy' | 'noProxy' | 'strictSSL'>;

/** Seconds. */
const defaultTimeout = 10;
const longestTimeout = 300;

/** Reads what the editor has below `dockerfileHygiene.registry`; what makes no sense has its default. */
export function registryAccess(value: unknown): RegistryAccess {
  const { lookups: when, insecure, timeout } = entriesOf(value);
  return {
    lookups: lookups.find((word) => word === when) ?? 'onRequest',
    insecure: texts(insecure),
    timeout: typeof timeout === 'number' && timeout > 0 ? Math.min(timeout, longestTimeout) : defaultTimeout,
  };
}

/** Reads the editor's `http` section. */
export function proxySettings(value: unknown): ProxySettings {
  const { proxy, noProxy, proxyStrictSSL, proxySupport } = entriesOf(value);
  const isUsed = typeof proxy === 'string' && proxy.trim() !== '' && proxySupport !== 'off';
  return {
    proxy: isUsed ? proxy.trim() : undefined,
    noProxy: texts(noProxy),
    strictSSL: proxyStrictSSL !== false,
  };
}

function entriesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.flatMap((item) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []))
    : [];
}
