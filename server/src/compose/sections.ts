import type { ComposeService } from './model';
import type { YamlNode } from './yaml-tree';

/** The sections that a service has itself, in the document's order; merge keys are none. */
export function sectionsOf(service: YamlNode | undefined, text: string): ComposeService['sections'] {
  if (service?.kind !== 'map') return [];
  return service.entries
    .filter(({ merge }) => !merge)
    .map(({ key, keySpan, value }) => {
      const style = styleOf(value);
      return {
        name: key,
        key: keySpan,
        value: style === 'empty' ? undefined : value?.span,
        style,
        itemColumn: style === 'block' && value ? columnAt(text, value.span.start) : undefined,
        end: Math.max(keySpan.end, value?.span.end ?? keySpan.end),
      };
    });
}

function styleOf(value: YamlNode | undefined): ComposeService['sections'][number]['style'] {
  if (!value) return 'empty';
  if (value.kind === 'alias') return 'alias';
  if (value.kind === 'scalar') return value.isNull && value.value === '' ? 'empty' : 'scalar';
  return value.flow ? 'flow' : 'block';
}

/** Column of an offset, 0-based. */
export function columnAt(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return offset - start;
}
