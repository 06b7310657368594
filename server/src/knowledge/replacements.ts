import { movedImage } from './moved-images';
import { officialImage } from './official-images';
import { replacementRules } from './replacement-table';
import { javaTag } from './replacement-tags';
import { libraryName, type Repository } from './repository';
import { currentVersionTag } from './tags';

/** What to build on instead of a community base. */
export interface Replacement {
  /** A full image reference as one writes it in `FROM`, with a tag. */
  readonly image: string;
  /** One sentence that says what is different. */
  readonly note: string;
}

/**
 * A living official (or the software's own) image to use instead of the image `ref`, where the change
 * is known to be sensible; `undefined` otherwise. A version in the tag is kept where tags mean the same in both
 * (`mhart/alpine-node:12` → `node:12-alpine`); else the tag is the current version of the official image.
 */
export function curatedReplacement(
  ref: Repository & { readonly tag?: string | undefined },
): Replacement | undefined {
  const removed = libraryName(ref);
  if (removed !== undefined) return successorOf(removed, ref.tag);
  const moved = movedImage(ref);
  if (moved !== undefined)
    return {
      image: moved.image,
      note: moved.same
        ? `The same image: ${moved.who} publishes it there now.`
        : `${moved.who} publishes it there now.`,
    };
  if (ref.registry !== 'docker.io') return undefined;
  const rule = replacementRules.get(ref.repository);
  const tag = rule?.tag(rule.image, ref.tag);
  return rule === undefined || tag === undefined
    ? undefined
    : { image: `${rule.image}:${tag}`, note: rule.note };
}

const sameJava = javaTag({ kind: 'jdk' });

/** Versions of successors that are no official images. Curated 2026-11-21. */
const successorVersions: Readonly<Record<string, string>> = {
  'hashicorp/consul': '1.21',
  'hashicorp/vault': '1.20',
  'mcr.microsoft.com/dotnet/sdk': '10.0',
  'opensuse/leap': '16.0',
  'rockylinux/rockylinux': '10',
};

/** For a deprecated or removed official image: its successor, where a version of it is known. */
function successorOf(name: string, tag: string | undefined): Replacement | undefined {
  const image = officialImage(name);
  if (image?.successor === undefined) return undefined;
  const version =
    (image.successor === 'eclipse-temurin' ? sameJava(image.successor, tag) : undefined) ??
    currentVersionTag(image.successor) ??
    successorVersions[image.successor];
  if (version === undefined) return undefined;
  const since = image.since === undefined ? '' : ` since ${image.since}`;
  return {
    image: `${image.successor}:${version}`,
    note: `The official image ${name} is ${image.status}${since}.`,
  };
}
