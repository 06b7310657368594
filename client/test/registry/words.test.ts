import { describe, expect, it } from 'vitest';
import type { CheckedImage, PinnedImage } from '../../../server/src/protocol';
import {
  confirmWords,
  pinWords,
  refusalText,
  statusWords,
  updateReport,
  updateSummary,
} from '../../src/registry/words';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const pinned = (image: string, state: PinnedImage['state'], message?: string): PinnedImage => ({
  image,
  line: 0,
  state,
  ...(state === 'pinned' ? { digest: digest('a') } : {}),
  ...(message === undefined ? {} : { message }),
});
const checked = (
  image: string,
  state: CheckedImage['state'],
  more: Partial<CheckedImage> = {},
): CheckedImage => ({
  uri: 'file:///w/Dockerfile',
  line: 2,
  image,
  state,
  ...more,
});

describe('after pinning', () => {
  it('one image is named with the beginning of its digest', () => {
    expect(pinWords([pinned('debian:13', 'pinned')])).toEqual({
      text: 'debian:13 is pinned to sha256:aaaaaaaaaaaa….',
      isProblem: false,
    });
  });

  it('several are counted, each once', () => {
    const images = ['a', 'b', 'b'].map((image) => pinned(image, 'pinned'));
    expect(pinWords(images).text).toBe('2 images are pinned to their digests.');
  });

  it('what did not work is said after what did', () => {
    const words = pinWords([
      pinned('a', 'pinned'),
      pinned('b', 'failed', 'r.example.com has no b.'),
      pinned('$C', 'elsewhere', '$C is made up of arguments; pin it where the argument is set.'),
    ]);
    expect(words).toEqual({
      text: 'a is pinned to sha256:aaaaaaaaaaaa…. r.example.com has no b. $C is made up of arguments; pin it where the argument is set.',
      isProblem: true,
    });
  });

  it('many problems are not all told, and the same one once', () => {
    const failed = (image: string, message: string) => pinned(image, 'failed', message);
    expect(pinWords(['a', 'b', 'c'].map((image) => failed(image, 'It is down.'))).text).toBe('It is down.');
    expect(pinWords(['a', 'b', 'c', 'd'].map((image) => failed(image, `No ${image}.`))).text).toBe(
      'No a. No b. And 2 more of the kind.',
    );
  });

  it('nothing to do is no problem', () => {
    expect(pinWords([]).text).toBe('There is no image of a registry to pin.');
    const here = 'a has a digest already.';
    expect(pinWords([pinned('a', 'unchanged', here)])).toEqual({ text: here, isProblem: false });
    const both = ['a', 'b'].map((image) => pinned(image, 'unchanged', 'x'));
    expect(pinWords(both).text).toBe('All images have a digest already.');
  });
});

describe('before changing files', () => {
  const document = (uri: string, images: PinnedImage[]) => ({ uri, version: null, edits: [], images });
  const nameOf = (uri: string) => uri.slice('file:///w/'.length);

  it('says what changes where, and leaves out what does not', () => {
    const documents = [
      document('file:///w/a', [pinned('debian:13', 'pinned'), pinned('debian:13', 'pinned')]),
      document('file:///w/b', [pinned('alpine:3', 'pinned'), pinned('x', 'failed', 'No x.')]),
      document('file:///w/c', [pinned('y', 'unchanged')]),
    ];
    expect(confirmWords({ documents }, nameOf)).toEqual({
      question: 'Write 3 digests into 2 files?',
      detail: 'a: debian:13\nb: alpine:3',
    });
  });

  it('does not outgrow a dialog', () => {
    const documents = Array.from({ length: 20 }, (_, index) =>
      document(`file:///w/${index}`, [pinned('debian', 'pinned')]),
    );
    const { question, detail } = confirmWords({ documents }, nameOf);
    expect(question).toBe('Write 20 digests into 20 files?');
    expect(detail.split('\n')).toHaveLength(13);
    expect(detail).toMatch(/and 8 more files$/);
    const [one] = documents;
    expect(confirmWords({ documents: one ? [one] : [] }, nameOf).question).toBe(
      'Write the digest into 1 file?',
    );
  });
});

describe('after checking for updates', () => {
  it('says how many of the pinned images have one', () => {
    const old = (letter: string) => ({ pinned: digest(letter) });
    expect(updateSummary([checked('a', 'stale', old('a')), checked('b', 'current', old('b'))])).toBe(
      '1 of 2 pinned base images has an update.',
    );
    const all = [
      ...['a', 'b'].map((image) => checked(image, 'stale', old('a'))),
      ...['c', 'd'].map((image) => checked(image, 'current', old('c'))),
      checked('e', 'unpinned'),
      checked('f', 'failed', { ...old('f'), message: 'r.example.com does not answer.' }),
      checked('g', 'unknown'),
    ];
    expect(updateSummary(all)).toBe(
      '2 of 4 pinned base images have an update. 1 image without a digest has nothing to compare. 1 image could not be asked about. r.example.com does not answer.',
    );
  });

  it('counts an image once that stands in several places', () => {
    const one = checked('a', 'stale', { pinned: digest('a') });
    expect(updateSummary([one, { ...one, line: 9 }])).toBe('1 of 1 pinned base image has an update.');
    expect(updateSummary([one, { ...one, pinned: digest('b') }])).toBe(
      '2 of 2 pinned base images have an update.',
    );
  });

  it('says so when there is nothing to check', () => {
    expect(updateSummary([])).toBe('There is no base image that could have an update.');
    expect(updateSummary([checked('a', 'unpinned')])).toBe(
      '1 image without a digest has nothing to compare.',
    );
  });

  it('reports each place with what changed', () => {
    const lines = updateReport(
      [
        checked('debian:12', 'stale', {
          pinned: digest('a'),
          digest: digest('b'),
          changes: [
            { label: 'version', before: '12.5', after: '12.6' },
            { label: 'created', after: '2026-11-01T00:00:00Z' },
          ],
        }),
        checked('debian:13', 'current'),
        checked('own', 'failed', { message: 'r.example.com is down.' }),
      ],
      () => 'app/Dockerfile',
    );
    expect(lines).toEqual([
      `app/Dockerfile:3 debian:12: update from ${digest('a')} to ${digest('b')}, version 12.5 to 12.6, created 2026-11-01T00:00:00Z`,
      'app/Dockerfile:3 debian:13: up to date',
      'app/Dockerfile:3 own: r.example.com is down.',
    ]);
  });
});

describe('the status', () => {
  it('is there only while there is something to say', () => {
    expect(statusWords({ asking: 0, problems: [] })).toBeUndefined();
    expect(statusWords({ asking: 2, problems: [] })).toMatchObject({ isBusy: true, isProblem: false });
  });

  it('says what is wrong with a registry, or counts them', () => {
    const problem = (host: string) => ({ host, message: `${host} is down.` });
    expect(statusWords({ asking: 0, problems: [problem('docker.io')] })).toEqual({
      text: 'Registry: docker.io is down',
      detail: '',
      isBusy: false,
      isProblem: true,
    });
    expect(statusWords({ asking: 1, problems: [problem('a'), problem('b')] })).toEqual({
      text: 'Registries: 2 could not be asked',
      detail: 'a is down. b is down.',
      isBusy: true,
      isProblem: true,
    });
  });
});

describe('a refusal', () => {
  it('says why, and what to do', () => {
    expect(refusalText({ refused: 'no-registry' })).toMatch(/browser.*VS Code on a machine/);
    expect(refusalText({ refused: 'off' })).toContain('dockerfileHygiene.registry.lookups');
  });
});
