import { distributionOf, isDistributionArchive } from '../../knowledge/distributions';
import { baseName } from '../../provenance/files';
import type { Build } from '../../provenance/model';
import type { ImageReference, Span } from '../../syntax';

/** Package managers and the distributions that have them. */
const homes: readonly (readonly [program: RegExp, distributions: RegExp])[] = [
  [/^(?:apt|apt-get|aptitude|dpkg)$/, /^(?:debian|ubuntu)$/],
  [/^apk$/, /^(?:alpine|wolfi)$/],
  [/^(?:yum|dnf|microdnf|rpm)$/, /^(?:fedora|centos|rhel|rocky|almalinux|oracle|amazon)$/],
  [/^(?:zypper)$/, /^(?:opensuse|sles)$/],
  // Helpers that only the image itself has.
  [/^(?:my_init|apk-install|apt-install|install_packages|docker-service|install_clean)$/, /^$/],
];

/**
 * False when what is built on the image needs a package manager or helper that the other image does not have.
 * Another release of the same distribution always fits.
 */
export function fitsBuild(build: Build, operand: Span, from: ImageReference, to: ImageReference): boolean {
  const distribution = distributionOf(to)?.distribution ?? '';
  if (distribution !== '' && distributionOf(from)?.distribution === distribution && isSameSoftware(from, to))
    return true;
  const built = build.stages.filter((stage) => stage.root.operand?.span.start === operand.start);
  const programs = built.flatMap((stage) => [
    ...stage.commands.map((c) => c.name),
    ...[stage.start.entrypoint, stage.start.cmd].flatMap((start) =>
      (start?.commands ?? []).map(({ argv }) => baseName(argv[0]?.text ?? '')),
    ),
  ]);
  if (!programs.every((name) => homes.every(([program, at]) => !program.test(name) || at.test(distribution))))
    return false;
  // Packages that are fetched by name from the archive of the one are strangers in the other.
  const [before, after] = [from, to].map((image) => distributionOf(image));
  return built
    .flatMap((stage) => stage.packageFiles)
    .every(({ url }) => !isDistributionArchive(before, url.text) || isDistributionArchive(after, url.text));
}

function isSameSoftware(from: ImageReference, to: ImageReference): boolean {
  return from.registry === to.registry && from.repository === to.repository;
}
